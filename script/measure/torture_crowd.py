"""Searches while the database changes under them, and several writers at once."""
import os
import signal
import subprocess
import threading
import time

from . import common, torture_bed


def alternate(bed, database, folder, numbers, ended, tally, arguments):
    """Changes the texts back and forth, with a run after each, until `ended`; counts the runs."""
    edition = 0
    while not ended.is_set():
        edition = 1 - edition
        bed.write(folder, numbers, edition=edition)
        done = bed.index(database, *arguments, folder)
        fault = bed.complaint(done) or (f"status {done.returncode}: {done.stderr.strip()}" if done.returncode else None)
        tally.trial(("crowd", "runs under searches"), " ".join(done.args), fault)


def searches(bed, tally, count, shards):
    """Single searches and a program that is asked again and again, while runs change the database."""
    name = f"{shards} shards" if shards > 1 else "one database"
    folder, numbers = bed.tmp / f"crowd-{shards}", range(bed.documents)
    changing = range(5)
    states = []
    database = bed.copy(None, f"crowd-db-{shards}")
    bed.write(folder, numbers)
    for edition in (0, 1):
        bed.write(folder, changing, edition=edition)
        if (done := bed.index(database, "--shards", shards, folder)).returncode != 0:
            raise common.Failed(done.stderr.strip())
        states.append(bed.state(database, changing))
    ended = threading.Event()
    runs = threading.Thread(target=alternate, args=(bed, database, folder, changing, ended, tally, []))
    runs.start()
    try:
        for _ in range(count):
            found = bed.state(database, changing)
            # Each answer is of one moment; the answers to several questions need not be of the same.
            fault = found if isinstance(found, str) else next(
                (question for question in found
                 if not any(is_same(found[question], state[question]) for state in states)), None)
            tally.trial(("crowd", f"questions during runs, {name}"), f"chancery-search --db {database}",
                        fault and f"neither before nor after: {fault}")
    finally:
        ended.set()
        runs.join()


def is_same(found, wanted):
    """Whether two answers show the same; the scores depend on all documents and so on the moment."""
    return {p: hit[1] for p, hit in found.items()} == {p: hit[1] for p, hit in wanted.items()}


def prompt(bed, tally, count):
    """One program that is asked during `count` runs, each of which changes the database."""
    folder, changing = bed.tmp / "crowd-1", range(5)
    database = bed.tmp / "crowd-db-1"
    process = subprocess.Popen([bed.search_program, "--db", str(database), "-f", "json", "-n", "0"], env=bed.environment,
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    words = ["edition a", "edition b"]
    for number in range(count):
        edition = number % 2
        bed.write(folder, changing, edition=edition)
        runner = subprocess.Popen(bed.index_command(database, "-q", folder), env=bed.environment,
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        asked = 0
        while asked < 3 or runner.poll() is None:
            question = f'"{words[asked % 2]}"'
            asked += 1
            try:
                process.stdin.write(question + "\n")
                process.stdin.flush()
                line = process.stdout.readline()
            except BrokenPipeError:
                line = ""
            found = torture_bed.answer_of(line)
            fault = None
            if found is None:
                process.wait()
                fault = f"no answer: status {process.returncode}: {process.stderr.read()[-300:]}"
            else:
                # Of the five changing documents all have one word or all have the other.
                has = sum(1 for path, _ in found if int(path[-9:-4]) in changing)
                fault = None if has in (0, len(changing)) else f"{has} of {len(changing)} changed documents: half a change"
            tally.trial(("crowd", "one program asks during runs"), f"{question} | chancery-search --db {database}", fault)
            if found is None:
                runner.wait()
                return
        runner.wait()
    process.stdin.close()
    process.wait()


def writers(bed, tally, count):
    """Three runs at once, on a folder each; one of them is killed in every other trial."""
    folders = [bed.write(bed.tmp / f"writer-{i}", range(100 * i, 100 * i + 40)) for i in range(3)]
    numbers = [0, 39, 100, 139, 200, 239]
    target = bed.copy(None, "writers")
    for folder in folders:
        bed.index(target, folder)
    wanted = bed.state(target, numbers)
    for number in range(count):
        database = bed.copy(None)
        commands = [bed.index_command(database, "-q", folder) for folder in folders]
        processes = [subprocess.Popen(c, env=bed.environment, stderr=subprocess.PIPE, text=True) for c in commands]
        if number % 2:
            time.sleep(bed.random.uniform(0, 0.3))
            os.kill(processes[number % 3].pid, signal.SIGKILL)
        said = [process.communicate()[1] for process in processes]
        fault = None
        for i, process in enumerate(processes):
            if process.returncode != 0 and not (number % 2 and i == number % 3):
                fault = f"status {process.returncode}: {said[i].strip()}"
        if number % 2:
            bed.run(commands[number % 3])
        found = bed.state(database, numbers)
        fault = fault or torture_bed.differs(found, wanted, scores=False) or bed.unsound(database)
        tally.trial(("crowd", "three writers" + (", one killed" if number % 2 else "")),
                    " & ".join(" ".join(map(str, c)) for c in commands), fault)


def measure(bed, tally, count):
    searches(bed, tally, count // 4, shards=1)
    searches(bed, tally, count // 4, shards=3)
    prompt(bed, tally, max(4, count // 10))
    writers(bed, tally, max(4, count // 25))
