#!/usr/bin/python3
"""A database of many documents without texts: statistics_shard.py LIKE FOLDER --documents N

Each document has the words and values of one that chancery-index made (drawn by lot from the database LIKE), without a quarter
of its words, and no positions; its record is that of the shortest one. So lists of documents are as long as those of real texts,
while a shard of a million takes a tenth of the disk and minutes. Needs python3-xapian."""
import argparse
import random
import shutil
import subprocess
from pathlib import Path

import xapian

PATH_SLOT, RECORD_SLOT = 1, 13  # include/chancery/schema.h
OWN = (b"Q", b"XQ")  # prefixes of the terms that are a document's alone


def drawn_from(database, most):
    """Words with how often each stands there, and values, of some documents; the shortest record."""
    documents, shortest = [], None
    for posting in database.postlist(""):
        document = database.get_document(posting.docid)
        terms = [(term.term, term.wdf) for term in document.termlist() if not term.term.startswith(OWN)]
        values = [(value.num, value.value) for value in document.values()]
        record = document.get_value(RECORD_SLOT)
        shortest = record if shortest is None or len(record) < len(shortest) else shortest
        documents.append((terms, [(slot, value) for slot, value in values if slot not in (PATH_SLOT, RECORD_SLOT)]))
        if len(documents) == most:
            break
    return documents, shortest


def write(options, target):
    source = xapian.Database(str(options.like))
    drawn, record = drawn_from(source, options.drawn)
    lots = random.Random(options.seed)
    made = xapian.WritableDatabase(str(target), xapian.DB_CREATE_OR_OVERWRITE | xapian.DB_NO_SYNC)
    for key in source.metadata_keys(""):
        made.set_metadata(key, source.get_metadata(key))
    for number in range(options.documents):
        terms, values = lots.choice(drawn)
        document = xapian.Document()
        left_out = lots.getrandbits(2 * len(terms))  # a term where both of its bits are 0: one in four
        for term, wdf in terms:
            if left_out & 3:
                document.add_term(term, wdf)
            left_out >>= 2
        for slot, value in values:
            document.add_value(slot, value)
        path = f"/made/{options.seed}/{number}"
        document.add_term("Q" + path)
        document.add_value(PATH_SLOT, path)
        document.add_value(RECORD_SLOT, record)
        made.add_document(document)
    made.commit()
    made.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("like", type=Path, help="a database that chancery-index made")
    parser.add_argument("folder", type=Path, help="the shard to make; what is there is not replaced")
    parser.add_argument("--documents", type=int, default=1_000_000)
    parser.add_argument("--drawn", type=int, default=10_000, metavar="N", help="documents of LIKE to draw from (10000)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.folder.exists():
        parser.error(f"{options.folder} exists")
    unpacked = options.folder.with_name(options.folder.name + ".unpacked")
    write(options, unpacked)
    subprocess.run(["xapian-compact", "--quiet", str(unpacked), str(options.folder)], check=True)
    shutil.rmtree(unpacked)


if __name__ == "__main__":
    main()
