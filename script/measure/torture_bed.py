"""What the parts of script/torture share: invented texts, databases, what a database holds, and the tally of trials."""
import json
import os
import random
import re
import shutil
import subprocess
import time
from pathlib import Path

from . import common

ACTORS = """
[[actor]]
id = "ARM"
type = "state"
name = "Armenia"
demonyms = ["Armenian", "Armenians"]
seats = ["Yerevan"]

[[actor]]
id = "IRN"
type = "state"
name = "Iran"
demonyms = ["Iranian", "Iranians"]
seats = ["Tehran"]
"""
ISSUES = """
[[issue]]
id = "borders"
name = "borders"

[[issue]]
id = "border-delimitation"
name = "border delimitation"
broader = ["borders"]
"""
MORE_ISSUES = """
[[issue]]
id = "ferry-subsidies"
name = "ferry subsidies"
"""
SYLLABLES = ["ba", "do", "fi", "gu", "ka", "lo", "mi", "nu", "pe", "ra", "so", "ti", "vu", "we", "xo", "za"]
SENTENCES = [
    "The {a} council met in Yerevan and spoke of border delimitation with Iran.",
    "Nobody in Tehran had asked for {a} or for {b} before the spring.",
    "Armenia and Iran agreed that the {a} of the valley is no matter of borders.",
    "Ferry subsidies came up when the {a} was compared with the {b} of last year.",
    "A {a} costs more than a {b}, said the minister of transport.",
]
TIMEOUT = 120  # seconds; a run that takes longer hangs
# Words of the programs' messages when what they meet is no fault of theirs but none of the user's either.
NO_WORD = "status 2 without a word"
NO_SENTENCE = re.compile(r"terminate called|std::|Xapian::|what\(\)|Segmentation|core dumped|Assertion|Sanitizer")


