"""Flipped bytes, cut, emptied and missing files: no wrong quotation, a --verify that knows, a --repair that mends."""
import shutil
from pathlib import Path

from . import common, torture_bed

PAGE = 8192  # bytes; a block of the tables


def flip(path, chance):
    data = bytearray(path.read_bytes())
    at, bit = chance.randrange(len(data)), 1 << chance.randrange(8)
    data[at] ^= bit
    path.write_bytes(data)
    return f"bit {bit:#x} of byte {at} flipped"


def blank(path, chance):
    data = bytearray(path.read_bytes())
    at = chance.randrange(len(data)) // PAGE * PAGE
    data[at:at + PAGE] = bytes(min(PAGE, len(data) - at))
    path.write_bytes(data)
    return f"block {at // PAGE} zeroed"


def cut(path, chance):
    size = chance.randrange(path.stat().st_size)
    with open(path, "r+b") as file:
        file.truncate(size)
    return f"cut to {size} bytes"


def empty(path, _chance):
    path.write_bytes(b"")
    return "emptied"


def remove(path, _chance):
    path.unlink()
    return "removed"


HARMS = [flip, flip, flip, blank, cut, empty, remove]


def files(database):
    """What can be damaged: (weight, path)."""
    weights = {"postlist.glass": 8, "docdata.glass": 4, "position.glass": 3, "termlist.glass": 3, "spelling.glass": 1,
               "synonym.glass": 1, "iamglass": 1, "XAPIANDB": 1, "chancery.id": 1, "chancery.generation": 1}
    return [(weights[path.name], path) for path in sorted(Path(database).rglob("*"))
            if path.name in weights and path.stat().st_size > 0]


def wrong_quotation(found, wanted):
    """A hit that shows something else than it should, or nothing."""
    if isinstance(found, str):
        return None if found.startswith("search ended with 2") else found
    for question, hits in found.items():
        for path, hit in hits.items():
            right = wanted["*"].get(path)
            if right is None:
                return f"{question}: there is no {path}"
            shown = wanted[question].get(path)
            if shown and hit[1] != shown[1]:
                return f"{question}: {path} shows {hit[1][:300]} and not {shown[1][:300]}"
    return None


def judge(bed, database, numbers, wanted, folder):
    """What the programs make of a damaged database."""
    found = bed.state(database, numbers)
    if fault := wrong_quotation(found, wanted):
        return f"search: {fault}"
    if bed.can_verify:
        done = bed.index(database, "--verify")
        if fault := bed.complaint(done):
            return f"--verify: {fault}"
        if done.returncode == 0 and (fault := torture_bed.differs(found, wanted)):
            return f"--verify says it is sound, but {fault}"
    if bed.can_repair:
        done = bed.index(database, "--repair")
        if fault := bed.complaint(done):
            return f"--repair: {fault}"
        mended = bed.state(database, numbers)
        if isinstance(mended, str):
            return f"after --repair (status {done.returncode}: {done.stderr.strip()[:200]}): {mended}"
        lost = sorted(wanted["*"].keys() - mended["*"].keys())
        unnamed = [path for path in lost if path not in done.stderr and f"{len(lost)} " not in done.stderr]
        if unnamed:
            return f"--repair lost {unnamed[0]} without a word: {done.stderr.strip()[:300]}"
        if fault := wrong_quotation(mended, wanted) or bed.unsound(database):
            return f"after --repair: {fault}"
    done = bed.index(database, folder)
    if fault := bed.complaint(done):
        return f"the next run: {fault}"
    if done.returncode != 0:
        # Without --repair a run may refuse, if it says what to do.
        return None if not bed.can_repair and "--" in done.stderr else f"the next run: {done.stderr.strip()[:300]}"
    fault = torture_bed.differs(bed.state(database, numbers), wanted, scores=bed.can_repair)
    return f"after the next run: {fault}" if fault else None


def measure(bed, tally, count):
    """`count` damaged files of databases of one and of three parts."""
    folder = bed.write(bed.tmp / "documents", range(bed.documents))
    numbers = range(0, bed.documents, 7)
    for name, options in (("one database", []), ("3 shards", ["--shards", "3"])):
        base = bed.copy(None, f"damage-{len(options)}")
        if (done := bed.index(base, *options, folder)).returncode != 0:
            raise common.Failed(done.stderr.strip())
        wanted = bed.state(base, numbers)
        for _ in range(count // 2):
            database = bed.copy(base)
            weights, paths = zip(*files(database))
            path = bed.random.choices(paths, weights)[0]
            harm = bed.random.choice(HARMS)
            said = harm(path, bed.random)
            fault = judge(bed, database, numbers, wanted, folder)
            tally.trial((f"damage, {name}", f"{path.name} {harm.__name__}"), f"{path.relative_to(database)}: {said}", fault)
        shutil.rmtree(base)
