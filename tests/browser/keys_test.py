"""The page by the keyboard alone: no test here clicks."""

import unittest

import support
from support import Keys


class KeysAlone(support.PageTest):
    def type(self, *keys):
        support.ActionChains(self.driver).send_keys(*keys).perform()

    def candidates(self):
        return self.texts("#completions [role=option]")

    def focused(self, script=""):
        return self.js("return document.activeElement" + script)

    def test_names_and_fields_are_completed(self):
        self.type("/")
        self.assertEqual(self.focused(".id"), "question")
        self.type("corridor zang")
        self.wait(lambda: "Zangezur corridor" in " ".join(self.candidates()))
        self.assertEqual(self.one("#question").get_attribute("aria-expanded"), "true")
        self.type(Keys.DOWN)
        chosen = self.one("#question").get_attribute("aria-activedescendant")
        self.assertEqual(self.one(f"#{chosen}").get_attribute("aria-selected"), "true")
        taken = self.text(f"#{chosen}")
        self.type(Keys.ENTER)
        self.assertEqual(self.one("#question").get_attribute("value"), f"corridor {taken} ")
        self.assertFalse(self.one("#completions").is_displayed())
        support.ActionChains(self.driver).key_down(Keys.CONTROL).send_keys("a").key_up(Keys.CONTROL).perform()
        self.type("act")
        self.wait(lambda: self.candidates()[:1] == ["actor:"])
        self.type(Keys.TAB, "azerb")
        self.wait(lambda: "Azerbaijan" in self.candidates())
        self.type(Keys.TAB)
        self.assertEqual(self.one("#question").get_attribute("value"), "actor:Azerbaijan ")
        self.type(Keys.ENTER)
        self.wait(lambda: self.parameters().get("q") == "actor:Azerbaijan")
        self.settled()
        self.assertGreater(self.total(), 0)

    def test_escape_closes_what_is_offered_and_keeps_what_was_typed(self):
        self.type("/", "zang")
        self.wait(lambda: self.candidates())
        self.type(Keys.ESCAPE)
        self.assertFalse(self.one("#completions").is_displayed())
        self.assertEqual(self.one("#question").get_attribute("value"), "zang")
        self.type(Keys.ESCAPE)
        self.assertEqual(self.one("#question").get_attribute("value"), "zang")
        self.assertNotEqual(self.focused(".id"), "question")

    def test_from_the_question_to_the_sentence_and_back(self):
        self.type("/", "zangezur corridor armenian objections", Keys.ENTER)
        self.wait(lambda: self.has("main article"))
        self.press("j")
        self.press("j")
        self.assertEqual(self.focused(".closest('article').dataset.rank"), "2")
        self.press("k")
        self.assertEqual(self.focused(".closest('article').dataset.rank"), "1")
        self.press("w")
        self.wait(lambda: self.has("article[data-rank='1'] .why tbody tr"))
        self.press("j", Keys.ENTER)
        self.wait(lambda: self.has("#reading .here"))
        self.assertTrue(self.focused(".id") == "reading")
        self.press("n")
        self.assertTrue(self.has("#reading mark.current"))
        self.press("c")
        self.wait(lambda: self.has("dialog[open] .citation"))
        self.type(Keys.ESCAPE)
        self.press(Keys.ESCAPE)
        self.wait(lambda: "doc" not in self.parameters())
        self.assertEqual(self.focused(".closest('article').dataset.rank"), "2")
        self.press("/")
        self.assertEqual(self.focused(".id"), "question")

    def test_views_narrowing_and_the_time_line(self):
        self.type("/", "corridor", Keys.ENTER)
        self.wait(lambda: self.has("main article"))
        self.press("5")
        self.wait(lambda: self.parameters().get("view") == "matrix" and self.has(".cell a"))
        self.js("document.querySelector('.cell a').focus()")
        self.type(Keys.ENTER)
        self.wait(lambda: "pair:" in self.parameters()["q"])
        self.settled()
        self.open("/?q=*")
        self.js("document.querySelector('#narrow .time[tabindex=\"0\"]').focus()")
        self.type(Keys.ARROW_RIGHT)
        self.assertEqual(self.focused(".dataset.value"), "2024")
        support.ActionChains(self.driver).key_down(Keys.SHIFT).send_keys(Keys.ARROW_RIGHT).key_up(Keys.SHIFT).perform()
        self.assertEqual(len(self.all("#narrow .time.taken")), 2)
        self.type(Keys.ENTER)
        self.wait(lambda: self.parameters()["q"] == "date:2024..2025")

    def test_help_and_everything_can_be_reached_by_tab(self):
        self.open("/?q=corridor")
        self.type("?")
        self.wait(lambda: self.js("return document.querySelector('dialog').open"))
        self.assertIn("next and previous mark", self.text("dialog"))
        self.type(Keys.ESCAPE)
        self.wait(lambda: not self.js("return document.querySelector('dialog').open"))
        self.js("document.activeElement.blur()")
        reached = set()
        for _ in range(120):
            self.type(Keys.TAB)
            reached.add(self.js("""const at = document.activeElement;
                return at.closest('#ask, #views, #narrow, article, #open-help, #order')?.nodeName + at.nodeName"""))
        for where in ("FORMINPUT", "NAVA", "SECTIONA", "SECTIONBUTTON", "ARTICLEA", "ARTICLEBUTTON", "SELECTSELECT"):
            self.assertIn(where, reached)


if __name__ == "__main__":
    unittest.main()