class Bed:
    """A folder of texts and databases in a home of their own."""

    def __init__(self, arguments, tmp):
        self.tmp = Path(tmp)
        self.index_program = common.program(arguments.bin, "chancery-index", tmp)
        self.search_program = common.program(arguments.bin, "chancery-search", tmp)
        self.random = random.Random(arguments.seed)
        self.documents, self.keep = arguments.documents, arguments.keep
        lists = self.tmp / "lists"
        for kind, text in (("actors", ACTORS), ("issues", ISSUES)):
            (lists / kind).mkdir(parents=True)
            (lists / kind / "own.toml").write_text(text)
        (self.tmp / "more.toml").write_text(MORE_ISSUES)
        home = self.tmp / "home"
        home.mkdir()
        self.environment = {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "HOME": str(home), "LC_ALL": "C.UTF-8",
            "CHANCERY_GAZETTEER": str(lists), **{f"XDG_{n}_HOME": str(home / n) for n in ("DATA", "STATE", "CONFIG", "CACHE")}}
        help_text = self.run(self.index_command(None, "--help")).stdout
        self.can_verify, self.can_repair = "--verify" in help_text, "--repair" in help_text

    # Texts

    def word_of(self, number):
        """A word of its own for each document: it is written in the plural of its -ing form."""
        digits = []
        for _ in range(4):
            number, digit = divmod(number, len(SYLLABLES))
            digits.append(SYLLABLES[digit])
        return "vol" + "".join(digits)

    def text(self, number, size=1200, edition=0):
        """The invented text of a document; another edition has other sentences and a word in common."""
        chance = random.Random(f"{number} {edition} {size}")
        word = lambda: "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 4)))  # noqa: E731
        lines = [f"Report {number} on the {word()} question", ""]
        length = 0
        while length < size:
            paragraph = " ".join(chance.choice(SENTENCES).format(a=word(), b=word()) for _ in range(4))
            lines += [paragraph, ""]
            length += len(paragraph)
        lines += [f"Its {self.word_of(number)}ings were of edition {'abcdefgh'[edition]}.", ""]
        return "\n".join(lines)

    def write(self, folder, numbers, size=1200, edition=0):
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        for number in numbers:
            (folder / f"{number:05}.txt").write_text(self.text(number, size, edition))
        return folder

    # Programs

    def index_command(self, database, *arguments):
        named = [] if database is None else ["--db", str(database)]
        return [self.index_program, "-j", "2", *named, *map(str, arguments)]

    def run(self, command, input=None, environment=None):  # noqa: A002
        try:
            done = subprocess.run([str(c) for c in command], capture_output=True, text=True, errors="replace",
                                  input=input, timeout=TIMEOUT, env={**self.environment, **(environment or {})})
        except subprocess.TimeoutExpired as error:
            return subprocess.CompletedProcess(command, "no end", "", str(error))
        return done

    def index(self, database, *arguments):
        return self.run(self.index_command(database, "-q", *arguments))

    def made(self, name, *arguments):
        """The path of a database that is made once, undisturbed."""
        database = self.tmp / name
        if not database.exists():
            done = self.index(database, *arguments)
            if done.returncode != 0:
                raise common.Failed(f"{' '.join(map(str, done.args))}: {done.stderr.strip()}")
        return database

    def copy(self, database, name="trial"):
        """A fresh copy of a database, or nothing there where `database` is None."""
        target = self.tmp / name
        shutil.rmtree(target, ignore_errors=True)
        if database is not None:
            shutil.copytree(database, target, symlinks=True)
        return target

    # What a database holds

    def questions(self, numbers):
        # Each asks for something that is kept in another place: words, word forms, phrases, concepts, pairs.
        general = ["*", "yerevan", '"minister of transport"', "actor:iran", "issue:borders", "pair:arm/border-delimitation",
                   "actor:armenia NEAR/20 issue:borders", "ferry subsidies", "council /s tehran"]
        return general + [f"{self.word_of(n)}ing" for n in numbers]

    def state(self, database, numbers):
        """What the answers to many questions say: {question: {path: (score, what is shown)}}; a string for a failure."""
        questions = self.questions(numbers)
        done = self.run([self.search_program, "--db", database, "-f", "json", "-n", "0"], "\n".join(questions) + "\n")
        if complaint := self.complaint(done, (0, 1)):
            return complaint
        if done.returncode not in (0, 1):
            return f"search ended with {done.returncode}: {done.stderr.strip()[:300]}"
        answers = {}
        for question, line in zip(questions, done.stdout.splitlines()):
            answer = json.loads(line)
            answers[question] = {hit["path"]: (round(hit.get("score") or 0, 4), shown(hit)) for hit in answer["hits"]}
        if len(answers) < len(set(questions)):
            return f"{len(answers)} answers to {len(questions)} questions: {done.stderr.strip()[:300]}"
        return answers

    @staticmethod
    def complaint(done, sound=(0, 1, 2)):
        """What is wrong with the way in which a program ended, or nothing."""
        status, said = done.returncode, (done.stderr or "").strip()
        if status == "no end":
            return f"did not end in {TIMEOUT} s"
        if status not in (0, 1, 2):
            return f"died: status {status}: {said[-200:]}"
        if NO_SENTENCE.search(said):
            return f"no sentence for a person: {said[-300:]}"
        if status == 2 and 2 in sound and not said:
            return NO_WORD
        return None

    def generation(self, database):
        """The folder of the generation in use, or None."""
        stub = Path(database) / "XAPIANDB"
        if stub.is_file():
            for line in stub.read_text(errors="replace").splitlines():
                if line.startswith("auto "):
                    return Path(database) / line[5:]
        return None

    def tables(self, database):
        """The databases of the generation in use: itself, or its shards."""
        generation = self.generation(database)
        if generation is None or not generation.is_dir():
            return []
        shards = sorted(p for p in generation.iterdir() if p.is_dir() and (p / "iamglass").exists())
        return shards or [generation]

    def unsound(self, database):
        """What xapian-check and --verify find wrong, or nothing."""
        for table in self.tables(database):
            done = self.run(["xapian-check", table])
            if done.returncode != 0:
                return f"xapian-check {table.name}: {(done.stdout + done.stderr).strip()[-200:]}"
        if self.can_verify and self.tables(database):
            done = self.index(database, "--verify")
            if done.returncode != 0:
                return f"--verify: {(done.stdout + done.stderr).strip()[:300]}"
        return None

    def leftovers(self, database):
        """Names in a database that a finished run leaves nothing under."""
        generation = self.generation(database)
        known = {"XAPIANDB", "lock", "chancery.id", generation.name if generation else ""}
        return sorted(p.name for p in Path(database).iterdir() if p.name not in known)

    def orphans(self):
        """Processes of the program that live on half a second after it was killed."""
        for _ in range(10):
            found = []
            for entry in Path("/proc").iterdir():
                try:
                    if entry.name.isdigit() and os.readlink(entry / "exe").startswith(str(self.index_program)):
                        found.append(entry.name)
                except OSError:
                    pass
            if not found:
                return None
            time.sleep(0.05)
        return f"processes {', '.join(found)} live on"


