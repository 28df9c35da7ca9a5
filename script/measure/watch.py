"""Runs a program and watches the memory of its whole process tree."""
import os
import resource
import subprocess
import tempfile
import time
from pathlib import Path

from .common import Failed

EVERY = 0.02  # seconds between looks at the memory
SHORT = 0.5  # seconds in which the end is looked for more often
LOOK_FOR_CHILDREN = 0.2  # seconds between looks for new processes
PAGE = os.sysconf("SC_PAGE_SIZE")


def children(pid):
    """The processes that a process has started and that have not ended."""
    for task in Path(f"/proc/{pid}/task").iterdir():
        yield from map(int, (task / "children").read_text(encoding="ascii").split())


def tree(root):
    """The process and all below it."""
    members, new = set(), [root]
    while new:
        pid = new.pop()
        members.add(pid)
        try:
            new.extend(set(children(pid)) - members)
        except OSError:
            continue  # it has ended
    return members


def resident(pid):
    """Resident bytes of a process; 0 when it has ended."""
    try:
        with open(f"/proc/{pid}/statm", encoding="ascii") as statm:
            return int(statm.read().split()[1]) * PAGE
    except (OSError, ValueError, IndexError):
        return 0


def watched(command, ok=(0,), **options):
    """Runs a program: (wall seconds, peak bytes: the sum of the tree's resident memory, looked at every 20 ms,
    processor seconds of the tree)."""
    command = [str(part) for part in command]
    with tempfile.TemporaryFile() as said:
        used, began = processor_seconds(), time.monotonic()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=said, **options)
        peak, members, looked = 0, {process.pid}, 0.0
        try:
            while True:
                now = time.monotonic()
                if now - looked > LOOK_FOR_CHILDREN:
                    members, looked = tree(process.pid), now
                peak = max(peak, sum(map(resident, members)))
                if process.poll() is not None:
                    break
                time.sleep(EVERY if now - began > SHORT else EVERY / 20)
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
        seconds = time.monotonic() - began
        if process.returncode not in ok:
            said.seek(0)
            lines = said.read().decode("utf-8", "replace").strip().splitlines() or ["no message"]
            raise Failed(f"{Path(command[0]).name} ended with status {process.returncode}: {lines[-1][:300]}")
    return seconds, peak, processor_seconds() - used


def processor_seconds():
    """What all ended children have used."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def disk(path):
    """Bytes that a file or folder takes on disk."""
    path = Path(path)
    files = [path] if path.is_file() else [p for p in path.rglob("*") if p.is_file() and not p.is_symlink()]
    return sum(file.stat().st_blocks * 512 for file in files)
