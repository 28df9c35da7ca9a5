"""Tokens, foreign hosts, and documents that would like to be programs."""

import http.client
import http.server
import pathlib
import tempfile
import threading
import unittest

import support
from support import Keys

SCRIPT = "<script>window.hacked = 1</script>"
IMAGE = "<img src=x onerror='window.hacked = 1'>"
FRAME = "\"><svg onload=window.hacked=1>"


class Tokens(support.PageTest):
    window = {"resolve": "MAP evil.example 127.0.0.1"}

    def may_log(self, line):
        return any(status in line for status in ("401 (", "403 (", "blocked by CORS", "net::ERR_FAILED",
                                              "Cross-Origin-Opener-Policy header has been ignored"))

    def test_a_wrong_token_shows_nothing_and_the_right_one_goes_on(self):
        self.driver.get(self.server.address + "/?q=corridor#token=wrong")
        self.wait(lambda: self.has("#token"))
        self.assertFalse(self.has("article"))
        self.assertNotIn("corridor", self.text("#answer").lower())
        self.assertNotIn("wrong", self.driver.current_url)
        self.one("#token").send_keys(self.server.token, Keys.ENTER)
        self.settled()
        self.wait(lambda: self.has("main article"))

    def test_without_a_token_nothing_is_shown(self):
        self.js("localStorage.clear()")
        self.driver.get(self.server.address + "/?q=corridor")
        self.wait(lambda: self.has("#token"))
        self.assertFalse(self.has("article"))

    def test_the_token_leaves_the_address_and_stays_for_links(self):
        self.assertEqual(self.driver.current_url, self.server.address + "/")
        self.open("/?q=corridor")
        self.assertTrue(self.has("main article"))
        self.assertFalse(self.js("return document.cookie"))

    def test_another_name_of_this_machine_is_refused(self):
        self.driver.get(f"http://evil.example:{self.server.port}/#token={self.server.token}")
        self.assertNotIn("Chancery", self.driver.title)
        self.assertFalse(self.has("input[type=search]"))
        for path in ("/", "/js/main.js", "/api/search?q=corridor"):
            connection = http.client.HTTPConnection("127.0.0.1", self.server.port)
            connection.request("GET", path, headers={"Host": "evil.example",
                                                     "Authorization": f"Bearer {self.server.token}"})
            self.assertEqual(connection.getresponse().status, 403, path)
            connection.close()

    def test_pages_of_other_sites_get_no_answer(self):
        class Quiet(http.server.SimpleHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def do_GET(self):
                self.send_response(200)
                self.end_headers()
                self.wfile.write(b"<title>other</title>")

        other = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
        threading.Thread(target=other.serve_forever, daemon=True).start()
        self.addCleanup(other.server_close)
        self.addCleanup(other.shutdown)
        self.driver.get(f"http://127.0.0.1:{other.server_port}/")
        got = self.driver.execute_async_script(
            "const done = arguments[2]; fetch(arguments[0], {headers: {Authorization: `Bearer ${arguments[1]}`}})"
            ".then((response) => done(response.status), () => done('failed'))",
            self.server.address + "/api/search?q=corridor", self.server.token)
        self.assertEqual(got, "failed")


class Gone(support.PageTest):
    def may_log(self, line):
        return "ERR_CONNECTION_REFUSED" in line

    def test_a_server_that_has_ended_is_told(self):
        self.ask("corridor")
        self.server.stop()
        self.one("#question").send_keys(" iran", Keys.ENTER)
        self.wait(lambda: self.has(".problem"))
        self.assertIn("chancery-serve", self.text(".problem"))
        self.assertEqual(self.text(".failed button"), "Try again")


class Hostile(support.PageTest):
    @classmethod
    def folders(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="chancery-hostile-"))
        cls.addClassCleanup(support.shutil.rmtree, cls.folder)
        escaped = (SCRIPT + IMAGE + FRAME).replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
        folder = cls.folder / "<img src=x onerror=hacked=1>"
        folder.mkdir()
        body = f"<p>The wombat spoke: {escaped} and Hackland agreed with Iran on sanctions. </p>" * 3
        for at in range(3):
            (folder / f"\"><script>hacked=1<'script'>\u202egpj.{at}.html").write_text(
                f"<html lang='x\" onload=hacked=1'><head><title>{escaped} {at}</title>"
                f"<meta name=author content=\"Ann {escaped}\"><meta property=og:site_name content=\"{escaped}\">"
                f"<meta property=article:published_time content=202{at}-05-0{at + 1}>"
                f"<link rel=canonical href=\"javascript:window.hacked=1\"></head><body><article>"
                f"<h1>{escaped} {at}</h1>{body}<p>Part {at} differs: {'wombat ' * (20 * at + 5)}.</p></article></body></html>")
        return [cls.folder]

    @classmethod
    def lists(cls):
        names = pathlib.Path(tempfile.mkdtemp(prefix="chancery-names-"))
        cls.addClassCleanup(support.shutil.rmtree, names)
        (names / "actors.toml").write_text(
            '[[actor]]\nid = "hackland"\nname = "<b onclick=hacked=1>Hackland</b>"\ntype = "organisation"\n'
            'aliases = ["Hackland"]\n')
        return [names / "actors.toml"]

    def inert(self):
        self.assertIsNone(self.js("return window.hacked ?? null"))
        self.assertEqual(self.js("""return [...document.querySelectorAll(
            'img, svg, iframe, object, script:not([src="/js/main.js"]), b[onclick], a[href^="javascript:" i]')]
            .map((element) => element.outerHTML)"""), [])
        self.assertEqual(self.js("return [...document.querySelectorAll('*')].flatMap((element) => "
                                 "element.getAttributeNames()).filter((name) => name.startsWith('on'))"), [])
        self.assertNotIn("\u202e", self.js("return document.body.textContent"))

    def test_every_view_is_inert(self):
        self.ask("wombat")
        self.assertGreater(self.total(), 0)
        self.assertIn("<script>", self.text("main article h3"))
        self.assertIn("Hackland</b>", self.text("main"))
        self.inert()
        self.click("article [data-act=why]")
        self.inert()
        for view, subject in (("timeline", ""), ("who", "sanctions"), ("what", "Hackland"), ("matrix", ""),
                              ("pairs", ""), ("said", ""), ("kwic", "wombat")):
            with self.subTest(view=view):
                self.open(f"/?q=wombat&view={view}&subject={subject}")
                self.inert()
        self.picture("hostile")

    def test_reading_citing_and_queries_are_inert(self):
        self.ask("wombat")
        self.click("article a.title")
        self.wait(lambda: self.has("#reading .text p"))
        self.assertIn("window.hacked", self.text("#reading .text"))
        self.inert()
        self.press("c")
        self.wait(lambda: "<script>" in self.text(".citation"))
        self.inert()
        self.press(Keys.ESCAPE)
        for query in (SCRIPT, IMAGE, FRAME, "\"><b onclick=hacked=1>"):
            address = support.urllib.parse.urlencode({"q": query, "off": f"out:{query}", "subject": query})
            self.driver.get(f"{self.server.address}/?{address}")
            self.settled()
            self.inert()

    def test_names_that_are_offered_are_inert(self):
        box = self.one("#question")
        box.send_keys("<b on")
        self.wait(lambda: self.has("#completions li") or self.js("return document.activeElement.value") == "<b on")
        self.inert()
        box.clear()
        box.send_keys("publisher:<")
        self.inert()

    def may_log(self, line):
        return "400 (Bad Request)" in line


if __name__ == "__main__":
    unittest.main()
