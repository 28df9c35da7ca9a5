"""How the page looks on small and large screens, in the dark and on paper, and to those who listen to it.

Screenshots are artefacts of the run. The rules of accessibility are axe-core's, from npm where that can be reached.
"""

import base64
import hashlib
import pathlib
import subprocess
import tarfile
import tempfile
import unittest

import support

AXE = "axe-core@4.14.1"
AXE_SHA512 = "FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ=="
MOST_BYTES = 200_000  # of the page with all that it loads, and of its screenshot in docs/

VIEWS = {
    "start": "/", "hits": "/?q=zangezur+corridor+armenian+objections", "time-line": "/?q=*&view=timeline",
    "who": "/?q=corridor&view=who&subject=Zangezur+corridor", "matrix": "/?q=corridor&view=matrix",
    "pairs": "/?q=corridor&view=pairs", "context": "/?q=corridor&view=kwic&subject=corridor",
    "said": "/?q=corridor&view=said", "two-sides": "/?q=*&view=compare&subject=armenia+azerbaijan+corridor",
    "sentences": "/?q=zangezur+corridor&view=sentences", "words-beside": "/?q=*&view=collocates&subject=corridor",
    "own-words": "/?q=corridor&view=keywords", "chronicle": "/?q=border&view=chronicle",
    "or-also": "/?q=issue:%22peace+talks%22&view=also",
    "names": "/?q=*&view=variants&subject=armenia", "series": "/?q=*&view=timeline&mean=3&series=armenia%2Ciran",
    "nothing": "/?q=xyzzyplugh",
}


def axe():
    """The text of axe.min.js; skips the test where npm cannot bring it."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            subprocess.run(["npm", "pack", "--silent", AXE], cwd=folder, check=True, capture_output=True, timeout=60)
        except (OSError, subprocess.SubprocessError):
            raise unittest.SkipTest(f"npm does not bring {AXE}")
        package = next(pathlib.Path(folder).glob("*.tgz"))
        found = base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode()
        assert found == AXE_SHA512, f"{AXE} is not what it was: {found}"
        with tarfile.open(package) as files:
            return files.extractfile("package/axe.min.js").read().decode()


class Looks(support.PageTest):
    def documents(self):
        """The address of a document at a sentence."""
        self.open(VIEWS["hits"])
        return self.one("article .place").get_attribute("href").replace(self.server.address, "")

    def fits(self):
        """Nothing makes the page wider than the window."""
        self.assertLessEqual(self.js("return document.documentElement.scrollWidth - innerWidth"), 0)

    def visit(self, suffix):
        for name, address in {**VIEWS, "reading": self.documents()}.items():
            with self.subTest(view=name):
                self.open(address)
                if name == "reading":
                    self.wait(lambda: self.has("#reading .here"))
                self.fits()
                self.picture(f"{name}-{suffix}")


class Laptop(Looks):
    def test_every_view(self):
        self.visit("laptop")

    def test_no_rule_of_accessibility_is_broken(self):
        script = axe()
        for name, address in {**VIEWS, "reading": self.documents()}.items():
            self.open(address)
            self.check(name, script)
        self.open(VIEWS["hits"])
        self.press("?")
        self.check("help", script)

    def check(self, name, script):
        with self.subTest(view=name):
            self.js(script)
            broken = self.driver.execute_async_script(
                "const done = arguments[0]; axe.run().then((found) => done(found.violations.map((rule) => "
                "`${rule.id}: ${rule.nodes.slice(0, 3).map((node) => node.html).join(' ')}`)), (e) => done([String(e)]))")
            self.assertEqual(broken, [], name)

    def test_the_page_weighs_little(self):
        self.open(VIEWS["hits"])
        loaded = self.js("return performance.getEntriesByType('resource').map((one) => [one.name, one.decodedBodySize])")
        foreign = [name for name, _ in loaded if not name.startswith(self.server.address)]
        self.assertEqual(foreign, [])
        self.assertLess(sum(size for name, size in loaded if "/api/" not in name), MOST_BYTES)

    def test_the_answer_is_painted_at_once(self):
        self.ask("corridor")
        self.js("""window.painted = new Promise((done) => new MutationObserver(() => requestAnimationFrame(() =>
            done(performance.now()))).observe(document.querySelector('#answer'), {childList: true}))""")
        self.click("[data-field=actor] .narrower")
        waited = self.driver.execute_async_script(
            "const done = arguments[0]; window.painted.then((at) => done(at - performance.getEntriesByType('resource')"
            ".filter((one) => one.name.includes('/api/search')).at(-1).responseEnd))")
        self.assertLess(waited, 1000)  # on a quiet machine below 100
        print(f"painted {waited:.0f} ms after the server's answer")

    def test_it_can_be_printed(self):
        self.open(self.documents())
        self.wait(lambda: self.has("#reading .here"))
        paper = self.driver.execute_cdp_cmd("Page.printToPDF", {"printBackground": False})
        support.ARTEFACTS.mkdir(parents=True, exist_ok=True)
        (support.ARTEFACTS / "reading.pdf").write_bytes(base64.b64decode(paper["data"]))
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
        self.assertFalse(self.one(".toolbar").is_displayed())
        self.assertFalse(self.one("#question").is_displayed())
        self.assertTrue(self.one("#reading .text").is_displayed())
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


class Telephone(Looks):
    window = {"width": 360, "height": 780, "dark": True}

    def test_every_view(self):
        self.visit("telephone-dark")

    def test_values_are_folded_away_and_opened(self):
        self.open(VIEWS["hits"])
        shown = "return document.querySelector('#narrow .value').checkVisibility()"
        self.assertFalse(self.js(shown))
        self.click("#narrow summary")
        self.assertTrue(self.js(shown))
        self.fits()
        self.picture("values-telephone-dark")


class Dark(Looks):
    window = {"dark": True}

    def test_every_view(self):
        self.visit("dark")

    def test_no_rule_of_accessibility_is_broken_in_the_dark(self):
        script = axe()
        for name, address in {**VIEWS, "reading": self.documents()}.items():
            self.open(address)
            Laptop.check(self, name, script)


class Wall(Looks):
    window = {"width": 3840, "height": 2160}

    def test_every_view(self):
        self.visit("4k")


class Screenshot(Looks):
    """docs/page.png, for the README: written anew where CHANCERY_SCREENSHOT names a file."""

    window = {"width": 1100, "height": 760}

    def test_the_picture_of_the_readme(self):
        self.open("/?q=zangezur+corridor+armenian+objections")
        self.js("document.activeElement.blur()")
        target = pathlib.Path(support.os.environ.get("CHANCERY_SCREENSHOT", support.ARTEFACTS / "page.png"))
        support.ARTEFACTS.mkdir(parents=True, exist_ok=True)
        self.driver.save_screenshot(str(target))
        self.assertLess(target.stat().st_size, MOST_BYTES)
        self.assertLess((support.SOURCE / "docs/page.png").stat().st_size, MOST_BYTES)


if __name__ == "__main__":
    unittest.main()
