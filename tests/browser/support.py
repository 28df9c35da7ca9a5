"""What the tests of the page share: a database, a running chancery-serve, a headless Chromium.

Needs Debian's chromium, chromium-driver and python3-selenium. Where one is missing the tests are skipped: the
program ends with status 77 and a line that says why. Screenshots are kept below $CHANCERY_ARTEFACTS.
"""

import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest
import urllib.parse

SKIPPED = 77  # as CMake's SKIP_RETURN_CODE has it


def skip_all(reason):
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)


try:
    from selenium import webdriver
    from selenium.common.exceptions import StaleElementReferenceException
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
    from selenium.webdriver.support.ui import WebDriverWait
except ImportError:
    skip_all("python3-selenium is not installed")
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
if not CHROMIUM or not DRIVER:
    skip_all("chromium and chromium-driver are not installed")

SOURCE = pathlib.Path(__file__).resolve().parents[2]
PROGRAMS = pathlib.Path(os.environ.get("CHANCERY_PROGRAMS", SOURCE / "build/release/bin"))
ARTEFACTS = pathlib.Path(os.environ.get("CHANCERY_ARTEFACTS", SOURCE / "build/release/browser"))
PATIENCE = int(os.environ.get("CHANCERY_PATIENCE", "30"))  # seconds: CI has two cores and other tests to run


class Server:
    """A database of some folders, and chancery-serve over it on a port of its own."""

    def __init__(self, *folders, lists=()):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="chancery-browser-"))
        self.environment = {"HOME": str(self.root), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
        self.database, self.folders = self.root / "database", folders
        self.lists = [word for path in lists for word in ("--actors", str(path))]
        self.index()
        self.process = subprocess.Popen(
            [PROGRAMS / "chancery-serve", "--db", self.database, "--listen", "127.0.0.1:0"],
            env=self.environment, stdout=subprocess.PIPE, text=True)
        self.link = self.process.stdout.readline().strip()
        self.address, _, self.token = self.link.partition("/#token=")
        self.port = int(self.address.rsplit(":", 1)[1])

    def index(self):
        self.run("chancery-index", "--quiet", "--db", self.database, *self.lists, *self.folders)

    def run(self, program, *words):
        return subprocess.run([PROGRAMS / program, *map(str, words)], env=self.environment, check=True,
                              capture_output=True, text=True).stdout

    def stop(self):
        if self.process.returncode is not None:
            return
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(PATIENCE)
        self.process.stdout.close()
        shutil.rmtree(self.root)


def browser(width=1280, height=900, dark=False, resolve=""):
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                 "--disable-background-networking", "--hide-scrollbars", f"--window-size={width},{height}"):
        options.add_argument(flag)
    if resolve:
        options.add_argument(f"--host-resolver-rules={resolve}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(service=Service(DRIVER), options=options)
    driver.set_page_load_timeout(PATIENCE)
    driver.set_script_timeout(PATIENCE)
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    if dark:
        theme = {"name": "prefers-color-scheme", "value": "dark"}
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [theme]})
    return driver


class PageTest(unittest.TestCase):
    """One server and one browser for all tests of a class; each begins at the start page."""

    window = {}

    @classmethod
    def folders(cls):
        return [SOURCE / "corpus"]

    @classmethod
    def lists(cls):
        return []

    @classmethod
    def setUpClass(cls):
        cls.server = Server(*cls.folders(), lists=cls.lists())
        cls.addClassCleanup(cls.server.stop)
        cls.driver = browser(**cls.window)
        cls.addClassCleanup(cls.driver.quit)

    def setUp(self):
        self.driver.get("about:blank")
        self.driver.get(self.server.link)
        self.wait(lambda: self.has("#answer h2"))

    def tearDown(self):
        """No test leaves an error or a breach of the Content-Security-Policy in the console."""
        lines = [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] == "SEVERE"]
        self.assertEqual([line for line in lines if not self.may_log(line)], [])

    def may_log(self, line):
        return False

    # What is on the page.
    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def has(self, selector):
        return bool(self.all(selector))

    def text(self, selector):
        return self.one(selector).text

    def texts(self, selector):
        return [element.text for element in self.all(selector)]

    def js(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def parameters(self):
        return self.js("return Object.fromEntries(new URLSearchParams(location.search))")

    def wait(self, condition, what=""):
        def holds(_):
            try:
                return condition()
            except StaleElementReferenceException:
                return False  # the page has changed meanwhile
        return WebDriverWait(self.driver, PATIENCE, poll_frequency=0.05).until(holds, what)

    # What a reader does.
    def open(self, address):
        self.driver.get(self.server.address + address)
        self.settled()

    def settled(self):
        self.wait(lambda: self.js("return document.readyState === 'complete' && "
                                  "!!document.querySelector('#total, .problem') && "
                                  "!document.querySelector('[aria-busy]')"), "an answer")

    def ask(self, query):
        box = self.one("input[type=search]")
        box.clear()
        box.send_keys(query, Keys.ENTER)
        self.wait(lambda: self.parameters().get("q") == query, "the question in the address")
        self.settled()

    def click(self, element):
        if isinstance(element, str):
            element = self.one(element)
        self.js("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()
        self.settled()

    def press(self, *keys):
        ActionChains(self.driver).send_keys(*keys).perform()
        self.settled()

    def total(self):
        return int(self.text("#total").split()[0])

    def picture(self, name):
        ARTEFACTS.mkdir(parents=True, exist_ok=True)
        self.driver.save_screenshot(str(ARTEFACTS / f"{name}.png"))
