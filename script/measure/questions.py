"""Snippets: whether the first hit's sentences hold the answer to a question."""
import json
import re

from . import common

# Collection → (Xapian's own snippet over the whole text, what the project asks for).
KNOWN = {"es": (0.672, 0.78), "ru": (0.534, 0.77)}


def aligned(questions, output):
    """One result a question; a question that got no line (an error in it) gets an empty one."""
    results = [json.loads(line) for line in output.splitlines() if line.strip()]
    if len(results) == len(questions):
        return results, 0
    waiting, lined = iter(results), []
    result = next(waiting, None)
    for question in questions:
        if result is not None and result["query"].strip() == question.strip():
            lined.append(result)
            result = next(waiting, None)
        else:
            lined.append({"query": question, "hits": []})
    return lined, sum(not r["hits"] for r in lined)


def language(env, folder):
    """Rows of one language."""
    name = folder.name
    answers = common.need(folder / "answers.jsonl")
    db = env.index(common.need(folder / "docs"), f"snippets-{name}")
    questions = [" ".join(r["query"].split()) for r in common.records(answers)]
    command = [env.search, "--db", db, "--format", "json", "-n", "1", *env.search_options]
    output = common.run(command, ok=(0, 1, 2), input="".join(q + "\n" for q in questions).encode())
    results, lost = aligned(questions, output)
    if lost:
        env.note(f"snippets {name}: {lost} of {len(questions)} questions got no answer line or no hit")
    path = env.tmp / f"snippets-{name}.jsonl"
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in results), encoding="utf-8")
    got = common.script(env.data, "snippets.py", answers, path)
    values = {k: float(v) for k, v in re.findall(r"(\w+)=([\d.]+)", got)}
    base, bar = KNOWN.get(name, (None, None))
    yield env.row(f"snippets {name}", "first hit is the article", None, values["right_article"])
    yield env.row(f"snippets {name}", "answer in 300 characters", base, values["answer_in_snippet"],
                  ("≥", bar) if bar else None)
