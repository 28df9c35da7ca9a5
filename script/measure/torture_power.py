"""Power cuts: what a disk can hold after one, made from the order of changes and syncs of an undisturbed run."""
import os
import shutil
import struct
import subprocess
from pathlib import Path, PurePosixPath

from . import common, torture_kills

SHIM = Path(__file__).with_name("torture_shim.c")
SECTOR = 512  # bytes that a disk writes as a whole
# What a power cut leaves of changes that were not synced:
MODELS = {
    "lost": "neither names nor content",
    "names": "all names, no content (a journal of names alone, as ext4 with data=writeback)",
    "torn": "all names, some sectors of the content",
    "unlinked": "of names only the removals, no content",
}
CUTS = b"sdruxaml"  # a power cut is tried before and behind each of these


class Inode:
    def __init__(self, content=b""):
        self.content = bytearray(content)
        self.synced = bytes(content)
        self.pending = []  # (offset, data) since the last sync

    def sync(self):
        self.synced, self.pending = bytes(self.content), []

    def write(self, offset, data):
        if len(self.content) < offset:
            self.content.extend(bytes(offset - len(self.content)))
        self.content[offset:offset + len(data)] = data
        self.pending.append((offset, data))

    def truncate(self, size):
        del self.content[size:]
        self.content.extend(bytes(size - len(self.content)))
        self.pending.append((size, None))

    def torn(self, chance):
        """The synced content with some sectors of what was written since."""
        content = bytearray(self.synced)
        for offset, data in self.pending:
            if data is None:
                if chance.random() < 0.5:
                    del content[offset:]
                continue
            for start in range(0, len(data), SECTOR):
                if chance.random() < 0.5:
                    continue
                if len(content) < offset + start:
                    content.extend(bytes(offset + start - len(content)))
                content[offset + start:offset + start + SECTOR] = data[start:start + SECTOR]
        return bytes(content)


class Disk:
    """A folder of which is known what was synced. Names map to an Inode, or to None for a directory."""

    def __init__(self, folder, base):
        self.folder = folder
        self.names = {}
        for path in sorted(base.rglob("*")) if base else []:
            self.names[folder / path.relative_to(base)] = None if path.is_dir() else Inode(path.read_bytes())
        self.durable = dict(self.names)
        self.removed = set()  # since they were last made

    def children(self, names, directory):
        return [path for path in names if path.parent == directory]

    def sync_directory(self, directory):
        for path in self.children(self.durable, directory):
            if path not in self.names:
                del self.durable[path]
        for path in self.children(self.names, directory):
            self.durable[path] = self.names[path]

    def rename(self, old, new):
        """A journal holds both names of a renaming or neither: the old one does not count as removed."""
        moved = {path: node for path, node in self.names.items() if path == old or old in path.parents}
        for path in moved:
            del self.names[path]
        for path, node in moved.items():
            self.names[new / path.relative_to(old)] = node
        self.removed.discard(new)

    def change(self, kind, path, offset, data):
        node = self.names.get(path)
        if kind == "c":
            if node is None:
                self.names[path] = Inode()
                self.removed.discard(path)
            else:
                node.truncate(0)
        elif kind == "m":
            self.names[path] = None
            self.removed.discard(path)
        elif kind == "w" and node is not None:
            node.write(offset, data)
        elif kind == "t" and node is not None:
            node.truncate(offset)
        elif kind == "s" and node is not None:
            node.sync()
        elif kind == "d":
            self.sync_directory(path)
        elif kind == "a":
            self.durable = dict(self.names)
            for one in self.names.values():
                if one is not None:
                    one.sync()
        elif kind == "r":
            self.rename(path, Path(data.decode()))
        elif kind == "l":
            self.names[Path(data.decode())] = node
            self.removed.discard(Path(data.decode()))
        elif kind in ("u", "x"):
            self.names.pop(path, None)
            self.removed.add(path)

    def after_power_cut(self, model, chance, target):
        """Makes at `target` what is left."""
        names = dict(self.durable if model in ("lost", "unlinked") else self.names)
        if model == "unlinked":
            names = {path: node for path, node in names.items()
                     if path not in self.removed or path in self.names}
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir()
        for path in sorted(names, key=lambda p: len(p.parts)):
            made, node = target / path.relative_to(self.folder), names[path]
            if not made.parent.is_dir():
                continue  # its directory is not there any more, or not yet
            if node is None:
                made.mkdir(exist_ok=True)
            else:
                made.write_bytes(node.torn(chance) if model == "torn" else node.synced)


def entries(log):
    """The changes that the shim wrote down: (kind, path, offset, data)."""
    data, at = log.read_bytes(), 0
    while at < len(data):
        kind, length = chr(data[at]), struct.unpack_from("=I", data, at + 1)[0]
        at += 5
        path = Path(os.fsdecode(data[at:at + length]))
        size, offset = struct.unpack_from("=QQ", data, at + length)
        at += length + 16
        yield kind, path, offset, data[at:at + size]
        at += size


def recorded(bed, shim, run):
    """The changes of an undisturbed run of a fresh copy of its database."""
    database, log = bed.copy(run.base), bed.tmp / "changes"
    log.unlink(missing_ok=True)
    command = bed.index_command(database, "-q", *run.arguments)
    done = bed.run(command, environment={"LD_PRELOAD": str(shim), "TORTURE_LOG": str(log), "TORTURE_FOLDER": str(database)})
    if done.returncode != 0:
        raise common.Failed(f"{run.name} under the shim: {done.stderr.strip()}")
    changes = list(entries(log))
    disk = Disk(database, run.base)
    for change in changes:
        disk.change(*change)
    seen = {path.relative_to(database): path.read_bytes() for path in database.rglob("*") if path.is_file()}
    known = {path.relative_to(database): bytes(node.content) for path, node in disk.names.items() if node is not None}
    if seen != known:
        wrong = sorted(str(path) for path in seen.keys() | known.keys() if seen.get(path) != known.get(path))
        raise common.Failed(f"{run.name}: the shim missed changes of {', '.join(wrong[:5])}")
    return database, command, changes


def measure(bed, tally, count):
    """About `count` power cuts, shared by all kinds of runs and by what may be left."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        raise common.Missing("no C compiler")
    shim = bed.tmp / "shim.so"
    subprocess.run([compiler, "-O1", "-shared", "-fPIC", "-o", shim, SHIM, "-ldl"], check=True)
    kinds = list(torture_kills.runs(bed, large=False))
    for run in kinds:
        torture_kills.undisturbed(bed, run)
        database, command, changes = recorded(bed, shim, run)
        moments = [number for number, change in enumerate(changes) if ord(change[0]) in CUTS]
        moments = sorted({moment + behind for moment in moments for behind in (0, 1)})
        trials = [(moment, model) for moment in moments for model in MODELS]
        most = max(len(MODELS), count // len(kinds))
        for moment, model in sorted(bed.random.sample(trials, min(most, len(trials)))):
            disk = Disk(database, run.base)
            for change in changes[:moment]:
                disk.change(*change)
            disk.after_power_cut(model, bed.random, database)
            fault = torture_kills.judge(bed, run, database)
            said = f"{moment} of {len(changes)} changes made"
            if moment < len(changes):
                kind, path = changes[moment][0], changes[moment][1]
                said += f", before '{kind}' of {PurePosixPath(path).relative_to(database)}"
            tally.trial((f"power cut, {model}", run.name), f"{said}: {' '.join(map(str, command))}", fault)
