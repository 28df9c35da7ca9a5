"""Actors: places, people and organisations of the newswire, and the states that speeches come from."""
import re
import sys
import tomllib
import unicodedata
from collections import Counter

from . import common

# Codes of states that ended, and what they are counted as when a file name uses the one, a record the other.
SUCCESSORS = {"SUN": "RUS", "YUG": "SRB", "SCG": "SRB", "CSK": "CZE", "DDR": "DDR", "FRG": "DEU", "ZAR": "COD",
              "BUR": "MMR", "YMD": "YEM"}
# What must be in the words of a name for an abbreviation to be short for it.
SMALL = {"of", "the", "and", "for", "on", "de", "in", "to"}


def state_of(actor):
    return actor.get("state") or (actor["id"] if actor.get("type") == "state" else "")


def main_states(record):
    return {state_of(a) for a in record["actors"] if a.get("salience", 0) >= 0.5} - {""}


def places(env):
    """Main states against the places that editors gave."""
    labels = common.need(env.data / "reuters" / "labels.tsv")
    got = common.script(env.data, "places.py", env.printed(env.data / "reuters" / "docs"), labels)
    p, r, f1 = (float(re.search(rf"\b{name}=([\d.]+)", got)[1]) for name in ("P", "R", "F1"))
    yield env.row("places", "precision", None, p)
    yield env.row("places", "recall", None, r)
    yield env.row("places", "F1", 0.884, f1, ("≥", 0.90))
    env.note("places baseline: a state list, names in the first 150 characters or three times and more; any mention of "
             "these aliases 0.800, of today's names, demonyms and capitals 0.700")


def fold(text):
    """Lower-case letters and digits, words parted by one space."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", plain.replace("'", "").replace("’", "")))


def aliases():
    """id → the other names that the gazetteer gives an actor."""
    names = {}
    for path in (common.ROOT / "gazetteer" / "actors").glob("*.toml"):
        with open(path, "rb") as file:
            try:
                actors = tomllib.load(file).get("actor", [])
            except tomllib.TOMLDecodeError as error:
                raise common.Failed(f"{path.name}: {error}") from error
        for actor in actors:
            names[actor["id"]] = [a if isinstance(a, str) else a.get("name", "") for a in actor.get("aliases", [])]
    return names


def initials(words):
    return "".join(w[0] for w in words if w not in SMALL)


def means_actor(label, names):
    """Whether a label such as james-baker, ec, worldbank or ico-coffee stands for one of the (folded) names.

    It does when it is the name without its spaces, its last word, its initials, or when each of its parts is
    the beginning of a word, the initials, or a short form of the name.
    """
    parts = fold(label.replace("-", " ")).split()
    whole = "".join(parts)
    split = [name.split() for name in names if name]
    short = {initials(words) for words in split} | {"".join(words) for words in split}
    for words in split:
        if whole == "".join(words) or whole == words[-1] or (len(words) > 1 and whole == initials(words)):
            return True
        if len(parts) > 1 and all(p in short or any(w == p or (len(p) > 3 and w.startswith(p)) for w in words)
                                  for p in parts):
            return True
    return False


def listed(actor):
    """Whether the record's actor comes from a list rather than being found by its form."""
    return bool(actor["id"]) and actor.get("listed", True) and not actor["id"].startswith("unlisted") \
        and actor.get("type") != "unlisted"


def names(env):
    """Recall of the people and organisations that editors gave, and the share that has an id of a list."""
    labels = {}
    for line in open(common.need(env.data / "reuters" / "labels.tsv"), encoding="utf-8"):
        fields = line.rstrip("\n").split("\t")
        labels[fields[0]] = [("people", p) for p in fields[2].split()] + [("organisations", o) for o in fields[3].split()]
    often = Counter(label for given in labels.values() for label in given)
    known, cache = aliases(), {}

    def stands_for(label, actor):
        key = (label, actor["id"], actor["name"])
        if key not in cache:
            cache[key] = means_actor(label, [fold(n) for n in (actor["id"].replace("-", " "), actor["name"],
                                                               *known.get(actor["id"], []))])
        return cache[key]

    total, found, with_id, missed = Counter(), Counter(), Counter(), Counter()
    for record in common.records(env.printed(env.data / "reuters" / "docs")):
        given = labels.get(record["path"].rsplit("/", 1)[-1].rsplit(".", 1)[0], [])
        for kind, label in given:
            hits = [a for a in record["actors"] if stands_for(label, a)]
            frequent = often[kind, label] >= 10
            for group in (kind, "frequent" if frequent else None):
                total[group] += 1
                found[group] += bool(hits)
                with_id[group] += any(listed(a) for a in hits)
            if not hits:
                missed[label] += 1
    for kind in ("people", "organisations"):
        yield env.row(kind, "recall", None, found[kind] / max(1, total[kind]), ("≥", 0.90))
    yield env.row("people + organisations", "listed, of those ≥ 10 times", None,
                  with_id["frequent"] / max(1, total["frequent"]), ("≥", 0.75))
    if missed:
        env.note("people and organisations missed most: " + ", ".join(f"{n} ×{c}" for n, c in missed.most_common(12)))


def speeches(env):
    """Whether the speaking state, the first part of the file's name, is a main actor; how many main states there are."""
    total = right = states = 0
    missed = Counter()
    for record in common.records(env.printed(env.data / "speeches")):
        code = record["path"].rsplit("/", 1)[-1].split("_")[0]
        main = main_states(record)
        ids = {a["id"] for a in record["actors"] if a.get("salience", 0) >= 0.5}
        known = main | ids | {SUCCESSORS.get(s, s) for s in main}
        total += 1
        states += len(main)
        if code in known or SUCCESSORS.get(code, code) in known:
            right += 1
        else:
            missed[code] += 1
    if not total:
        raise common.Failed("no record of a speech")
    yield env.row("speeches", "speaking state among main actors", 0.947, right / total, ("≥", 0.95))
    yield env.row("speeches", "main states a speech", 5.0, states / total, ("≤", 5.0))
    env.note("speeches baseline: the five most mentioned of a plain country list")
    if missed:
        env.note("speeches whose state is missed most: " + ", ".join(f"{n} ×{c}" for n, c in missed.most_common(12)))


# What the tables of cases-tags are asked to reach.
ASKED = {"states-en": 0.92, "states-other": 0.85, "states-traps": 1.0, "issues-news": 0.90, "issues-other": 0.70,
         "issues-traps": 1.0, "main": 0.88, "speaker": 0.95, "near misses": 0.92}


def tag_cases(env):
    """Rows of the tables of cases-tags that are right, as their checker says."""
    folder = common.need(env.data / "cases-tags")
    checker = common.need(folder / "tags.py")
    got = common.run([sys.executable, checker, env.index_program, folder, "--jobs", env.jobs])
    for name, right, total in re.findall(r"^(?:  issues-en / )?([a-z][a-z -]*): (\d+)/(\d+)", got, re.M):
        bar = ("≥", ASKED[name]) if name in ASKED else None
        if bar or name == "issues-en":
            yield env.row("tags", name, None, int(right) / int(total), bar)
    right, total = map(int, re.search(r"^tags: (\d+) of (\d+)", got, re.M).groups())
    yield env.row("tags", "all", None, right / total, ("≥", 0.85))
