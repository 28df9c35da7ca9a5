#!/usr/bin/python3
"""A database of many documents without texts: statistics_shard.py LIKE FOLDER --documents N

Each document has the words and values of one that chancery-index made (drawn by lot from the database LIKE), without a quarter
of its words (left out by lot, in one of --ways ways), and no positions; its record is that of the shortest one. So lists of
documents are as long as those of real texts, while a shard of a million takes a tenth of the disk and minutes. Needs
python3-xapian."""
import argparse
import random
import shutil
import subprocess
from pathlib import Path

import xapian

PATH_SLOT, SKETCH_SLOT, RECORD_SLOT = 1, 12, 13  # include/chancery/schema.h
NOT_KEPT = (PATH_SLOT, SKETCH_SLOT, RECORD_SLOT)  # by its sketch each would be a copy of one text
OWN = (b"Q", b"XQ")  # prefixes of the terms that are a document's alone
SEGMENT = 5_000  # documents of a database that is written at once


def drawn_from(database, most):
    """Words with how often each stands there, and values, of some documents; the shortest record."""
    documents, shortest = [], None
    for posting in database.postlist(""):
        document = database.get_document(posting.docid)
        terms = [(term.term, term.wdf) for term in document.termlist() if not term.term.startswith(OWN)]
        values = [(value.num, value.value) for value in document.values()]
        record = document.get_value(RECORD_SLOT)
        shortest = record if shortest is None or len(record) < len(shortest) else shortest
        documents.append((terms, [(slot, value) for slot, value in values if slot not in NOT_KEPT]))
        if len(documents) == most:
            break
    return documents, shortest


def left_out(drawn, ways, lots):
    """Documents of Xapian without paths: each drawn one so many times, each time without another quarter of its words."""
    made = []
    for terms, values in drawn:
        for _ in range(ways):
            document = xapian.Document()
            lot = lots.getrandbits(2 * len(terms))  # a term is left out where both of its bits are 0: one in four
            for term, wdf in terms:
                if lot & 3:
                    document.add_term(term, wdf)
                lot >>= 2
            for slot, value in values:
                document.add_value(slot, value)
            made.append(document)
    return made


def write(options, folder):
    """Writes databases of SEGMENT documents into the folder, which are written faster than a large one; their paths."""
    source = xapian.Database(str(options.like))
    drawn, record = drawn_from(source, options.drawn)
    lots = random.Random(options.seed)
    documents = left_out(drawn, options.ways, lots)
    segments = []
    for number in range(options.documents):
        if number % SEGMENT == 0:
            segments.append(folder / str(len(segments)))
            made = xapian.WritableDatabase(str(segments[-1]), xapian.DB_CREATE_OR_OVERWRITE | xapian.DB_NO_SYNC)
            if number == 0:
                for key in source.metadata_keys(""):
                    made.set_metadata(key, source.get_metadata(key))
        document = lots.choice(documents)
        path = f"/made/{options.seed}/{number}"
        document.add_boolean_term("Q" + path)
        document.add_value(PATH_SLOT, path)
        document.add_value(RECORD_SLOT, record)
        made.add_document(document)
        document.remove_term("Q" + path)
        if (number + 1) % SEGMENT == 0 or number + 1 == options.documents:
            made.commit()
            made.close()
    return segments


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("like", type=Path, help="a database that chancery-index made")
    parser.add_argument("folder", type=Path, help="the shard to make; what is there is not replaced")
    parser.add_argument("--documents", type=int, default=1_000_000)
    parser.add_argument("--drawn", type=int, default=10_000, metavar="N", help="documents of LIKE to draw from (10000)")
    parser.add_argument("--ways", type=int, default=4, metavar="N", help="to leave out words of one of them (4)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.folder.exists():
        parser.error(f"{options.folder} exists")
    unpacked = options.folder.with_name(options.folder.name + ".unpacked")
    unpacked.mkdir()
    segments = write(options, unpacked)
    subprocess.run(["xapian-compact", "--quiet", *segments, options.folder], check=True)
    shutil.rmtree(unpacked)


if __name__ == "__main__":
    main()
