#!/usr/bin/env python3
"""Compares numbers of the ranking by leaving one collection out.

    script/measure/settings.py [DATA] --vary feedback-weight=0,0.7,1.4 --vary b=0.5,0.6,0.7
    script/measure/settings.py [DATA] --setting k1=0.9,b=0.5 --setting k1=1.2

Every setting ranks all queries of all collections of DATA/relevance. The first table has MAP over that of the stock
BM25 and the share of queries that lose more than 0.1 of average precision against it. A setting is as good as the mean
of log ratios, less what its losers cost. The second table chooses for each collection by all the others, and says what
that choice gives there: what a collection that nobody has seen may expect. A choice that changes with the collection
that is left out is fitted; one whose neighbours are as good is safe.
"""
import argparse
import math
import shutil
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from measure import common, relevance  # noqa: E402

AS_IT_IS = ""  # the setting of the program
LOSERS = 0.05  # share of a collection's queries that may lose
COST = 2  # of each share beyond it, in log ratios


class Collection:
    """A folder of DATA/relevance with its database and the run of stock BM25."""

    def __init__(self, folder, data, index, search, tmp, jobs):
        self.name, self.folder, self.search, self.tmp = folder.name, folder, search, tmp
        self.measure = relevance.ireval(data)
        self.qrels = self.measure.read_qrels(folder / "qrels.txt")
        self.ids = sorted(self.qrels)
        self.db = tmp / f"{self.name}.db"
        common.run([index, "-q", "-j", str(jobs), "--db", self.db, folder / "docs"], ok=(0, 2))
        common.script(data, "bm25_baseline.py", folder, tmp / f"{self.name}.base", python=common.python_with("xapian"))
        self.stock = self.measure.read_run(tmp / f"{self.name}.base")
        self.stock_map = relevance.means(self.measure, self.qrels, self.stock, self.ids)["MAP"]

    def measured(self, setting):
        """(MAP over stock BM25's, share of losers) of a setting."""
        out = self.tmp / f"{self.name}.run"
        options = ["--ranking", setting] if setting else []
        command = [self.search, "--db", self.db, "--format", "trec", "--queries", self.folder / "queries.tsv",
                   "-n", "1000", *options]
        out.write_text(common.run(command, ok=(0, 1)), encoding="utf-8")
        run = self.measure.read_run(out)
        ours = relevance.means(self.measure, self.qrels, run, self.ids)["MAP"]
        return ours / self.stock_map, relevance.losers(self.measure, self.qrels, run, self.stock, self.ids)


def worth(results):
    """How good results of several collections are."""
    gained = sum(math.log(ratio) for ratio, _ in results) / len(results)
    lost = sum(max(0, share - LOSERS) for _, share in results) / len(results)
    return gained - COST * lost


def settings(arguments):
    """Every setting once, that of the program first."""
    found = [AS_IT_IS, *arguments.setting]
    for varied in arguments.vary:
        name, _, values = varied.partition("=")
        found += [f"{name}={value}" for value in values.split(",")]
    return list(dict.fromkeys(found))


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, default=common.default_data(), metavar="DATA")
    parser.add_argument("--vary", action="append", default=[], metavar="NAME=VALUES", help="values of one number, commas between")
    parser.add_argument("--setting", action="append", default=[], metavar="NUMBERS", help="as chancery-search --ranking takes them")
    parser.add_argument("--only", nargs="+", default=[], metavar="COLLECTION", help="these collections")
    parser.add_argument("--leave-out", nargs="+", default=["xquad-zh"], metavar="COLLECTION",
                        help="not these (default: xquad-zh, which stock BM25 cannot read)")
    parser.add_argument("-j", "--jobs", type=int, default=2, metavar="N")
    parser.add_argument("--bin", type=Path, default=common.ROOT / "build/release/bin", metavar="FOLDER")
    return parser.parse_args()


def report(tried, collections, results):
    """Both tables."""
    names = [one.name for one in collections]
    rows = []
    for setting in tried:
        cells = [f"{ratio:.3f} {100 * share:.1f}%" for ratio, share in (results[setting][name] for name in names)]
        rows.append([setting or "as it is", *cells, f"{worth(list(results[setting].values())):.4f}"])
    print(common.table(["setting", *names, "worth"], rows, left=1, markdown=False))
    rows = []
    for name in names:
        others = {s: worth([result for other, result in results[s].items() if other != name]) for s in tried}
        best = max(tried, key=lambda s: others[s])
        ratio, share = results[best][name]
        was, lost = results[AS_IT_IS][name]
        rows.append([name, best or "as it is", f"{ratio:.3f}", f"{100 * share:.1f}%", f"{was:.3f}", f"{100 * lost:.1f}%"])
    print()
    print(common.table(["left out", "chosen by the others", "MAP", "losers", "as it is", "losers"], rows, left=2, markdown=False))


def main():
    arguments = options()
    folders = sorted(p for p in (arguments.data / "relevance").iterdir() if p.is_dir()) if arguments.data.is_dir() else []
    folders = [p for p in folders if (not arguments.only or p.name in arguments.only) and p.name not in arguments.leave_out]
    if len(folders) < 2:
        common.say("settings: two collections are the least; " + common.NO_DATA.format(arguments.data))
        return 1
    tmp = Path(tempfile.mkdtemp(prefix="chancery-settings-"))
    try:
        index, search = (common.program(arguments.bin, name, tmp) for name in ("chancery-index", "chancery-search"))
        collections = [Collection(folder, arguments.data, index, search, tmp, arguments.jobs) for folder in folders]
        results, tried = {}, settings(arguments)
        for setting in tried:
            results[setting] = {one.name: one.measured(setting) for one in collections}
            common.say(f"settings: {setting or 'as it is'}: {worth(list(results[setting].values())):.4f}")
        report(tried, collections, results)
    except (common.Missing, common.Failed) as error:
        common.say(f"settings: {error}")
        return 2
    finally:
        shutil.rmtree(tmp, ignore_errors=True)
    return 0


if __name__ == "__main__":
    common.end_tidily()
    sys.exit(main())
