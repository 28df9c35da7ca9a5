"""Runs a program and watches the memory of its whole process tree."""
import os
import resource
import subprocess
import tempfile
import time
from pathlib import Path

from .common import Failed

EVERY = 0.02  # seconds between looks at the memory
LOOK_FOR_CHILDREN = 0.2  # seconds between looks for new processes
PAGE = os.sysconf("SC_PAGE_SIZE")


def parents():
    """Process → its parent, of all processes."""
    found = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat", encoding="utf-8", errors="replace") as stat:
                    found[int(name)] = int(stat.read().rpartition(")")[2].split()[1])
            except (OSError, ValueError, IndexError):
                continue
    return found


def tree(root):
    """The process and all below it."""
    of = parents()
    members, grown = {root}, True
    while grown:
        grown = False
        for pid, parent in of.items():
            if parent in members and pid not in members:
                members.add(pid)
                grown = True
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
                try:
                    process.wait(EVERY)
                    break
                except subprocess.TimeoutExpired:
                    continue
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
