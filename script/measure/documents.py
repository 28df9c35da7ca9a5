"""Documents: the article's text of web pages, character sets, and what each file format yields."""
import codecs
import html
import os
import re
import subprocess
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from . import common

TIME_LIMIT = 60  # seconds for one file
# Reasons of the program's that a file may have for giving no text.
EXCUSED = re.compile(r"encrypt|password|damaged|corrupt|truncated|invalid|image|no text|empty", re.I)
# Charsets whose files often go beyond the standard, and what readers take instead.
WIDER = {"gb2312": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs", "tis-620": "cp874",
         "iso8859-1": "cp1252", "iso8859-9": "cp1254", "euc_jp": "euc_jis_2004"}


def extraction(env):
    """Text of news pages against the articles that people marked."""
    truth = common.need(env.data / "extraction" / "ground-truth.json")
    got = common.script(env.data, "extraction.py", env.printed(env.data / "extraction" / "html"), truth)
    values = {k: float(v) for k, v in re.findall(r"(\w+)=([\d.]+)", got)}
    yield env.row("extraction", "precision", None, values["P"])
    yield env.row("extraction", "recall", None, values["R"])
    yield env.row("extraction", "F1", 0.956, values["F1"], ("≥", 0.97))
    env.note("extraction baseline: trafilatura; readability.js 0.946, rs-trafilatura 0.978")


def page_dates(env):
    """Days of publication of saved web pages against labels."""
    folder = env.data / "pagedates"
    expected = common.need(folder / "expected.json")
    got = common.script(folder, "dates.py", env.printed(folder / "html"), expected)
    precision, recall, f1 = (float(v) for v in re.search(r"P ([\d.]+) R ([\d.]+) F1 ([\d.]+)", got).groups())
    yield env.row("pagedates", "precision", None, precision, ("≥", 0.94))
    yield env.row("pagedates", "recall", None, recall)
    yield env.row("pagedates", "F1", 0.949, f1, ("≥", 0.93))
    env.note("pagedates baseline: htmldate, extensive, on all of its pages; fast 0.925")


def page_authors(env):
    """Authors of web pages, and pieces of text that they must have or lack."""
    folder = env.data / "authors"
    expected = common.need(folder / "expected.json")
    got = common.script(folder, "authors.py", env.printed(folder / "html"), expected)
    scores = dict(re.findall(r"(authors|segments): P [\d.]+ R [\d.]+ F1 ([\d.]+)", got))
    yield env.row("authors", "F1", None, float(scores["authors"]), ("≥", 0.75))
    yield env.row("authors", "F1 of segments", 0.925, float(scores["segments"]), ("≥", 0.92))
    env.note("authors baseline of segments: trafilatura on all of its pages")


def reading_cases(env):
    """Small inputs of every kind of reading fault, by their own checker."""
    folder = common.need(env.data / "cases-reading")
    checker = folder / "check_cases.py"
    got = common.run([sys.executable, checker, env.index_program, env.search, folder])
    right, of = (int(v) for v in re.search(r"cases: (\d+) of (\d+) right", got).groups())
    yield env.row("cases-reading", "right", None, right / of, ("≥", 0.95))


def codec(folder):
    """Python's codec for a folder such as windows-1250-czech; None when it has none."""
    name = folder
    while name:
        try:
            return codecs.lookup(name).name
        except LookupError:
            name = name.rpartition("-")[0]
    return None


def decode(data, name):
    for encoding, errors in ((name, "strict"), (WIDER.get(name, name), "strict"), (WIDER.get(name, name), "replace")):
        try:
            return data.decode(encoding, errors)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode(name, "replace")


def units(text):
    """What is compared: words with a letter beyond ASCII, pairs of characters where words are not parted; else all words."""
    words = re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold())
    beyond = [w for w in words if not w.isascii()]
    found = Counter()
    for word in beyond or words:
        unparted = any("\u0e00" <= c <= "\u0eff" or "\u2e80" <= c <= "\ud7af" for c in word)
        found.update((a + b for a, b in zip(word, word[1:])) if unparted and len(word) > 1 else [word])
    return found


def equal(text, reference):
    """The share of the text's units that the truly decoded file has too (markup as it is, as spaces, or as nothing)."""
    plain = html.unescape(reference)
    known = set()
    for form in (reference, plain, re.sub(r"<[^>]*>", " ", plain), re.sub(r"<[^>]*>", "", plain),
                 re.sub(r"\s+", "", plain)):
        known.update(units(form))
    got = units(text)
    return sum(n for unit, n in got.items() if unit in known) / max(1, got.total())


