#!/usr/bin/python3
"""Words by ICU's dictionaries against characters and overlapping pairs, for scripts without spaces.

usage: segmentation.py [COLLECTION]…   folders of docs/, queries.tsv and qrels.txt (relevance/xquad-zh)

BM25 with Chancery's k1 and b over each kind of terms; prints MRR. Needs Debian's python3-icu. The texts of
segmentation_texts.py are few and short: they show where a way fails, not by how much it is better.
"""
import collections
import math
import sys
import unicodedata
from pathlib import Path

import icu
from segmentation_texts import TEXTS

K1, B = 1.2, 0.6


def runs(text):
    """Runs of letters and digits with their marks, folded."""
    run = ""
    for char in unicodedata.normalize("NFKC", text).casefold() + " ":
        if unicodedata.category(char)[0] in "LMN":
            run += char
        elif run:
            yield run
            run = ""


def spaced(run):
    """Latin and digits are words in any case."""
    return all(ord(char) < 0x250 for char in run)


def signed(run):
    """Characters with the signs that follow them, as Chancery's tokens."""
    found = []
    for char in run:
        if found and unicodedata.category(char).startswith("M"):
            found[-1] += char
        else:
            found.append(char)
    return found


def characters(text, _):
    return [term for run in runs(text) for term in ([run] if spaced(run) else signed(run))]


def pairs(text, _):
    """Two neighbours a term, as Chancery's index has them; a character that stands alone is itself."""
    terms = []
    for run in runs(text):
        parts = [run] if spaced(run) else signed(run)
        terms += parts if len(parts) == 1 else ["".join(parts[i:i + 2]) for i in range(len(parts) - 1)]
    return terms


def written(text, _):
    """What stands between spaces."""
    return list(runs(text))


def written_and_pairs(text, language):
    """Both, for a script that has spaces where Chancery takes pairs (Korean)."""
    return written(text, language) + pairs(text, language)


def dictionary(text, language):
    breaker = icu.BreakIterator.createWordInstance(icu.Locale(language))
    terms = []
    for run in runs(text):
        unicode_run = icu.UnicodeString(run)
        breaker.setText(unicode_run)
        start = 0
        for end in breaker:
            terms.append(str(unicode_run[start:end]))
            start = end
    return terms


WAYS = {"between spaces": written, "characters": characters, "pairs": pairs, "characters and pairs":
        lambda text, language: characters(text, language) + pairs(text, language), "ICU words": dictionary,
        "between spaces and pairs": written_and_pairs}


def reciprocal_ranks(documents, questions, terms_of):
    counts = {name: collections.Counter(terms_of(text)) for name, text in documents.items()}
    lengths = {name: sum(count.values()) for name, count in counts.items()}
    average = sum(lengths.values()) / len(lengths)
    having = collections.Counter(term for count in counts.values() for term in count)
    for question, right in questions:
        scores = collections.Counter()
        for term in set(terms_of(question)):
            idf = math.log(1 + (len(counts) - having[term] + 0.5) / (having[term] + 0.5))
            for name, count in counts.items():
                if term in count:
                    length = K1 * (1 - B + B * lengths[name] / average)
                    scores[name] += idf * count[term] * (K1 + 1) / (count[term] + length)
        ranked = sorted(scores, key=lambda name: (-scores[name], name))
        yield next((1 / rank for rank, name in enumerate(ranked, 1) if name in right), 0)


def read_collection(folder):
    documents = {path.stem: path.read_text(encoding="utf-8") for path in sorted((folder / "docs").iterdir())}
    right = collections.defaultdict(set)
    for line in (folder / "qrels.txt").read_text(encoding="utf-8").splitlines():
        query, _, document, grade = line.split()
        if int(grade) > 0:
            right[query].add(document)
    queries = [line.split("\t", 1) for line in (folder / "queries.tsv").read_text(encoding="utf-8").splitlines()]
    return documents, [(text, right[query]) for query, text in queries]


def main(folders):
    collections_of = [(folder.name, folder.name.rsplit("-", 1)[-1], *read_collection(folder)) for folder in folders]
    for language, items in TEXTS.items():
        documents = {str(number): text for number, (text, _) in enumerate(items)}
        questions = [(question, {str(number)}) for number, (_, question) in enumerate(items)]
        collections_of.append((f"{language}, our own", language, documents, questions))
    print(f"| texts | documents | questions | {' | '.join(WAYS)} |")
    print("| --- | --: | --: |" + " --: |" * len(WAYS))
    for name, language, documents, questions in collections_of:
        values = []
        for way in WAYS.values():
            ranks = list(reciprocal_ranks(documents, questions, lambda text, way=way: way(text, language)))
            values.append(f"{sum(ranks) / len(ranks):.3f}")
        print(f"| {name} | {len(documents)} | {len(questions)} | {' | '.join(values)} |")


if __name__ == "__main__":
    main([Path(folder) for folder in sys.argv[1:]])
