"""Folders that grow: varied copies of the files of another, and the cost of indexing them."""
import os
import random
import shutil

from . import common, watch

MEGABYTE = 1_000_000
SEED = 1957
EVERY = 60  # one word in so many of a copy is changed to one that no other copy has


def varied(text, number):
    """A copy whose paragraphs stand in another order and some of whose words are new: real folders' vocabularies grow too."""
    random.seed(SEED + number)
    paragraphs = text.split("\n")
    random.shuffle(paragraphs)
    words = "\n".join(paragraphs).split(" ")
    for at in range(number % EVERY, len(words), EVERY):
        if words[at].isalpha():
            words[at] += "aeiou"[number % 5] + "bdgklmnprst"[number // 5 % 11]
    return " ".join(words)


def grow(folder, target, times):
    """Writes `times` varied copies of the text files in `folder`: (files, bytes)."""
    files = size = 0
    for number in range(times):
        place = target / f"copy-{number:03}"
        place.mkdir(parents=True)
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            text = path.read_text(encoding="utf-8", errors="replace")
            if number:
                text = varied(text, number)
            copy = place / "-".join(path.relative_to(folder).parts)
            copy.write_text(text, encoding="utf-8")
            files += 1
            size += copy.stat().st_size
    return files, size


def rows(program, folder, steps, tmp):
    """One row a step: how many times the folder, files, MB, seconds and processor seconds a MB against the first step."""
    first = None
    for times in steps:
        place, grown = tmp / f"growth-{times}", tmp / f"folder-{times}"
        files, size = grow(folder, grown, times)
        place.mkdir(parents=True)
        common.say(f"bench: {folder.name} {times} times, {size / MEGABYTE:.0f} MB")
        seconds, peak, cpu = watch.watched(program.command(grown, place), program.ok, env=program.environment(place))
        disk = watch.disk(program.database(place))
        each = cpu / size
        first = first or each
        yield [f"{times}", f"{files}", f"{size / MEGABYTE:.0f}", f"{seconds:.1f}", f"{cpu:.1f}", f"{each * MEGABYTE:.3f}",
               f"{each / first:.2f}", f"{peak / MEGABYTE:.0f}", f"{disk / MEGABYTE:.0f}", f"{disk / size:.2f}"]
        shutil.rmtree(grown)
        shutil.rmtree(place)
        os.sync()


HEAD = ["times", "files", "MB", "seconds", "processor s", "processor s a MB", "against the first", "peak MB", "disk MB",
        "disk/text"]