def shown(hit):
    """What of a hit a person sees, as one string."""
    parts = [hit.get(name) for name in ("title", "authors", "publisher", "date", "language", "url")]
    parts += [[tag.get("id") for tag in hit.get(kind) or []] for kind in ("actors", "issues")]
    parts += [snippet["text"] for snippet in hit.get("snippets") or []]
    return json.dumps(parts)


def answer_of(output):
    """The hits of one answer in JSON, as shown; nothing where there is none."""
    try:
        return [(hit["path"], shown(hit)) for hit in json.loads(output)["hits"]]
    except (ValueError, KeyError):
        return None


def differs(found, wanted, scores=True):
    """How a state differs from the wanted one, in a sentence, or nothing."""
    if isinstance(found, str):
        return found
    for question, hits in wanted.items():
        other = found[question]
        if other.keys() != hits.keys():
            missing, more = sorted(hits.keys() - other.keys()), sorted(other.keys() - hits.keys())
            return f"{question}: {len(missing)} missing {missing[:2]}, {len(more)} too many {more[:2]}"
        for path, hit in hits.items():
            if other[path][1] != hit[1]:
                return f"{question}: {path} shows {other[path][1][:200]} and not {hit[1][:200]}"
            if scores and other[path][0] != hit[0]:
                return f"{question}: {path} scores {other[path][0]} and not {hit[0]}"
    return None


def between(found, before, after):
    """How a state is more than a mixture of whole documents of two others; nothing when it is one."""
    if isinstance(found, str):
        return found
    old, new, now = before["*"], after["*"], found["*"]
    for path in old.keys() | new.keys() | now.keys():
        states = [state[path][1] if path in state else None for state in (old, new)]
        if (now[path][1] if path in now else None) not in states:
            return f"{path} is neither as before nor as after"
    return None


class Tally:
    """How many trials of what kind were good, and how the others can be seen again."""

    def __init__(self, bed):
        self.bed, self.rows, self.bad = bed, {}, []

    def trial(self, kind, command, fault):
        """Counts a trial; `fault` is a sentence, or nothing when all was well."""
        row = self.rows.setdefault(kind, [0, 0])
        row[0] += 1
        if not fault:
            row[1] += 1
            return
        kept = ""
        if self.bed.keep and (self.bed.tmp / "trial").exists():
            kept = Path(self.bed.keep) / f"{len(self.bad):04}"
            shutil.copytree(self.bed.tmp / "trial", kept, symlinks=True)
        self.bad.append((kind, command, fault, str(kept)))
        common.say(f"bad · {kind} · {fault[:200]}\n      {command}")

    def table(self):
        rows = [[*kind, tried, good, tried - good] for kind, (tried, good) in self.rows.items()]
        total = [sum(row[i] for row in rows) for i in (2, 3, 4)]
        return common.table(["part", "what", "tried", "good", "bad"], [*rows, ["all", "", *total]], left=2)