def charsets(env):
    """Files whose text has the right letters, by the charset that their folder names."""
    folder = common.need(env.data / "formats" / "chardet")
    texts = defaultdict(str)
    for record in common.records(env.printed(folder)):
        texts[record["path"]] += "\n" + record["text"]
    right = total = 0
    wrong, skipped = Counter(), Counter()
    for path in sorted(p for p in folder.glob("*/*") if p.is_file()):
        name = codec(path.parent.name)
        if name is None:
            skipped[path.parent.name] += 1
            continue
        text = texts.get(str(path), "")
        good = bool(text.strip()) and equal(text, decode(path.read_bytes(), name)) >= 0.99
        total += 1
        right += good
        if not good:
            wrong[path.parent.name] += 1
    yield env.row("charset", f"files read right, of {total}", None, right / max(1, total), ("≥", 0.95))
    if wrong:
        env.note("charsets read wrong: " + ", ".join(f"{n} ×{c}" for n, c in wrong.most_common()))
    if skipped:
        env.note("charsets without a decoder here: " + ", ".join(f"{n} ×{c}" for n, c in skipped.items()))


def read_one(env, path):
    """One file by a program of its own: (records with text, seconds, crash or None, reason)."""
    command = [env.index_program, "--print", "-v", "-j", "1", *env.index_options, str(path)]
    began = time.monotonic()
    try:
        done = subprocess.run(command, capture_output=True, timeout=TIME_LIMIT, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return 0, time.monotonic() - began, f"over {TIME_LIMIT} s", "hang"
    seconds = time.monotonic() - began
    crash = None if done.returncode in (0, 1, 2) else f"status {done.returncode}"
    texts = len(re.findall(rb'"text":\s*"(?!")', done.stdout))
    reasons = [line.rpartition(": ")[2] for line in done.stderr.decode("utf-8", "replace").splitlines() if ": " in line]
    return texts, seconds, crash, reasons[-1] if reasons else ""


def formats(env):
    """Each file by itself: text by type, crashes, the slowest."""
    folder = common.need(env.data / "formats")
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    if not files:
        raise common.Missing("formats holds no file")
    with ThreadPoolExecutor(env.jobs) as pool:
        results = list(pool.map(lambda path: read_one(env, path), files))
    kinds, crashes, reasons = defaultdict(list), [], Counter()
    for path, (texts, seconds, crash, reason) in zip(files, results):
        kinds[path.suffix.lower().lstrip(".") or "none"].append((bool(texts), bool(EXCUSED.search(reason))))
        if crash:
            crashes.append(f"{path.relative_to(folder)} ({crash})")
        if not texts:
            reasons[reason or "no reason given"] += 1
    rest = [kind for kind, of in kinds.items() if len(of) < 5]
    kinds["other"] = [result for kind in rest for result in kinds.pop(kind)] + kinds.pop("other", [])
    for kind, of in sorted(kinds.items(), key=lambda item: -len(item[1])):
        if of:
            yield env.row(f"formats .{kind}" if kind != "other" else "formats, other types",
                          f"files with text, of {len(of)}", None, sum(text for text, _ in of) / len(of))
    read = [text for of in kinds.values() for text, excused in of if text or not excused]
    yield env.row("formats", f"files with text, of {len(files)}", None,
                  sum(text for of in kinds.values() for text, _ in of) / len(files))
    yield env.row("formats", f"of the {len(read)} not said to be damaged …", None, sum(read) / max(1, len(read)), ("≥", 0.95))
    yield env.row("formats", "crashes and hangs", None, float(len(crashes)), ("≤", 0.0))
    slowest = sorted(zip((r[1] for r in results), files), reverse=True)[:3]
    yield env.row("formats", "seconds of the slowest", None, slowest[0][0], ("≤", 10.0))
    env.note("formats, slowest: " + ", ".join(f"{p.relative_to(folder)} {s:.2f} s" for s, p in slowest))
    if crashes:
        env.note("formats, crashes and hangs: " + ", ".join(crashes[:10]))
    if reasons:
        env.note("formats, without text: " + ", ".join(f"{n} ×{c}" for n, c in reasons.most_common(12)))
