#!/usr/bin/env python3
"""Fits the weights of indexer/tag/state_salience.h: how likely an editor says that a text is about a state.

usage: fit_salience.py RECORDS.jsonl LABELS.tsv PLACES.py

RECORDS are lines of `chancery-index --print`; LABELS and PLACES.py (which names the states of the labels) are those
of the data folder (docs/evaluation.md). Half of the stories (by even and odd names) fit the weights that the other half
is measured with, so that the F1 it prints is that of unseen stories; the weights printed last are of all. The
features are what build/release/bin/salience_features says of the records.
"""
import json
import math
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FEATURES = ROOT / "build/release/bin/salience_features"
THRESHOLDS = [step / 20 - 1 for step in range(41)]


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
    size = len(rows[0][0])
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
    with open(records, encoding="utf-8") as lines:
        printed = subprocess.run([FEATURES], stdin=lines, capture_output=True, check=True, encoding="utf-8").stdout
    named, *lines = map(json.loads, printed.splitlines())
    yield named["features"]
    for line in lines:
        story = Path(line["path"]).stem
        if not wanted.get(story):
            continue
        states = ((same.get(state, state), values) for state, values in line["states"].items())
        rows = [(values, state in wanted[story], story, state) for state, values in states if state != "USA"]
        yield story, len(wanted[story]), rows


def main():
    records, labels, places = sys.argv[1:]
    source = Path(places).read_text(encoding="utf-8")
    tables = {}
    exec(source[source.index("SLUG ="):source.index("labels =")], tables)  # its two tables
    halves, wanted = ([], []), [0, 0]
    names, *stories = read(records, labels, tables["SLUG"], tables["SAME"])
    for story, count, rows in stories:
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
    for name, weight in zip(names, weights):
        print(f'    StateFeature{{"{name}", {weight:.2f}}},')


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main()
