"""Shared by script/evaluate and script/bench: the data folder, programs, temporary folders, tables."""
import json
import os
import platform
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NO_DATA = ("no data at {}: name a folder as docs/evaluation.md describes, as an argument or in "
           "CHANCERY_DATA")


class Missing(Exception):
    """Something that a measurement needs is not there: it is said and skipped."""


class Failed(Exception):
    """A program that is measured failed."""


def say(text):
    """Progress, on standard error."""
    print(text, file=sys.stderr, flush=True)


def end_tidily():
    """Lets an ended script (SIGTERM, SIGHUP) remove its temporary folder as after Ctrl-C."""
    def stop(number, _frame):
        raise SystemExit(128 + number)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)


def default_data():
    named = os.environ.get("CHANCERY_DATA")
    return Path(named) if named else Path(tempfile.gettempdir()) / "chancery-data"


def program(folder, name, tmp):
    """A copy of the program, so that a build in between does not mix two versions in one table."""
    path, copy = Path(folder) / name, Path(tmp) / name
    for wait in (0, 5, 10, 30):  # a linker may just be writing it
        time.sleep(wait)
        try:
            shutil.copy(path, copy)
            if subprocess.run([copy, "--version"], capture_output=True).returncode == 0:
                return str(copy)
        except FileNotFoundError:
            if not path.parent.is_dir():
                break
        except OSError:
            pass
    raise Missing(f"{name} is not built ({path}): run script/build")


def python_with(module):
    """A Python that has `module`: this one, else Debian's own."""
    for python in (sys.executable, "/usr/bin/python3"):
        try:
            found = subprocess.run([python, "-c", f"import {module}"], capture_output=True).returncode == 0
        except OSError:
            found = False
        if found:
            return python
    raise Missing(f"no Python has the module {module} (Debian: python3-{module})")


def need(path):
    """The path, when it is there."""
    if not Path(path).exists():
        raise Missing(f"{Path(path).name} is not in the data folder")
    return Path(path)


def run(command, ok=(0,), timeout=3600, into=None, **options):
    """Runs a program and gives its standard output as text, or writes it to a file; Failed when it ends otherwise."""
    name = Path(command[0]).name
    command = [str(part) for part in command]
    try:
        if into:
            with open(into, "wb") as out:
                done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, timeout=timeout, **options)
        else:
            done = subprocess.run(command, capture_output=True, timeout=timeout, **options)
    except OSError as error:
        raise Failed(f"{name} could not be started: {error.strerror}") from error
    except subprocess.TimeoutExpired as error:
        raise Failed(f"{name} did not end in {timeout} s") from error
    if done.returncode not in ok:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["no message"]
        how = f"signal {-done.returncode}" if done.returncode < 0 else f"status {done.returncode}"
        raise Failed(f"{name} ended with {how}: {lines[-1]}")
    return "" if into else done.stdout.decode("utf-8", "replace")


def script(data, name, *arguments, python=sys.executable):
    """Runs a scoring script of the data folder."""
    return run([python, need(data / name), *arguments])


def records(path):
    """The records of a file of JSON lines."""
    with open(path, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def query_lines(text):
    """The lines of a query file that are no comment."""
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def machine():
    """The machine in one line: processor, cores in use, memory, system."""
    name = platform.machine()
    try:
        for line in open("/proc/cpuinfo", encoding="utf-8"):
            if line.startswith("model name"):
                name = line.split(":", 1)[1].strip()
                break
        kilobytes = int(open("/proc/meminfo", encoding="utf-8").readline().split()[1])
        memory = f", {kilobytes / 2**20:.1f} GB memory"
    except (OSError, ValueError, IndexError):
        memory = ""
    cores = len(os.sched_getaffinity(0))
    load = os.getloadavg()[0]
    return f"{name}, {cores} cores{memory}, Linux {platform.release()}, load {load:.1f} at the start"


def revision():
    """The commit that is measured."""
    try:
        commit = run(["git", "-C", ROOT, "rev-parse", "--short", "HEAD"]).strip()
        changed = run(["git", "-C", ROOT, "status", "--porcelain", "-uno"]).strip()
    except (OSError, Failed):
        return "no git"
    return commit + (" with changes" if changed else "")


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def table(head, rows, left=1, markdown=False):
    """Rows of strings as aligned text or Markdown; the first `left` columns are aligned left."""
    rows = [[str(cell) for cell in row] for row in rows]
    widths = [max(width(row[i]) for row in [head, *rows]) for i in range(len(head))]

    def cells(row):
        for i, cell in enumerate(row):
            fill = " " * (widths[i] - width(cell))
            yield cell + fill if i < left else fill + cell

    if markdown:
        rule = ["-" * w if i < left else "-" * (w - 1) + ":" for i, w in enumerate(widths)]
        lines = [head, rule, *rows]
        return "\n".join("| " + " | ".join(cells(line)) + " |" for line in lines)
    lines = [head, ["-" * w for w in widths], *rows]
    return "\n".join("  ".join(cells(line)).rstrip() for line in lines)
