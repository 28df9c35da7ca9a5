"""Near-duplicates: whether made copies of stories and speeches collapse, and distinct stories do not."""
import json
import random
import re

from . import common

CHROME = ["Home News World Politics Business Opinion Culture Sport", "Subscribe to our newsletter for the latest analysis",
          "Share this article Print E-mail", "All rights reserved. Reproduction without permission is not allowed.",
          "Read more: what comes next for the region", "Advertisement", "Sign in or create an account to continue reading"]
KEPT = 0.85  # of a text at least


def copy_of(text, dice):
    """The text with up to 15 % trimmed off an end or out of its middle, another page around it and another date line."""
    words = re.findall(r"\S+\s*", text)
    gone = int(len(words) * dice.uniform(0, 1 - KEPT))
    at = dice.choice([0, len(words) - gone, dice.randrange(len(words) - gone + 1)])
    body = "".join(words[:at] + words[at + gone:])
    day = f"{dice.randrange(1, 29)} {dice.choice(['March', 'June', 'October'])} {dice.randrange(1990, 2024)}"
    around = dice.sample(CHROME, 4)
    return "\n\n".join([around[0], around[1], day, body, around[2], around[3]]) + "\n"


def groups(env, folder, name):
    """Paths of each hit with its copies."""
    db = env.index(folder, name)
    out = common.run([env.search, "--db", db, "-f", "json", "-n", "0", "*"], ok=(0, 1))
    return [[hit["path"], *hit["copies"]] for hit in json.loads(out)["hits"]]


def threes(text):
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i:i + 3]) for i in range(len(words) - 2)}


def measure(env):
    dice = random.Random(5)
    stories = sorted(common.need(env.data / "reuters" / "docs").glob("*.txt"))
    speeches = sorted((env.data / "speeches").rglob("*.txt"))
    long = [p for p in stories if len(p.read_text(encoding="utf-8", errors="replace").split()) >= 60]
    chosen = dice.sample(long, min(400, len(long))) + dice.sample(speeches, min(100, len(speeches)))
    folder = env.tmp / "copies"
    folder.mkdir()
    for i, path in enumerate(chosen):
        text = path.read_text(encoding="utf-8", errors="replace")
        (folder / f"{i}-a.txt").write_text(text, encoding="utf-8")
        (folder / f"{i}-b.txt").write_text(copy_of(text, dice), encoding="utf-8")
    group_of = {path.rsplit("/", 1)[1]: n for n, group in enumerate(groups(env, folder, "copies")) for path in group}
    met = sum(group_of[f"{i}-a.txt"] == group_of[f"{i}-b.txt"] for i in range(len(chosen)))
    yield env.row("copies", "made copies that collapse", None, met / len(chosen), ("≥", 0.95))
    wrong = collapsed = 0
    for group in groups(env, env.data / "reuters" / "docs", "copies-reuters"):
        first = threes(open(group[0], encoding="utf-8", errors="replace").read()) if len(group) > 1 else set()
        for other in group[1:]:
            collapsed += 1
            words = threes(open(other, encoding="utf-8", errors="replace").read())
            wrong += len(first & words) < 0.5 * len(first | words)
    env.note(f"copies: {collapsed} of {len(stories)} Reuters stories collapse; distinct are those that share less than half "
             "of their three-word sequences with the story shown")
    yield env.row("copies", "distinct stories that collapse", None, wrong / len(stories), ("≤", 0.005))
