"""Reading: how fast web pages and a folder of PDFs are read, and what hostile files do to a run."""
import gzip
import io
import multiprocessing
import os
import resource
import shutil
import zipfile
from pathlib import Path

from . import common, indexers
from .watch import watched

COPIES = 4  # of the pages: enough for a steady time
ROUNDS = 5  # the fastest counts: other programs only add
PDF_FILES = 400


def processor_seconds(command, ok=(0, 2), **options):
    """Seconds of processor time of a program and all that it started."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    common.run(command, ok=ok, **options)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def html_speed(env):
    """MB of HTML a second and core, from bytes to clean and tagged records."""
    pages = common.need(env.data / "extraction" / "html")
    folder, nothing = env.tmp / "pages", env.tmp / "nothing"
    for number in range(COPIES):
        shutil.copytree(pages, folder / str(number))
    nothing.mkdir()
    (nothing / "one.txt").write_text("One line.\n", encoding="utf-8")
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    command = [env.index_program, "--print", "-q", "-j", 1]
    out = env.tmp / "pages.jsonl"
    start = min(processor_seconds([*command, nothing], into=out) for _ in range(ROUNDS))
    whole = min(processor_seconds([*command, folder], into=out) for _ in range(ROUNDS))
    tagging = min(processor_seconds([*command, "--from-jsonl", "-"], into=env.tmp / "again.jsonl", stdin=open(out, "rb"))
                  for _ in range(ROUNDS))
    yield env.row("html-speed", "MB of HTML a second and core, to tagged records", None, size / (whole - start), ("≥", 20.0))
    yield env.row("html-speed", "… to clean text alone", None, size / max(0.01, whole - tagging), ("≥", 20.0))
    env.note(f"html-speed: {size:.0f} MB, {whole:.2f} s of processor time, {start:.2f} s of it the start; "
             f"tagging and printing the same records {tagging:.2f} s")


def pdf_files(env):
    """The first PDFs of the data by name."""
    files = sorted(p for p in common.need(env.data / "formats" / "pdfjs").rglob("*.pdf") if p.is_file())
    return files[:PDF_FILES]


def pdf_folder(env):
    """Processor time for a folder of PDFs beside omindex, which runs poppler's pdftotext."""
    omindex = indexers.Omindex()
    indexers.found("pdftotext")
    folder = env.tmp / "pdfs"
    folder.mkdir()
    for number, path in enumerate(pdf_files(env)):
        shutil.copy(path, folder / f"{number:03}-{path.name}")
    ours, theirs = [], []
    for number in range(3):
        place = env.tmp / f"pdf-{number}"
        place.mkdir()
        ours.append(processor_seconds([env.index_program, "-q", "-j", 1, "--db", place / "db", folder]))
        theirs.append(processor_seconds([omindex.program, "--db", place / "omega", "--url", "/", folder], ok=(0, 1)))
    yield env.row("pdf-folder", "times as fast as omindex, by processor time", None, min(theirs) / min(ours), ("≥", 1.0))
    env.note(f"pdf-folder: {len(pdf_files(env))} files, {min(ours):.2f} s and {min(theirs):.2f} s ({omindex.version})")


def zip_of(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members:
            file.writestr(name, content)
    return out.getvalue()


def hostile_files():
    """Name → bytes of files that are made to harm."""
    bomb = zip_of([("zeros", bytes(20 << 20))])
    for _ in range(4):
        bomb = zip_of([(f"{i}.zip", bomb) for i in range(16)])
    nested = zip_of([("a.txt", "The end.")])
    for _ in range(30):
        nested = zip_of([("b.zip", nested)])
    entities = "<!DOCTYPE x [<!ENTITY a 'harbours'>" + "".join(
        f"<!ENTITY {chr(ord('a') + i)} '{('&' + chr(ord('a') + i - 1) + ';') * 10}'>" for i in range(1, 12)) + "]>"
    zeros = gzip.compress(bytes(64 << 20), 9)
    letters = gzip.compress(b"a" * (64 << 20), 9)
    mail = "From: a@b.example\nMessage-ID: <1@b.example>\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n"
    circle = ("%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids "
              "[2 0 R 2 0 R] /Count 100000 >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n")
    return {
        "bomb.zip": bomb, "nested.zip": nested, "zeros.gz": zeros * 160, "letters.gz": letters * 160,
        "entities.xml": f"<?xml version='1.0'?>{entities}<x>&k;</x>".encode(),
        "entities.docx": zip_of([("word/document.xml", f"<?xml version='1.0'?>{entities}<w:document xmlns:w='w'><w:body>"
                                  "<w:p><w:r><w:t>&k; and more</w:t></w:r></w:p></w:body></w:document>")]),
        "no.docx": b"\x01\x02\x80\xff" * 1000, "endless.eml": (mail * 20000).encode(),
        "deep.html": b"<div>" * 100000 + b"<p>The bottom.", "deep.rtf": b"{\\rtf1 " + b"{" * 1000000,
        "deep.json": b"[" * 1000000, "deep.tex": b"\\begin{document}" + b"{\\bf " * 200000,
        "circle.pdf": circle.encode(), "cut.pdf": b"%PDF-1.4\n%\x01\x02", "line.html": b"<p>" + b"word " * 20000000,
        "line.csv": b"a,b\n1," + b"word " * 20000000, "noise.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + os.urandom(100000),
    }


def busy():
    while True:
        pass


def hostile(env):
    """A folder of PDFs with hostile files among them: the same documents in every run, in little memory."""
    folder = env.tmp / "hostile"
    folder.mkdir()
    for number, path in enumerate(pdf_files(env)):
        shutil.copy(path, folder / f"{number:03}-{path.name}")
    for name, content in hostile_files().items():
        (folder / name).write_bytes(content)
    found, peaks, seconds = [], [], []
    for threads, loaded in ((2, False), (2, True), (1, False)):
        others = [multiprocessing.Process(target=busy, daemon=True) for _ in range(os.cpu_count() if loaded else 0)]
        for other in others:
            other.start()
        db = env.tmp / f"hostile-{len(found)}.db"
        took, peak, _ = watched([env.index_program, "-q", "-j", threads, "--db", db, folder], ok=(0, 2))
        for other in others:
            other.kill()
            other.join()
        paths = common.run([env.search, "--db", db, "-n", 0, "--paths", "*"])
        found.append(sorted(paths.splitlines()))
        report = common.run([env.index_program, "--db", db, "--report"])
        peaks.append(peak / 1e6)
        seconds.append(took)
    files = {str(path) for path in folder.iterdir()}
    told = {path for path in files if any(line.startswith(path) for line in found[0]) or path in report}
    yield env.row("hostile", f"documents that not all of {len(found)} runs have", None,
                  float(len(set().union(*found) - set(found[0]).intersection(*found[1:]))), ("≤", 0.0))
    yield env.row("hostile", f"of {len(files)} files neither indexed nor reported", None, float(len(files - told)), ("≤", 0.0))
    yield env.row("hostile", "MB of the whole tree at most", None, max(peaks), ("≤", 500.0))
    env.note(f"hostile: {len(found[0])} documents; runs with -j 2, -j 2 beside a busy process a core, and -j 1 took "
             + ", ".join(f"{s:.1f} s" for s in seconds) + "; resident memory, mapped files and shared pages counted")
