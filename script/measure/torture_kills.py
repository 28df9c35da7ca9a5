"""kill -9 at random moments of every kind of run."""
import os
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

from . import common, torture_bed


@dataclass
class Run:
    """A kind of run: where it begins, what it is asked to do, and what is there before and after it."""
    name: str
    base: Path | None            # a database, or None for the first run
    arguments: list              # of the run, behind --db
    again: list                  # of the run after it was killed
    numbers: list                # documents that are asked for
    by_file: bool = False        # each document is as before or as after; otherwise all of them are
    before: dict = field(default_factory=dict)
    after: dict = field(default_factory=dict)
    seconds: float = 0


def runs(bed, large=True):
    """All kinds of runs; the large ones take databases of some megabytes."""
    n = bed.documents
    # The texts must have the same paths before and after: the folder's content is put in place for each run.
    docs = bed.tmp / "documents"
    bed.write(docs, range(n))
    base = bed.made("base", docs)
    shards = bed.made("base-shards", "--shards", "3", docs)
    # A few files change, some are new, some are gone.
    bed.write(docs, range(0, 5), edition=1)
    bed.write(docs, range(n, n + 3))
    (docs / f"{n - 1:05}.txt").unlink()
    some = [*range(0, 8), n - 1, *range(n, n + 3)]
    # So many that the database is merged anew.
    much = bed.tmp / "much"
    bed.write(much, range(n + 3, n + 263))
    more = ["--issues", bed.tmp / "more.toml", "--retag"]
    yield Run("first build", None, [docs], [docs], some)
    yield Run("in place", base, [docs], [docs], some)
    yield Run("rebuild", base, [docs, much], [docs, much], [*some, *range(n + 3, n + 30)])
    yield Run("--full", base, ["--full", docs], [docs], some)
    yield Run("--retag", base, more, [*more], some)
    yield Run("in place, 3 shards", shards, [docs], [docs], some)
    yield Run("rebuild, 3 shards", shards, [docs, much], [docs, much], some)
    yield Run("1 to 3 shards", base, ["--shards", "3", docs], ["--shards", "3", docs], some)
    yield Run("3 shards to 1", shards, ["--shards", "1", docs], ["--shards", "1", docs], some)
    if bed.can_repair:
        yield Run("--repair", base, ["--repair"], ["--repair"], some)
    if large:
        bed.write(bed.tmp / "large", range(1000, 2600), size=9000)
        wide = bed.made("base-large", bed.tmp / "large", docs)
        few = bed.write(bed.tmp / "few", range(3000, 3215), size=600)
        yield Run("batches", wide, [few], [few], range(3000, 3215, 5), by_file=True)


def undisturbed(bed, run):
    """Fills in what is there before and after the run, and how long it takes."""
    if run.base is not None:
        run.before = bed.state(run.base, run.numbers)
    database = bed.copy(run.base)
    start = time.monotonic()
    done = bed.index(database, *run.arguments)
    run.seconds = time.monotonic() - start
    run.after = bed.state(database, run.numbers)
    fault = bed.complaint(done) or bed.unsound(database)
    if fault or isinstance(run.after, str):
        raise common.Failed(f"{run.name}, undisturbed: {fault or run.after}")


def judge(bed, run, database, may_lack_some=False):
    """What is wrong with a database whose run was ended anywhere, and with what the next run makes of it.

    may_lack_some: the run said that it could not read something."""
    found = bed.state(database, run.numbers)
    if run.base is None and isinstance(found, str) and found.startswith("search ended with 2"):
        found = None  # there is no database yet
    elif may_lack_some and isinstance(found, dict):
        fault = None
    elif run.by_file:
        fault = torture_bed.between(found, run.before, run.after)
    else:
        fault = torture_bed.differs(found, run.after)
        if fault and run.before:
            fault = torture_bed.differs(found, run.before) and fault
    if found is not None and (fault := fault or bed.unsound(database)):
        return f"afterwards: {fault}"
    done = bed.index(database, *run.again)
    if (fault := bed.complaint(done)) or done.returncode != 0:
        return f"the next run: {fault or done.stderr.strip()[:300]}"
    fault = torture_bed.differs(bed.state(database, run.numbers), run.after) or bed.unsound(database)
    if fault:
        return f"after the next run: {fault}"
    if left := bed.leftovers(database):
        return f"the next run leaves {', '.join(left[:5])}"
    return None


def kill(bed, run, seconds):
    """Starts the run and kills it; whether it was still at work."""
    database = bed.copy(run.base)
    command = bed.index_command(database, "-q", *run.arguments)
    process = subprocess.Popen(command, env=bed.environment, stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(seconds)
        return database, command, False
    except subprocess.TimeoutExpired:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        return database, command, True


def measure(bed, tally, count, large):
    """`count` kills, shared by all kinds of runs."""
    kinds = list(runs(bed, large))
    for run in kinds:
        undisturbed(bed, run)
    for number in range(count):
        run = kinds[number % len(kinds)]
        moment = bed.random.uniform(0, run.seconds)
        database, command, at_work = kill(bed, run, moment)
        fault = bed.orphans() or judge(bed, run, database)
        words = " ".join(map(str, command))
        tally.trial(("kill -9", run.name), f"timeout -s KILL {moment:.4f} {words}", fault)
        if not at_work:  # ended before it could be killed: the next moment is earlier
            run.seconds *= 0.95
