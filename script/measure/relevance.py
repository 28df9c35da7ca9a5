"""Relevance: ranked answers to judged queries, beside a stock BM25 on the same collection."""
import importlib.util
import json
import re
from pathlib import Path

from . import common

MEASURES = {"MAP": "MAP", "nDCG10": "nDCG@10", "P10": "P@10", "R100": "R@100", "MRR": "MRR"}
# What the project asks for: (collection, measure) → ("×", ratio to the baseline) or ("≥", value).
BARS = {("cran", "MAP"): ("×", 1.16), ("cran", "nDCG10"): ("×", 1.10), ("time (odd)", "MAP"): ("×", 1.12),
        ("xquad-es", "MRR"): ("≥", 0.966), ("xquad-ru", "MRR"): ("≥", 0.9575), ("xquad-zh", "MRR"): ("≥", 0.955),
        ("factcheck-politics", "MAP"): ("×", 1.08), ("factcheck-tweets", "MAP"): ("×", 1.05)}
LEAST = ("×", 1.03)  # MAP of every collection
TYPED_LEAST = ("×", 1.0)  # of the same questions as they are typed: less is found on purpose, the right text must be
SILENT = ("≤", 0.01)  # share of the questions that find nothing
LOSS = 0.1  # of average precision, that a person who asks notices
MOST_LOSERS = ("≤", 0.05)  # share of the queries of any collection


def ireval(data):
    """The data folder's measures as a module."""
    spec = importlib.util.spec_from_file_location("ireval", common.need(data / "ireval.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def means(measure, qrels, run, ids):
    """The measures' means over the queries `ids`; a query without an answer counts 0."""
    scores = []
    for query in ids:
        try:
            scores.append(measure.score(qrels[query], run.get(query, [])))
        except SystemExit as error:
            raise common.Failed(f"query {query}: {error}") from error
    return {name: sum(s[name] for s in scores) / len(scores) for name in MEASURES}


def losers(measure, qrels, run, baseline, ids):
    """The share of queries whose average precision is worse than the baseline's by more than LOSS."""
    ap = lambda one, query: measure.score(qrels[query], one.get(query, []))["MAP"]  # noqa: E731
    return sum(ap(run, query) < ap(baseline, query) - LOSS for query in ids) / len(ids)


def subsets(name, qrels):
    """The collection's rows: all judged queries; of time also the odd-numbered and the even ones."""
    ids = sorted(qrels)
    if name != "time" or not all(i.isdigit() for i in ids):
        return [(name, ids)]
    odd, even = ([i for i in ids if int(i) % 2 == side] for side in (1, 0))
    if not odd or not even:
        return [(f"{name} (odd)" if odd else f"{name} (even)", ids)]
    return [(name, ids), (f"{name} (odd)", odd), (f"{name} (even)", even)]


def search(env, db, queries, out, *options):
    """Answers a query file in TREC form."""
    command = [env.search, "--db", db, "--format", "trec", "--queries", queries, "-n", "1000",
               *env.search_options, *options]
    Path(out).write_text(common.run(command, ok=(0, 1)), encoding="utf-8")


def typed(env, db, queries):
    """A run of the same questions as people type them, with most of their words: a line each, without operators."""
    questions = [line.rstrip("\n").split("\t") for line in queries.read_text(encoding="utf-8").splitlines()]
    lines = []
    for _, text in questions:
        plain = re.sub(r"[^\w\s'¿?]", " ", text)
        words = [word.lower() if word in ("AND", "OR", "NOT", "NEAR", "XOR") else word for word in plain.split()]
        lines.append(" ".join(words) or "?")
    command = [env.search, "--db", db, "--format", "json", "-n", "100", "--all-copies", *env.search_options]
    out = common.run(command, ok=(0, 1), input=("\n".join(lines) + "\n").encode())
    answers, at, decoder = [], 0, json.JSONDecoder()
    while at < len(out.rstrip()):
        answer, at = decoder.raw_decode(out, at)
        answers.append([Path(hit["path"]).stem for hit in answer["hits"]])
        while at < len(out) and out[at].isspace():
            at += 1
    if len(answers) != len(questions):
        raise common.Failed(f"{len(questions)} questions and {len(answers)} answers")
    return {query: hits for (query, _), hits in zip(questions, answers)}


def collection(env, folder):
    """Rows of one collection."""
    name = folder.name
    for part in ("docs", "queries.tsv", "qrels.txt"):
        common.need(folder / part)
    measure = ireval(env.data)
    qrels = measure.read_qrels(folder / "qrels.txt")
    baseline = None
    try:
        common.script(env.data, "bm25_baseline.py", folder, env.tmp / f"{name}.base", python=common.python_with("xapian"))
        baseline = measure.read_run(env.tmp / f"{name}.base")
    except common.Missing as error:
        env.note(f"{name}: no baseline, {error}")
    db = env.index(folder / "docs", name)
    search(env, db, folder / "queries.tsv", env.tmp / f"{name}.run")
    ours = measure.read_run(env.tmp / f"{name}.run")
    variants = [("", ours)]
    for part in env.ablate:
        search(env, db, folder / "queries.tsv", env.tmp / f"{name}.plain", "--without", part)
        variants.append((f" without {part}", measure.read_run(env.tmp / f"{name}.plain")))
    as_typed = typed(env, db, folder / "queries.tsv")
    for label, ids in subsets(name, qrels):
        base = means(measure, qrels, baseline, ids) if baseline is not None else {}
        for suffix, run in variants:
            got = means(measure, qrels, run, ids)
            for key, shown in MEASURES.items():
                bar = BARS.get((label, key), LEAST if key == "MAP" else None)
                yield env.row(label + suffix, shown, base.get(key), got[key], None if suffix else bar)
            if baseline is not None:
                yield env.row(label + suffix, f"lose more than {LOSS} AP", None,
                              losers(measure, qrels, run, baseline, ids), None if suffix else MOST_LOSERS)
        got = means(measure, qrels, as_typed, ids)
        yield env.row(f"{label} as typed", "MAP", base.get("MAP"), got["MAP"], TYPED_LEAST if base else None)
        yield env.row(f"{label} as typed", "nDCG@10", base.get("nDCG10"), got["nDCG10"], None)
        yield env.row(f"{label} as typed", "find nothing", None, sum(not as_typed[i] for i in ids) / len(ids), SILENT)
