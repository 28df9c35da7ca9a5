"""Loads a folder's text files into a Groonga database, its words with positions: groonga_load.py DATABASE FOLDER"""
import json
import subprocess
import sys

from fts5_load import texts

SCHEMA = """table_create Document TABLE_HASH_KEY ShortText
column_create Document body COLUMN_SCALAR LongText
table_create Word TABLE_PAT_KEY ShortText --default_tokenizer TokenBigram --normalizer NormalizerAuto
column_create Word places COLUMN_INDEX|WITH_POSITION Document body
load --table Document
["""


def main():
    with subprocess.Popen(["groonga", "-n", sys.argv[1]], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as groonga:
        groonga.stdin.write(SCHEMA)
        for at, (path, body) in enumerate(texts(sys.argv[2])):
            groonga.stdin.write((",\n" if at else "\n") + json.dumps({"_key": path, "body": body}))
        groonga.stdin.write("\n]\n")
    return groonga.returncode


if __name__ == "__main__":
    sys.exit(main())
