#!/usr/bin/env python3
"""Fits the weights of indexer/tag/state_salience.cpp: how likely an editor says that a text is about a state.

usage: fit_salience.py RECORDS.jsonl LABELS.tsv PLACES.py

RECORDS are lines of `chancery-index --print`; LABELS and PLACES.py (which names the states of the labels) are those
of the data folder (docs/evaluation.md). Half of the stories (by even and odd names) fit the weights that the other half
is measured with, so that the F1 it prints is that of unseen stories; the weights printed last are of all. The
features are those of state_salience.cpp, by the same names and in the same order.
"""
import bisect
import json
import math
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("Bias", "Count", "Paragraphs", "Opening", "Early", "First", "Title", "TitleShared", "TitleOthers", "DatelineOnly",
         "States", "Alone", "Outdone", "Passing")
THRESHOLDS = [step / 20 - 1 for step in range(41)]


def passing_pattern():
    """What in_passing of indexer/tag/passing_mention.cpp asks for behind a mention."""
    source = (ROOT / "indexer/tag/passing_mention.cpp").read_text(encoding="utf-8")
    words = re.findall(r'"([a-z]+)"', source[source.index("words = {"):source.index("return words")])
    return re.compile(rb"[ \n-](?:%s)(?![A-Za-z])" % "|".join(words).encode(), re.I)


PASSING = passing_pattern()
DATELINE = re.compile(rb"([^a-z ,]*[A-Z][^a-z ,]*)[ ,].{0,80}? (?:-|--|\xe2\x80\x93|\xe2\x80\x94) ", re.S)


def dateline_end(text):
    found = DATELINE.match(text)
    return found.end() if found and found.end() <= 90 else 0


class Place:
    """Where a text names a state."""

    def __init__(self, actor, text, dateline, ends):
        strong = [m[0] for m in actor["mentions"] if not PASSING.match(text, m[1])]
        body = [m for m in strong if m >= dateline]
        self.id = actor["id"]
        self.title = actor["title_mentions"]
        self.passing = len(actor["mentions"]) - len(strong)
        self.count = len(strong) + self.title
        self.begin = strong[0] if strong else len(text)
        self.body = body[0] - dateline if body else len(text)
        self.early = sum(m - dateline < 300 for m in body)
        self.paragraphs = len({bisect.bisect(ends, m) for m in body})
        self.only_dateline = len(strong) == 1 and not body and not self.title


def features(place, places, size):
    titled = sum(p.title > 0 for p in places)
    first = min(p.begin for p in places)
    return [
        1,
        math.log1p(place.count),
        math.log1p(place.paragraphs),
        1 / (1 + place.body / 600),
        place.early,
        place.begin == first and place.begin < size,
        place.title > 0,
        math.log(titled) if place.title else 0,
        titled > 0 and not place.title,
        place.only_dateline,
        math.log(len(places)),
        len(places) == 1,
        sum(p.count > place.count for p in places) >= 5,
        math.log1p(place.passing),
    ]


def solve(matrix, vector):
    """Gauss elimination of a symmetric positive matrix."""
    size = len(vector)
    rows = [row[:] + [value] for row, value in zip(matrix, vector)]
    for i in range(size):
        pivot = max(range(i, size), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(i + 1, size):
            factor = rows[r][i] / rows[i][i]
            for c in range(i, size + 1):
                rows[r][c] -= factor * rows[i][c]
    out = [0.0] * size
    for i in reversed(range(size)):
        out[i] = (rows[i][size] - sum(rows[i][c] * out[c] for c in range(i + 1, size))) / rows[i][i]
    return out


def dot(weights, row):
    return sum(w * x for w, x in zip(weights, row))


def fit(rows, steps=8):
    """Logistic regression by Newton's method, with a little shrinking."""
    size = len(NAMES)
    weights = [0.0] * size
    for _ in range(steps):
        gradient = [0.5 * w * (i > 0) for i, w in enumerate(weights)]
        hessian = [[0.5 * (i == j) for j in range(size)] for i in range(size)]
        for x, label, *_ in rows:
            p = 1 / (1 + math.exp(-dot(weights, x)))
            q = p * (1 - p)
            for i in range(size):
                if x[i]:
                    gradient[i] += (p - label) * x[i]
                    scaled, row = q * x[i], hessian[i]
                    for j in range(i + 1):
                        row[j] += scaled * x[j]
        for i in range(size):
            for j in range(i):
                hessian[j][i] = hessian[i][j]
        weights = [w - d for w, d in zip(weights, solve(hessian, gradient))]
    return weights


def score(rows, weights, threshold, wanted):
    """F1 over pairs of story and state; `wanted` counts the labels of the stories, named in the text or not."""
    got = {(story, state): label for x, label, story, state in rows if dot(weights, x) > threshold}
    right = sum(got.values())
    return 2 * right / max(1, len(got) + wanted)


def best_threshold(rows, weights, wanted):
    return max(THRESHOLDS, key=lambda t: score(rows, weights, t, wanted))


def read(records, labels, slugs, same):
    wanted = {}
    for line in open(labels, encoding="utf-8"):
        fields = line.rstrip("\n").split("\t")
        wanted[fields[0]] = {slugs[p] for p in fields[1].split() if p in slugs} - {"USA"}
    for line in open(records, encoding="utf-8"):
        record = json.loads(line)
        story = Path(record["path"]).stem
        if not wanted.get(story):
            continue
        text = record["text"].encode()
        dateline = dateline_end(text)
        ends = [m.start() for m in re.finditer(rb"\n\n", text)]
        places = [Place(a, text, dateline, ends) for a in record["actors"] if a["type"] == "state"]
        rows = []
        for place in places:
            state = same.get(place.id, place.id)
            if state != "USA":
                rows.append(([float(x) for x in features(place, places, len(text))], state in wanted[story], story, state))
        yield story, len(wanted[story]), rows


def main():
    records, labels, places = sys.argv[1:]
    source = Path(places).read_text(encoding="utf-8")
    names = {}
    exec(source[source.index("SLUG ="):source.index("labels =")], names)  # its two tables
    halves, wanted = ([], []), [0, 0]
    for story, count, rows in read(records, labels, names["SLUG"], names["SAME"]):
        half = int(re.sub(r"\D", "", story) or 0) % 2
        halves[half].extend(rows)
        wanted[half] += count
    for half in (0, 1):
        weights = fit(halves[1 - half])
        threshold = best_threshold(halves[1 - half], weights, wanted[1 - half])
        print(f"half {half}: F1 {score(halves[half], weights, threshold, wanted[half]):.4f} unseen, "
              f"threshold {threshold:.2f} from the other half", flush=True)
    rows = halves[0] + halves[1]
    weights = fit(rows)
    threshold = best_threshold(rows, weights, sum(wanted))
    print(f"all: F1 {score(rows, weights, threshold, sum(wanted)):.4f}")
    weights[0] -= threshold
    for name, weight in zip(NAMES, weights):
        print(f"constexpr double k{name} = {weight:.2f};")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main()
