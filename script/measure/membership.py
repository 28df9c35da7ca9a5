"""Answers: whether what is found has what was asked for, and whether its snippet shows it."""
import json
import re
import tomllib
import unicodedata

from . import common

# Phrases of many kinds that speeches have: with and without words like "of" and "the".
PHRASES = ["rule of law", "law of the sea", "right of return", "responsibility to protect", "weapons of mass destruction",
           "culture of peace", "right to development", "freedom of navigation", "peace and security", "crimes against humanity",
           "sea level rise", "debt relief", "nuclear weapons", "permanent seats", "climate change", "terms of trade",
           "balance of power", "sovereign equality", "arms race", "human dignity", "balance of payments", "hostage taking",
           "international law", "territorial integrity", "agenda for peace", "least developed countries", "cold war",
           "foreign occupation", "the responsibility of all", "small island developing states"]


def folded(text):
    """Lower case without accents, white space as one space."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join(bare.split())


def state_names():
    """(id, name) of the states whose name is one word."""
    found = []
    for path in sorted((common.ROOT / "gazetteer/actors").glob("states-*.toml")):
        for actor in tomllib.loads(path.read_text(encoding="utf-8"))["actor"]:
            if actor["type"] == "state" and actor["name"].isalpha():
                found.append((actor["id"], actor["name"]))
    return found


def found_by(env, db, query):
    """The paths of all that a query finds."""
    return set(common.run([env.search, "--db", db, "--format", "paths", "-n", "0", *env.search_options, "--", query],
                          ok=(0, 1)).splitlines())


def membership(env):
    """Of the answers to bare names of states: who has neither the name nor a tag of the state."""
    folder = env.data / "speeches"
    texts, tags = {}, {}
    for record in common.records(env.printed(folder)):
        texts[record["path"]] = folded(record["title"] + "\n" + record["text"])
        tags[record["path"]] = {tag["id"] for tag in record["actors"]} | {tag.get("state") for tag in record["actors"]}
    db = env.index(folder, "membership")
    total = wrong = 0
    worst = []
    names = state_names()
    for state, name in names:
        hits = found_by(env, db, name.lower())
        word = re.compile(r"\b" + re.escape(folded(name)) + r"(s|'s|’s)?\b")
        false = [p for p in hits if state not in tags[p] and not word.search(texts[p])]
        total += len(hits)
        wrong += len(false)
        worst.append((len(false), name))
    yield env.row("membership", f"neither the word nor the tag, {len(names)} names of states", None,
                  wrong / max(1, total), ("≤", 0.005))
    env.note(f"membership: {wrong} of {total} hits; most of them: "
             + ", ".join(f"{name} {count}" for count, name in sorted(worst, reverse=True)[:8] if count))


def phrases(env):
    """Of the first hits of phrases in quotes: whose snippets show the phrase."""
    db = env.index(env.data / "speeches", "phrases")
    lines = "".join(f'"{phrase}"\n' for phrase in PHRASES)
    output = common.run([env.search, "--db", db, "--format", "json", "-n", "20", *env.search_options], ok=(0, 1),
                        input=lines.encode())
    shown = total = 0
    missed = []
    for phrase, answer in zip(PHRASES, (json.loads(line) for line in output.splitlines())):
        got = [any(phrase in folded(snippet["text"]).replace("-", " ") for snippet in hit["snippets"])
               for hit in answer["hits"]]
        shown += sum(got)
        total += len(got)
        missed.append((len(got) - sum(got), phrase))
    yield env.row("phrases", f"snippet shows the phrase, first 20 of {len(PHRASES)}", None, shown / max(1, total),
                  ("≥", 0.97))
    env.note(f"phrases: {shown} of {total}; missed most: "
             + ", ".join(f"{phrase} {count}" for count, phrase in sorted(missed, reverse=True)[:5] if count))
