"""The prompt as it is typed at: the first prompt, completion, queries with their snippets, pictures.

Times are processor time of the one process (/proc/PID/task/*/schedstat, in nanoseconds), which other work on the
machine disturbs little; the first prompt is also measured by the clock.
"""
import json
import os
import pty
import select
import subprocess
import termios
import time

from . import common, latency

# What stands before the cursor when Tab is pressed.
COMPLETIONS = ["publ", "actor:azer", "actor:united k", "actor:s", "issue:bord", "issue:p", "about:iran", "zangezur co", "united na",
               "sanc", "nuclear dis", "al", "co", "publisher:", "publisher:u", "lang:", "type:", ":op", ":", ":who nuc", ":what un",
               ":+ ira", ":cite 1 b", ":facets ac", "sanctions on ir", "kashmir ind", "the question of western sah", "falkl"]
QUIET = 0.03  # seconds without output or work after which a key's effect is over


def cpu(pid):
    """Milliseconds of processor time so far."""
    total = 0
    for task in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{task}/schedstat", encoding="ascii") as stat:
            total += int(stat.read().split()[0])
    return total / 1e6


class Typist:
    """A prompt at a pseudo-terminal of 80 columns."""

    def __init__(self, search, db, home):
        self.began = time.monotonic()
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            environment = dict(os.environ, XDG_STATE_HOME=str(home), TERM="xterm", LC_ALL="C.UTF-8", PAGER="cat")
            os.execve(search, [search, "--db", str(db)], environment)
        termios.tcsetwinsize(self.terminal, (40, 80))

    def until(self, text):
        """Reads until `text` is shown."""
        seen = b""
        while text not in seen:
            if not select.select([self.terminal], [], [], 60)[0]:
                raise common.Failed(f"the prompt did not show {text!r}")
            try:
                seen += os.read(self.terminal, 65536)
            except OSError as error:
                raise common.Failed("the prompt ended") from error
        return seen

    def settle(self):
        """Reads until nothing more comes and nothing more is worked."""
        last = cpu(self.pid)
        while True:
            if select.select([self.terminal], [], [], QUIET)[0]:
                os.read(self.terminal, 65536)
                continue
            now = cpu(self.pid)
            if now == last:
                return now
            last = now

    def press(self, keys):
        """Milliseconds of processor time until the effect of `keys` is over."""
        before = self.settle()
        os.write(self.terminal, keys)
        return self.settle() - before

    def close(self):
        os.close(self.terminal)
        os.waitpid(self.pid, 0)


def first_prompts(search, db, home, times=9):
    """(milliseconds by the clock, of processor time) until a prompt stands there."""
    clock, processor = [], []
    for _ in range(times):
        typist = Typist(search, db, home)
        typist.until(b"> ")
        clock.append((time.monotonic() - typist.began) * 1000)
        processor.append(cpu(typist.pid))
        typist.close()
    return min(clock), sorted(processor)[times // 2]


def completions(search, db, home, repeat=3):
    """(what was typed, milliseconds) of each; the first of all apart, which makes the list of names."""
    typist = Typist(search, db, home)
    typist.until(b"> ")
    typist.press(b"nuclear disarmament\r")
    typist.press(b":facets\r")
    typist.press(b"azerb")
    first = typist.press(b"\t")
    typist.press(b"\x15")
    taken = []
    for _ in range(repeat):
        for typed in COMPLETIONS:
            typist.press(typed.encode())
            # The second press lists what several names begin with.
            taken.append((max(typist.press(b"\t"), typist.press(b"\t")), typed))
            typist.press(b"\x15")
    typist.close()
    return first, taken


def queries(search, db, lines, repeat=3):
    """Milliseconds of processor time a query, in one process, answers written as JSON; and the queries."""
    process = subprocess.Popen([search, "--db", str(db), "--format", "json", "-n", "10"], stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE)
    taken = []
    last = None
    for line in [lines[0], *lines * repeat]:
        process.stdin.write(line.encode() + b"\n")
        process.stdin.flush()
        if not process.stdout.readline():
            raise common.Failed("chancery-search ended early")
        now = cpu(process.pid)
        if last is not None:
            taken.append((now - last, line))
        last = now
    process.stdin.close()
    process.wait()
    return taken


def matrix(search, db):
    """Milliseconds of the picture of all documents, the second in a process."""
    output = common.run([search, "--db", db, "--format", "json", "--matrix"], input=b"*\n*\n*\n")
    return min(json.loads(line)["took_ms"] for line in output.splitlines()[1:])


def measure(env):
    db = env.index(common.need(env.data / "speeches"), "prompt")
    home = env.tmp / "prompt-home"
    home.mkdir()
    clock, processor = first_prompts(env.search, db, home)
    yield env.row("prompt", "first prompt, ms by the clock", None, clock, ("≤", 50))
    yield env.row("prompt", "first prompt, ms of processor", None, processor)
    first, taken = completions(env.search, db, home)
    slowest, typed = max(taken)
    yield env.row("prompt", "completion, median ms", None, latency.spread([one for one, _ in taken])[0])
    yield env.row("prompt", "completion, slowest ms", None, slowest, ("≤", 10))
    yield env.row("prompt", "completion, the first in a process", None, first, ("≤", 10))
    env.note(f"prompt: the slowest completion is of \"{typed}\"; {len(COMPLETIONS)} beginnings")
    lines = common.query_lines((common.ROOT / "script/measure/queries.txt").read_text(encoding="utf-8"))
    timed = queries(env.search, db, lines)
    median, high = latency.spread([one for one, _ in timed])
    yield env.row("prompt", "query and ten snippets, median ms", None, median, ("≤", 5))
    yield env.row("prompt", "query and ten snippets, p99 ms", None, high, ("≤", 20))
    worst = sorted(timed, reverse=True)[:3]
    env.note("prompt: slowest queries: " + "; ".join(f"{line} ({one:.1f} ms)" for one, line in worst))
    yield env.row("prompt", "matrix of all hits, ms", None, matrix(env.search, db), ("≤", 300))
