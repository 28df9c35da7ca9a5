"""The programs whose indexing script/bench times: each makes a fresh database of a folder in a folder of its own."""
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

from . import common


class Chancery:
    name = "chancery-index"

    def __init__(self, program, jobs):
        self.program, self.jobs = program, jobs
        self.name = f"chancery-index -j{jobs}"
        self.version = common.run([self.program, "--version"]).strip()

    def database(self, place):
        return place / "db"

    def command(self, folder, place):
        return [self.program, "-q", "-j", self.jobs, "--db", place / "db", folder]

    def prepare(self, folder, place):
        """Nothing to prepare."""

    def environment(self, place):
        return None

    ok = (0, 2)
    again = True  # a second run with no change is timed too


class Omindex(Chancery):
    def __init__(self):
        self.program, self.name = found("omindex"), "omindex"
        self.version = common.run([self.program, "--version"]).splitlines()[0].strip()

    def command(self, folder, place):
        return [self.program, "--db", place / "db", "--url", "/", folder]

    ok = (0,)


class Recollindex(Chancery):
    def __init__(self):
        self.program, self.name = found("recollindex"), "recollindex"
        told = subprocess.run([self.program, "-h"], capture_output=True, text=True)
        version = re.search(r"Recoll \d\S*", told.stdout + told.stderr)
        self.version = version[0] if version else "recollindex"

    def database(self, place):
        return place / "config" / "xapiandb"

    def prepare(self, folder, place):
        (place / "config").mkdir()
        lines = [f'topdirs = "{folder}"', "skippedPaths =", "noaspell = 1", "loglevel = 2", f"logfilename = {place / 'log'}"]
        (place / "config" / "recoll.conf").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def environment(self, place):
        return {**os.environ, "HOME": str(place), "RECOLL_CONFDIR": str(place / "config")}

    def command(self, folder, place):
        return [self.program, "-c", place / "config"]

    ok = (0,)


class Fts5(Chancery):
    def __init__(self):
        self.name = "SQLite FTS5"
        with sqlite3.connect(":memory:") as database:
            try:
                database.execute("CREATE VIRTUAL TABLE t USING fts5(x)")
            except sqlite3.OperationalError as error:
                raise common.Missing(f"this Python's SQLite has no FTS5 ({error})") from error
        self.version = f"SQLite {sqlite3.sqlite_version} (FTS5, one table, text only)"

    def database(self, place):
        return place / "fts5.sqlite"

    def command(self, folder, place):
        return [sys.executable, Path(__file__).with_name("fts5_load.py"), place / "fts5.sqlite", folder]

    ok = (0,)
    again = False


class Lucene(Chancery):
    def __init__(self, jobs):
        self.program, self.compiler, self.jobs = found("java"), found("javac"), jobs
        self.name = f"Lucene, {jobs} threads"
        jars = [next(Path("/usr/share/java").glob(f"lucene-{part}-8*.jar"), None)
                for part in ("core", "analyzers-common", "queries", "queryparser", "highlighter", "memory")]
        if None in jars:
            raise common.Missing("Lucene is not installed (Debian: liblucene8-java)")
        self.jars = ":".join(map(str, jars))
        self.version = f"Lucene {jars[0].stem.rsplit('-', 1)[1]} (EnglishAnalyzer, positions, stored text)"

    def database(self, place):
        return place / "index"

    def prepare(self, folder, place):
        sources = [Path(__file__).with_name(f"Lucene{task}.java") for task in ("Load", "Ask")]
        common.run([self.compiler, "-cp", self.jars, "-d", place / "classes", *sources])

    def command(self, folder, place):
        return [*self.running(place, "LuceneLoad"), place / "index", folder, self.jobs]

    def asking(self, place):
        """The program that answers queries."""
        return [*self.running(place, "LuceneAsk"), place / "index"]

    def running(self, place, task):
        return [self.program, "-cp", f"{self.jars}:{place / 'classes'}", task]

    ok = (0,)
    again = False


class Groonga(Chancery):
    def __init__(self):
        self.program, self.name = found("groonga"), "Groonga"
        self.version = f"{common.run([self.program, '--version']).split('[')[0].strip()} (TokenBigram, positions, stored text)"

    def database(self, place):
        return place / "db"

    def prepare(self, folder, place):
        (place / "db").mkdir()

    def command(self, folder, place):
        return [sys.executable, Path(__file__).with_name("groonga_load.py"), place / "db" / "groonga", folder]

    ok = (0,)
    again = False


class PostgreSQL(Chancery):
    def __init__(self):
        self.name = "PostgreSQL"
        self.programs = max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)
        if not self.programs or not (self.programs / "initdb").exists():
            raise common.Missing("PostgreSQL is not installed (Debian: postgresql)")
        if os.geteuid() == 0:
            raise common.Missing("PostgreSQL does not run as root: measure as another user")
        self.version = f"{common.run([self.programs / 'postgres', '--version']).strip()} (tsvector of English, GIN)"

    def database(self, place):
        return place / "cluster" / "base"

    def command(self, folder, place):
        return [sys.executable, Path(__file__).with_name("postgres_load.py"), self.programs, place / "cluster", folder]

    ok = (0,)
    again = False


def found(name):
    path = shutil.which(name)
    if not path:
        raise common.Missing(f"{name} is not installed")
    return path
