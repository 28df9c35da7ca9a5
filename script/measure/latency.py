"""Query times: ten hits with their snippets, in one process, and one query from a cold start."""
import json
import re
import sqlite3
import statistics
import subprocess
import time

from . import common

FIELD = re.compile(r"[-+]?\b(actor|issue|title|date|lang|type|path|author|publisher):", re.I)


def spread(milliseconds):
    """(median, 99th percentile), the percentile by nearest rank."""
    ordered = sorted(milliseconds)
    return statistics.median(ordered), ordered[max(0, -(-99 * len(ordered) // 100) - 1)]


def chancery(search, db, queries, repeat):
    """took_ms of each query in one process, after one query that opens everything:
    (milliseconds, the first query's, wall milliseconds a query, hits a query, queries with no answer)."""
    lines = [queries[0]] + queries * repeat
    began = time.monotonic()
    output = common.run([search, "--db", db, "--format", "json", "-n", "10"], ok=(0, 1, 2),
                        input="".join(line + "\n" for line in lines).encode())
    wall = (time.monotonic() - began) * 1000 / len(lines)
    results = [json.loads(line) for line in output.splitlines() if line.strip()]
    if len(results) != len(lines):
        raise common.Failed(f"chancery-search answered {len(results)} of {len(lines)} queries")
    timed = results[1:]
    empty = sorted({r["query"] for r in timed if not r["hits"]})
    return ([r["took_ms"] for r in timed], results[0]["took_ms"], wall,
            sum(len(r["hits"]) for r in timed) / len(timed), empty)


def cold(search, db, queries, times=5):
    """Wall milliseconds of processes that answer one query each."""
    taken = []
    for query in queries[:times]:
        began = time.monotonic()
        done = subprocess.run([search, "--db", str(db), "--format", "json", "-n", "10", query], capture_output=True)
        taken.append((time.monotonic() - began) * 1000)
        if done.returncode not in (0, 1):
            raise common.Failed(f"chancery-search ended with status {done.returncode}")
    return taken


def match(query):
    """The query for FTS5: the same words and phrases, all of them asked for."""
    plain = FIELD.sub("", query)
    phrases = re.findall(r'"([^"]+)"', plain)
    words = re.findall(r"\w+", re.sub(r'"[^"]*"', " ", plain))
    return " ".join(f'"{part}"' for part in phrases + words)


def lucene(command, queries, repeat):
    """As fts5, with passages of UnifiedHighlighter, by a process that has answered all of them once."""
    lines = [match(query) for query in queries] * (repeat + 1)
    answers = common.run(command, input="".join(line + "\n" for line in lines).encode()).split()
    timed = slice(2 * len(queries), None)
    taken, hits = list(map(float, answers[timed][::2])), list(map(int, answers[timed][1::2]))
    return taken, sum(hits) / len(hits)


def groonga(path, queries, repeat):
    """As fts5, with snippets, by Groonga's own clock (the seconds of each answer's head)."""
    head = ("select Document --command_version 2 --match_columns body --limit 10 --sort_keys -_score "
            '--output_columns "_key,_score,snippet_html(body)" --query ')
    commands = [head + json.dumps(match(query)) for query in [queries[0]] + queries * repeat]
    answers = common.run(["groonga", path], input="".join(line + "\n" for line in commands).encode()).splitlines()
    answers = [json.loads(line) for line in answers if line.startswith("[[")][1:]
    if len(answers) != len(queries) * repeat:
        raise common.Failed(f"groonga answered {len(answers)} of {len(queries) * repeat} queries")
    return [answer[0][2] * 1000 for answer in answers], sum(len(answer[1][0]) - 2 for answer in answers) / len(answers)


def fts5(path, queries, repeat):
    """Milliseconds of each query with bm25 and snippet, and hits a query, in one process after one query."""
    database = sqlite3.connect(path)
    ask = ("SELECT path, bm25(document), snippet(document, 1, '[', ']', ' … ', 40) FROM document "
           "WHERE document MATCH ? ORDER BY bm25(document) LIMIT 10")
    database.execute(ask, (match(queries[0]),)).fetchall()
    taken, hits = [], 0
    for query in queries * repeat:
        began = time.monotonic()
        hits += len(database.execute(ask, (match(query),)).fetchall())
        taken.append((time.monotonic() - began) * 1000)
    database.close()
    return taken, hits / len(taken)
