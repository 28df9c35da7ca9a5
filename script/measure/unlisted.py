"""Names in texts, listed or not: where they stand, beside what annotators marked; and how many listed actors have names in
other languages."""
import json
import re
import tomllib

from . import common

LANGUAGES = ("en", "de", "fr", "es", "ru")
GAIN = 0.10  # how much better than the baseline F1 is asked to be
SCORED = re.compile(r"^(\S+)\s+(\d+) gold\s+exact P\s+([\d.]+) R\s+([\d.]+) F1\s+([\d.]+)\s+overlap P\s+([\d.]+) R\s+([\d.]+) F1\s+([\d.]+)", re.M)


def write_texts(gold, half, folder):
    """The texts of every second line (of all, when `half` is None) as one file of JSON lines; gives these lines."""
    lines = [line for number, line in enumerate(open(gold, encoding="utf-8"))
             if (half is None or number % 2 == half) and json.loads(line)["lang"] in LANGUAGES]
    folder.mkdir()
    with open(folder / "texts.jsonl", "w", encoding="utf-8") as out:
        for number, line in enumerate(lines):
            given = json.loads(line)
            text = {"id": f"n{number}", "text": given["text"], "language": given["lang"]}
            out.write(json.dumps(text, ensure_ascii=False) + "\n")
    return lines


def places(text):
    """The characters that are no white space, and where each is."""
    kept = [(c, i) for i, c in enumerate(text) if not c.isspace()]
    return "".join(c for c, _ in kept), [i for _, i in kept]


def mentions(record, text):
    """The record's actors as character spans of `text`: what begins with a capital, none within another."""
    letters, where = places(text)
    own, of_own = places(record["text"])
    shift = letters.find(own)
    if shift < 0:
        return []
    number = {place: i for i, place in enumerate(of_own)}
    raw, spans = record["text"].encode("utf-8"), set()
    for actor in record["actors"]:
        for begin, end in actor["mentions"]:
            first = len(raw[:begin].decode("utf-8"))
            last = len(raw[:end].decode("utf-8")) - 1
            if record["text"][first].islower() and actor["type"] != "unlisted":
                continue  # an adjective
            spans.add((where[number[first] + shift], where[number[last] + shift] + 1))
    return [{"start": a, "end": b} for a, b in sorted(spans)
            if not any((a, b) != (c, d) and c <= a and b <= d for c, d in spans)]


def score(env, folder, name, gold_lines):
    """F1 by language (or set) of the program and of the baseline: {group: (exact, overlap)} of either."""
    gold = folder.parent / f"{name}.gold.jsonl"
    gold.write_text("".join(gold_lines), encoding="utf-8")
    records = {r["path"].rsplit("!", 1)[-1]: r for r in common.records(env.printed(folder))}
    ours = folder.parent / f"{name}.ours.jsonl"
    with open(ours, "w", encoding="utf-8") as out:
        for number, line in enumerate(gold_lines):
            record = records.get(f"n{number}")
            found = mentions(record, json.loads(line)["text"]) if record else []
            out.write(json.dumps({"mentions": found}) + "\n")
    base = folder.parent / f"{name}.base.jsonl"
    base.write_text(common.script(env.data, "baseline_names.py", gold), encoding="utf-8")
    told = []
    for predicted in (ours, base):
        got = common.script(env.data, "names.py", gold, predicted)
        told.append({m[0]: (float(m[4]) / 100, float(m[7]) / 100) for m in SCORED.findall(got)})
    return told


def names(env, half=None):
    """Exact and overlapping F1 of all names, by language."""
    for kind in ("typed", "linked"):
        gold = common.need(env.data / "names" / f"{kind}.jsonl")
        folder = env.tmp / f"names-{kind}"
        lines = write_texts(gold, half, folder)
        ours, base = score(env, folder, f"names-{kind}", lines)
        for group in sorted(ours):
            for which, measure in ((0, "exact F1"), (1, "overlap F1")):
                bar = ("≥", base[group][0] + GAIN) if which == 0 else None
                yield env.row(f"names {kind}", f"{group}, {measure}", base[group][which], ours[group][which], bar)


def in_other_languages(env):
    """How many organisations and leaders have names in a language other than English."""
    types = {}
    for path in (common.ROOT / "gazetteer" / "actors").glob("*.toml"):
        for actor in tomllib.loads(path.read_text(encoding="utf-8")).get("actor", []):
            types[actor["id"]] = actor.get("type")
    named = set()
    for path in (common.ROOT / "gazetteer" / "names").glob("*.toml"):
        named |= set(tomllib.loads(path.read_text(encoding="utf-8")).get("names", {}))
    for type_of, bar in (("organisation", 150), ("leader", 300)):
        count = sum(types.get(id) == type_of for id in named)
        yield env.row("tags", f"{type_of}s with names in other languages", None, count, ("≥", bar))
