"""Reading a document, citing it, and what is saved or new."""

import json
import pathlib
import tempfile
import time
import unittest

import support
from support import Keys, PATIENCE


class Reading(support.PageTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.downloads = pathlib.Path(tempfile.mkdtemp(dir=cls.server.root))
        cls.driver.execute_cdp_cmd("Page.setDownloadBehavior",
                                   {"behavior": "allow", "downloadPath": str(cls.downloads)})

    @classmethod
    def folders(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="chancery-reading-"))
        cls.addClassCleanup(support.shutil.rmtree, cls.folder)
        text = (support.SOURCE / "corpus/caucasus/eleven-kilometres-later.md").read_text()
        (cls.folder / "copy.md").write_text(text)
        (cls.folder / "rtl.html").write_text(
            "<html lang=ar><title>\u0645\u0645\u0631 \u0632\u0646\u06af\u0632\u0648\u0631</title><p>" +
            "\u0642\u0627\u0644\u062a \u0625\u064a\u0631\u0627\u0646 \u0625\u0646 \u0627\u0644\u0645\u0645\u0631 "
            "\u063a\u064a\u0631 \u0645\u0642\u0628\u0648\u0644 (Zangezur qwertz). " * 4 + "</p></html>")
        return [support.SOURCE / "corpus", cls.folder]

    def read(self, query, at=0):
        self.ask(query)
        self.click(self.all("main article a.title")[at])
        self.wait(lambda: self.has("#reading .text p"))

    def test_it_opens_at_the_sentence(self):
        self.ask("zangezur corridor")
        snippet = self.one("article[data-rank='2'] .said").text
        self.click("article[data-rank='2'] a.title")
        self.wait(lambda: self.has("#reading .here"))
        self.assertIn(self.text("#reading .here").strip(), snippet)
        box = self.js("const box = document.querySelector('.here').getBoundingClientRect();"
                      "return [box.top, box.bottom, innerHeight]")
        self.assertTrue(0 <= box[0] and box[1] <= box[2], box)
        self.driver.refresh()
        self.settled()
        self.wait(lambda: self.has("#reading .here"))
        self.driver.back()
        self.wait(lambda: not self.has("#reading .here"))
        self.assertEqual(len(self.all("main article, main .copies li")), self.total())

    def test_keys_go_from_mark_to_mark(self):
        self.read("zangezur corridor")
        asked = len(self.all("#reading .text mark[data-asked]"))
        everything = len(self.all("#reading .text mark"))
        self.assertLess(asked, everything)
        seen = set()
        for _ in range(3):
            self.press("n")
            seen.add(self.js("return [...document.querySelectorAll('#reading .text mark')]"
                             ".findIndex((mark) => mark.classList.contains('current'))"))
        self.assertEqual(len(seen), 3)
        self.assertEqual(len(self.all("#reading mark.current")), 1)
        self.assertTrue(self.has("#reading mark.current[data-asked]"))
        self.press("p")
        self.assertIn(f"of {asked}", self.text("#said"))
        self.click(".toolbar [data-kind=actor]")
        self.press("N")
        self.assertRegex(self.text("#said"), f"of (?!{asked}:|{everything}:)")
        self.assertNotEqual(self.one("#reading mark.current").get_attribute("data-kind"), "actor")
        self.press(Keys.ESCAPE)
        self.wait(lambda: "doc" not in self.parameters())
        self.assertTrue(self.js("return document.activeElement.matches('article a.title')"))

    def test_a_document_is_as_it_was_written(self):
        self.read("zangezur corridor")
        path = self.text("#reading dd.path")
        text = self.js("return [...document.querySelectorAll('#reading .text p')].map((p) => p.textContent).join('\\n\\n')")
        shown = self.server.run("chancery-search", "--db", self.server.database, "--read", path)
        words = " ".join(shown.split())
        for paragraph in text.split("\n\n"):
            self.assertIn(" ".join(paragraph.split())[:60], words)

    def test_copies_are_told(self):
        self.ask("tavush delimitation")
        self.assertIn("copy", self.text("article .copies summary").lower())
        self.assertIn("eleven-kilometres-later.md", self.one("article .copies li").get_attribute("textContent")
                      + self.text("article .path"))

    def test_right_to_left_and_languages_are_told(self):
        self.read("qwertz")
        self.assertEqual(self.one("#reading .text p").get_attribute("lang"), "ar")
        self.assertEqual(self.js("return getComputedStyle(document.querySelector('#reading .text p')).direction"), "rtl")
        self.assertEqual(self.js("return getComputedStyle(document.querySelector('#reading')).direction"), "ltr")
        self.picture("right-to-left")

    def test_citing_and_downloading(self):
        self.ask("zangezur corridor armenian objections")
        self.click("article [data-act=cite]")
        self.wait(lambda: "Valimammadli" in self.text(".citation"))
        self.assertIn('"The Corridor Is a Bargain,"', self.text(".citation"))
        for style, start, ending in (("ris", "TY  -", "ris"), ("bibtex", "@", "bib"), ("csl", "[{", "json")):
            self.one(f"dialog input[value={style}]").click()
            self.wait(lambda: self.text(".citation").replace("\n", "").replace(" ", "")
                      .startswith(start.replace(" ", "")), style)
            self.one("#download-citation").click()
            file = self.downloads / f"chancery.{ending}"
            self.wait(file.exists, f"{file}")
            self.assertIn("The Corridor Is a Bargain", file.read_text())
        json.loads((self.downloads / "chancery.json").read_text())
        self.press(Keys.ESCAPE)
        self.wait(lambda: not self.js("return document.querySelector('dialog').open"))

    def test_taking_hits_along_as_a_paper(self):
        self.ask("zangezur corridor armenian objections")
        self.click("#paper")
        for ending, start in (("docx", b"PK"), ("odt", b"PK"), ("html", b"<!")):
            self.one(f"dialog [data-paper={ending}]").click()
            file = self.downloads / f"chancery.{ending}"
            self.wait(file.exists, f"{file}")
            self.assertTrue(file.read_bytes().startswith(start), ending)
        self.assertIn("The Corridor Is a Bargain", (self.downloads / "chancery.html").read_text())
        self.press(Keys.ESCAPE)
        self.wait(lambda: not self.js("return document.querySelector('dialog').open"))

    def test_all_hits_of_a_page_are_cited(self):
        self.ask("zangezur corridor armenian objections")
        self.one(".head .quiet").click()
        self.wait(lambda: self.text(".citation").count("Corridor Is a Bargain") == 1)
        lines = [line for line in self.text(".citation").split("\n") if line]
        self.assertEqual(len(lines), len(self.all("main article")))
        self.press(Keys.ESCAPE)

    def test_saved_queries_say_what_is_new(self):
        database = ("--db", self.server.database)
        self.server.run("chancery-search", *database, "--save", "corridor", "zangezur corridor")
        (self.folder / "new.txt").write_text("Zangezur corridor\n\nThe Zangezur corridor opens, said Armenia.\n")
        self.server.index()
        self.open("/?q=baku")
        self.press("s")
        self.wait(lambda: self.has("dialog [data-name=corridor]"))
        self.assertIn("1 new document", self.text("dialog [data-name=corridor]"))
        if self.has("dialog form"):  # the system keeps the server from writing elsewhere
            self.one("dialog [name=name]").send_keys("capital", Keys.ENTER)
            self.wait(lambda: self.has("dialog [data-name=capital]"))
        else:
            self.assertIn("--save NAME -- 'baku'", self.text("dialog pre"))
        self.one("dialog [data-name=corridor] a").click()
        self.wait(lambda: self.parameters().get("q") == "zangezur corridor")
        self.settled()
        self.assertFalse(self.js("return document.querySelector('dialog').open"))

    def test_new_documents_are_offered(self):
        self.ask("quokka")
        self.assertEqual(self.total(), 0)
        for name in ("one", "two"):
            (self.folder / f"{name}.txt").write_text(f"The quokka question {name}\n\nA quokka sees {name}.\n")
        self.server.index()
        self.js("dispatchEvent(new Event('focus'))")
        self.wait(lambda: self.text("#news").startswith("2 new documents"), "the offer")
        self.click("#reload")
        self.wait(lambda: self.total() == 2)
        self.assertFalse(self.one("#news").is_displayed())


if __name__ == "__main__":
    unittest.main()
