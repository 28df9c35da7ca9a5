"""Loads a folder's text files into a new PostgreSQL cluster, its words with positions, by a server without network:
postgres_load.py PROGRAMS CLUSTER FOLDER"""
import csv
import subprocess
import sys
from pathlib import Path

from fts5_load import texts

# A statement a line: that is how a server for a single user reads them.
STATEMENTS = """CREATE TABLE document (path text, body text, words tsvector GENERATED ALWAYS AS (to_tsvector('english', body)) STORED);
COPY document (path, body) FROM '{rows}' CSV;
CREATE INDEX ON document USING gin (words);
CHECKPOINT;
"""


def main():
    programs, cluster, folder = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    subprocess.run([programs / "initdb", "-D", cluster, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"], check=True, stdout=subprocess.DEVNULL)
    rows = cluster.with_suffix(".csv")
    with open(rows, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((path, body.replace("\0", " ")) for path, body in texts(folder))
    done = subprocess.run([programs / "postgres", "--single", "-j", "-D", cluster, "postgres"],
                          input=STATEMENTS.format(rows=rows).replace(";\n", ";\n\n").encode(),
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    sys.stderr.buffer.write(done.stderr)
    rows.unlink()
    return done.returncode or int(b"ERROR:" in done.stderr)


if __name__ == "__main__":
    sys.exit(main())
