"""Who says what: statements beside those that annotators found, and the words that tell for or against."""
import json
import re
import zlib

from . import common

WORD = re.compile(r"\w+")
# What the data's own baselines reach (rules on words, no parser).
BASELINES = {"en": {"PAIR": 50.4, "content": 55.8, "right": 90.4, "BY": 57.9, "direct": None},
             "de": {"PAIR": 34.6, "content": 54.8, "right": None, "BY": None, "direct": None}}
BARS = {"en": {"PAIR": 62, "content": 70, "right": 90, "BY": 70, "direct": 85}, "de": {"PAIR": 50}}


def places(text):
    """Where its words are, in characters."""
    return [match.span() for match in WORD.finditer(text)]


class Mapping:
    """Bytes of a record's text as characters of the document, where both have the same words."""

    def __init__(self, record, document):
        text = record["text"]
        self.record, self.document = places(text), places(document)
        self.same = [text[a:b] for a, b in self.record] == [document[a:b] for a, b in self.document]
        raw = text.encode("utf-8")
        self.chars = {}
        offsets = sorted({edge for s in record["statements"] for span in [*s["content"], s["source"] or (0, 0)] for edge in span})
        done = chars = 0
        for offset in offsets:
            chars += len(raw[done:offset].decode("utf-8", "replace"))
            self.chars[offset], done = chars, offset
        self.text = text

    def span(self, begin, end):
        """[begin, end) of the document, or None where it has other words."""
        if not self.same:
            return None
        a, b = self.chars[begin], self.chars[end]
        inside = [i for i, (x, y) in enumerate(self.record) if x < b and y > a]
        return (self.document[inside[0]][0], self.document[inside[-1]][1]) if inside else None

    def words(self, begin, end):
        return self.text[self.chars[begin]:self.chars[end]]


def prediction(name, statement, mapping):
    """A statement as quotes.py reads it."""
    spans = [mapping.span(*span) for span in statement["content"]]
    content = {"text": " ".join(mapping.words(*span) for span in statement["content"])}
    if all(spans):
        content = {"start": spans[0][0], "end": spans[0][1], "spans": spans}
    speaker = None
    if statement["source"]:
        place = mapping.span(*statement["source"])
        named = (statement["speaker"] or {}).get("name")
        speaker = {"text": named or mapping.words(*statement["source"])}
        if place:
            speaker["start"], speaker["end"] = place
    return {"doc": name, "speaker": speaker, "content": content}


def predictions(env, folder, into):
    with open(into, "w", encoding="utf-8") as out:
        for record in common.records(env.printed(folder)):
            name = record["path"].rsplit("/", 1)[-1].removesuffix(".txt")
            document = (folder / f"{name}.txt").read_text(encoding="utf-8")
            mapping = Mapping(record, document)
            for statement in record["statements"]:
                if statement["cue"]:
                    out.write(json.dumps(prediction(name, statement, mapping), ensure_ascii=False) + "\n")


def quotes(env, language):
    """Rows of one language."""
    folder = common.need(env.data / "quotes" / language)
    into = env.tmp / f"quotes-{language}.jsonl"
    predictions(env, folder / "docs", into)
    told = common.script(env.data, "quotes.py", "--lang", language, folder / "attributions.jsonl", into)
    patterns = {"PAIR": r"PAIR speaker.*?([\d.]+)$", "content": r"content found.*?([\d.]+)$", "BY": r"BY sentence.*?([\d.]+)$",
                "right": r"speaker right where found: ([\d.]+)", "direct": r"recall, direct .*pair +([\d.]+) %"}
    names = {"PAIR": "PAIR F1", "content": "content F1", "BY": "BY F1", "right": "speaker right, %", "direct": "direct, PAIR recall, %"}
    for key, pattern in patterns.items():
        bar = BARS[language].get(key)
        value = float(re.search(pattern, told, re.M)[1])
        yield env.row(f"quotes/{language}", names[key], BASELINES[language][key], value, ("≥", bar) if bar else None)


def english(env):
    return quotes(env, "en")


def german(env):
    return quotes(env, "de")


# The share of macro F1 that is asked of who-whom, and which rows are measured: those that the rules were not chosen on.
WHO_WHOM_BAR = 50


def other_half(line):
    """Half of the rows, by their sentences, so that the same sentence is on one side."""
    return zlib.crc32(line.rstrip("\n").split("\t")[-1].encode()) % 2 == 1


def stance(env):
    """Words that tell for or against, beside annotators' labels and the data's baseline."""
    folder = common.need(env.data / "stance")
    for name, kind, measure in (("who-whom", "who-whom", "macro F1"), ("support-oppose", "sides", "accuracy")):
        with open(common.need(folder / f"{name}.tsv"), encoding="utf-8") as rows:
            lines = list(rows)
        head, rows = (lines[:1], lines[1:]) if name == "who-whom" else ([], lines)
        path = env.tmp / f"{name}.tsv"
        path.write_text("".join(head + [row for row in rows if other_half(row)]), encoding="utf-8")
        ours, baseline = env.tmp / "stance-ours", env.tmp / "stance-baseline"
        with open(path, "rb") as given:
            common.run([common.need(env.bin / "stance_labels"), kind], into=ours, stdin=given)
        baseline.write_text(common.script(env.data, "baseline_stance.py", path), encoding="utf-8")
        score = lambda labels: float(re.search(measure + r" ([\d.]+)", common.script(env.data, "stance.py", path, labels))[1])  # noqa: E731
        bar = ("≥", WHO_WHOM_BAR) if name == "who-whom" else None
        yield env.row(f"stance/{name}", measure, score(baseline), score(ours), bar)
