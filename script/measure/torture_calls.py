"""Single system calls that fail, by strace's injection."""
import re
import shutil
from collections import Counter
from dataclasses import dataclass

from . import common, torture_bed, torture_kills

# Which errors each call of a small run can give; of those that only write, silence about a failure is a fault.
ERRORS = {
    "write": ["ENOSPC", "EIO"], "pwrite64": ["ENOSPC", "EIO"], "fsync": ["EIO", "ENOSPC"], "fdatasync": ["EIO", "ENOSPC"],
    "ftruncate": ["EIO"], "rename": ["EIO", "ENOSPC"], "mkdir": ["ENOSPC"], "mkdirat": ["ENOSPC"],
    "unlinkat": ["EIO"], "unlink": ["EIO"], "syncfs": ["EIO"], "read": ["EIO"], "pread64": ["EIO"],
    "openat": ["EMFILE", "EIO", "ENOMEM"], "getdents64": ["EIO", "ENOMEM"], "newfstatat": ["EIO", "ENOMEM"],
    "fstat": ["EIO"], "statx": ["EIO"], "mmap": ["ENOMEM"],
}
# A failure of these that goes unsaid may be a loss that nobody knows of.
MUST_BE_SAID = {"fsync", "fdatasync", "syncfs", "pwrite64"}
LINE = re.compile(r"^(\d+)\s+(\w+)\((.*)$")


@dataclass
class Place:
    """Where a call is made to fail: the `number`th of its kind in a thread, of those that touch `path` if there is one."""
    call: str
    error: str
    number: int
    path: str = ""

    def options(self):
        paths = ["-P", self.path] if self.path else []
        return [*paths, "-e", f"trace={self.call},syncfs", "-e", f"inject={self.call}:error={self.error}:when={self.number}"]


def traced(bed, command, *options):
    """Runs a command under strace; what it gives, and the lines of the trace."""
    log = bed.tmp / "trace"
    done = bed.run(["strace", "-f", "-qq", "-y", "-o", log, *options, *command])
    lines = [LINE.match(line) for line in log.read_text(errors="replace").splitlines()] if log.exists() else []
    return done, [line.groups() for line in lines if line]


def places(bed, command, paths, most):
    """Where calls of the command can fail behind the loader's: at most `most` of each kind of call."""
    done, lines = traced(bed, command, "-e", "trace=" + ",".join(ERRORS))
    if bed.complaint(done):
        raise common.Failed(f"under strace: {bed.complaint(done)}")
    counts, loader, begun = Counter(), Counter(), False
    for thread, call, rest in lines:
        if "(INJECTED)" in rest:
            continue
        begun = begun or str(bed.tmp / "home") in rest or str(bed.tmp / "trial") in rest
        counts[thread, call] += 1
        if not begun:
            loader[call] += 1
    found = []
    for call, errors in ERRORS.items():
        last = max((count for (_, name), count in counts.items() if name == call), default=0)
        numbers = list(range(loader[call] + 1, last + 1))
        chosen = numbers if len(numbers) <= most else sorted(bed.random.sample(numbers, most))
        found += [Place(call, error, number) for error in errors for number in chosen]
    for path in paths:  # the first calls of threads, which have the numbers of the loader's
        for call in ("openat", "read", "pread64", "getdents64", "newfstatat", "fstat", "statx"):
            found += [Place(call, ERRORS[call][0], number, str(path)) for number in (1, 2)]
    return found


def injected(lines):
    """The calls that were made to fail, with their paths."""
    return [(call, rest) for _, call, rest in lines if "(INJECTED)" in rest]


def told_by_syncfs(lines):
    """Whether a syncfs of the run followed the call that was made to fail.

    The kernel tells syncfs of every write that failed since its descriptor was opened, whoever asked before; strace
    makes only the one call fail. Xapian's compaction does not look at its own syncs, and the program does not rely
    on them."""
    failed = next((at for at, (_, _, rest) in enumerate(lines) if "(INJECTED)" in rest), len(lines))
    return any(call == "syncfs" for _, call, _ in lines[failed + 1:])


def complaint(bed, done, lines):
    """What is wrong with the way in which a program ended; a sentence that could not be written is none."""
    fault = bed.complaint(done)
    muted = any(call == "write" and rest.lstrip("(").startswith("2<") for call, rest in injected(lines))
    return None if muted and fault == torture_bed.NO_WORD else fault


def judge(bed, run, done, lines, database):
    """What is wrong after a run some of whose calls, the ones marked in `lines`, failed."""
    failed = injected(lines)
    if fault := complaint(bed, done, lines):
        return fault
    if done.returncode == 0:
        silent = [call for call, rest in failed if call in MUST_BE_SAID and str(database) in rest and "/lock>" not in rest]
        if silent and not told_by_syncfs(lines):
            return f"status 0 though {silent[0]} failed: {failed[0][1][:150]}"
        fault = torture_bed.differs(bed.state(database, run.numbers), run.after)
        if fault:
            return f"status 0, but {fault}"
    # A document that could not be read is missing until the next run reads it, and the run said so.
    folders = (str(bed.tmp / "documents"), str(bed.tmp / "much"))
    unread = done.returncode == 2 and any(folder in rest for _, rest in failed for folder in folders)
    return torture_kills.judge(bed, run, database, may_lack_some=unread)


def search_faults(bed, tally, database, numbers, most):
    """Calls that fail under a search: it gives the same answers, or says an error."""
    wanted = bed.state(database, numbers)
    command = [bed.search_program, "--db", str(database), "-f", "json", "-n", "0", "yerevan"]
    expected = torture_bed.answer_of(bed.run(command).stdout)
    for place in places(bed, command, [database / "XAPIANDB", bed.tables(database)[0] / "postlist.glass"], most):
        done, lines = traced(bed, command, *place.options())
        if not injected(lines):
            continue
        fault = complaint(bed, done, lines)
        if not fault and done.returncode == 0 and torture_bed.answer_of(done.stdout) != expected:
            fault = "another answer with status 0"
        if not fault and done.returncode == 1:
            fault = "nothing found"
        words = " ".join(["strace -f", *place.options(), *map(str, command)])
        tally.trial(("search", f"{place.call} {place.error}"), words, fault)
    assert wanted


def measure(bed, tally, count):
    """About `count` failing calls for each kind of run."""
    if shutil.which("strace") is None:
        raise common.Missing("strace is not installed (Debian: apt install strace)")
    kinds = [run for run in torture_kills.runs(bed, large=False)
             if run.name in ("first build", "in place", "rebuild", "--retag", "in place, 3 shards", "--repair")]
    most = max(2, count // (len(kinds) * 15))
    for run in kinds:
        torture_kills.undisturbed(bed, run)
        database = bed.copy(run.base)
        # One thread, so that the same call fails each time.
        command = [bed.index_program, "-j", "1", "--db", str(database), "-q", *map(str, run.arguments)]
        folder = bed.tmp / "documents"
        paths = [folder, folder / "00001.txt", database / "XAPIANDB", database, database / "chancery.id"]
        for place in places(bed, command, paths, most):
            bed.copy(run.base)
            done, lines = traced(bed, command, *place.options())
            failed = injected(lines)
            if not failed:
                continue
            fault = judge(bed, run, done, lines, database)
            words = " ".join(["strace -f", *place.options(), *command])
            tally.trial((run.name, f"{place.call} {place.error}"), words, fault)
    search_faults(bed, tally, bed.tmp / "base", kinds[0].numbers, most)
