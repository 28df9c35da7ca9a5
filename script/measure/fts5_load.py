"""Loads a folder's text files into one SQLite FTS5 table: fts5_load.py DATABASE FOLDER"""
import os
import sqlite3
import sys


def texts(folder):
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(parent, name)
            with open(path, encoding="utf-8", errors="replace") as file:
                yield path, file.read()


def main():
    database = sqlite3.connect(sys.argv[1])
    database.execute("CREATE VIRTUAL TABLE document USING fts5(path UNINDEXED, body)")
    with database:
        database.executemany("INSERT INTO document VALUES (?, ?)", texts(sys.argv[2]))
    database.close()


if __name__ == "__main__":
    main()
