"""Snippets of queries for an actor and an issue, and the time that snippets take beside Xapian's own."""
import json
import re
import statistics
from collections import Counter

from . import common, latency

QUERIES = 50
# Pairs are taken from the whole range of how often they meet.
MOST_FREQUENT = 500


def narrower(records):
    """Issue → it and every issue below it, of those that the records mention."""
    broader = {}
    for record in records:
        for issue in record["issues"]:
            broader.setdefault(issue["id"], set(issue.get("broader", [])))
    below = {issue: {issue} for issue in broader}
    for issue in broader:
        seen, above = set(), set(broader[issue])
        while above:
            wider = above.pop()
            if wider not in seen:
                seen.add(wider)
                below.setdefault(wider, {wider}).add(issue)
                above |= broader.get(wider, set())
    return below


def queries_of(records):
    """Actors and issues that are main ones of the same documents: ((id, name), (id, name))."""
    together = Counter()
    for record in records:
        main = [[(t["id"], t["name"]) for t in record[kind] if t.get("salience", 0) >= 0.5 and t.get("type") != "unlisted"]
                for kind in ("actors", "issues")]
        together.update((actor, issue) for actor in main[0] for issue in main[1])
    frequent = sorted(together, key=lambda pair: (-together[pair], pair))[:MOST_FREQUENT]
    return frequent[::max(1, len(frequent) // QUERIES)][:QUERIES]


def spans(tags, ids):
    return [tuple(mention) for tag in tags if tag["id"] in ids for mention in tag["mentions"]]


def meetings(env):
    """Whether the snippet has both in one sentence, of the first ten hits that have such a sentence."""
    records = {r["path"]: r for r in common.records(env.printed(env.data / "speeches"))}
    below = narrower(records.values())
    db = env.index(env.data / "speeches", "meetings")
    chosen = queries_of(records.values())
    if not chosen:
        raise common.Failed("no actor and issue are main ones of one speech")

    def ask(lines, *options):
        output = common.run([env.search, "--db", db, "--format", "json", *options], ok=(0, 1),
                            input="".join(line + "\n" for line in lines).encode())
        return [json.loads(line) for line in output.splitlines()]

    answers = ask([f"{actor[1]} {issue[1]}" for actor, issue in chosen], "-n", "10")
    pairs = ask([f'pair:"{actor[0]}/{issue[0]}"' for actor, issue in chosen], "-n", "0")
    asked = held = 0
    for (actor, issue), answer, pair in zip(chosen, answers, pairs):
        having = {hit["path"] for hit in pair["hits"]}
        for hit in answer["hits"]:
            if hit["path"] not in having:
                continue
            record = records[hit["path"]]
            actors = spans(record["actors"], {actor[0]})
            issues = spans(record["issues"], below.get(issue[0], {issue[0]}))
            asked += 1
            held += any(any(s["start"] <= m[0] and m[1] <= s["end"] for m in actors) and
                        any(s["start"] <= m[0] and m[1] <= s["end"] for m in issues) for s in hit["snippets"])
    yield env.row("snippets speeches", f"actor and issue in one sentence, {len(chosen)} queries", None,
                  held / max(1, asked), ("≥", 0.95))
    env.note(f"actor and issue in one sentence: {held} of {asked} hits whose text has such a sentence")


XAPIAN = """
import sys, time, xapian
db = xapian.Database(sys.argv[1])
parser, stemmer = xapian.QueryParser(), xapian.Stem("en")
parser.set_stemmer(stemmer)
parser.set_stemming_strategy(xapian.QueryParser.STEM_NONE)
for line in sys.stdin:
    enquire = xapian.Enquire(db)
    enquire.set_query(parser.parse_query(line.strip()))
    found = enquire.get_mset(0, 10)
    texts = [open(item.document.get_value(1), encoding="utf-8", errors="replace").read() for item in found]
    began = time.monotonic()
    for text in texts:
        found.snippet(text, 300, stemmer)
    print((time.monotonic() - began) * 1000)
"""


def speed(env):
    """Ten hits with their snippets, the search included, against MSet::snippet over the whole texts alone."""
    db = env.index(env.data / "speeches", "speed")
    lines = common.query_lines((common.ROOT / "script/measure/queries.txt").read_text(encoding="utf-8"))
    plain = [line for line in lines if not re.search(r'[:"*()+-]|\b(AND|OR|NOT|NEAR)\b', line)]
    taken, first, *_ = latency.chancery(env.search, db, plain, 3)
    median, slowest = latency.spread(taken)
    baseline = None
    try:
        python = common.python_with("xapian")
        output = common.run([python, "-c", XAPIAN, db], input="".join(line + "\n" for line in plain).encode())
        baseline = statistics.median(float(line) for line in output.split())
    except common.Missing as error:
        env.note(f"MSet::snippet not measured: {error}")
    yield env.row("snippets speeches", "search and ten snippets, median ms", baseline, median, ("≤", 2))
    yield env.row("snippets speeches", "99th percentile, ms", None, slowest, ("≤", 20))
    env.note(f"snippets speeches: baseline is MSet::snippet alone; the first query of a process took {first:.0f} ms")
