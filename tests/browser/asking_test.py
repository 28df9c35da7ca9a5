"""Asking, narrowing and what the address keeps."""

import re
import unittest

import support
from support import ActionChains, By, Keys


class Asking(support.PageTest):
    def test_a_question_gives_hits_with_marked_sentences(self):
        self.ask("zangezur corridor armenian objections")
        self.assertEqual(self.total(), 3)
        self.assertEqual(len(self.all("main article")), 3)
        self.assertEqual(self.text("main article h3 a"), "The Corridor Is a Bargain")
        marks = {mark.get_attribute("data-kind"): mark.text for mark in self.all("main article mark")}
        self.assertEqual(set(marks), {"word", "actor", "issue"})
        self.assertIn("¶", self.text("main article .place"))
        self.assertIn("30 documents", self.text("#coverage"))
        self.assertEqual(self.js("return document.activeElement.id"), "total")

    def test_kinds_of_marks_differ_without_colour(self):
        self.ask("zangezur corridor armenian objections")
        looks = self.js("""return ['word', 'actor', 'issue'].map((kind) => {
            const style = getComputedStyle(document.querySelector(`article mark[data-kind=${kind}]`));
            return `${style.borderBottomStyle} ${style.borderBottomWidth} ${style.fontWeight}`;
        })""")
        self.assertEqual(len(set(looks)), 3, looks)

    def test_the_address_is_the_state(self):
        self.ask("corridor")
        self.click("[data-field=actor] [data-value=irn] .narrower")
        self.assertEqual(self.parameters()["q"], "corridor about:irn")
        narrowed = self.total()
        address = self.driver.current_url
        self.assertNotIn("token", address)
        self.driver.back()
        self.wait(lambda: self.parameters()["q"] == "corridor" and self.total() > narrowed)
        self.driver.forward()
        self.wait(lambda: self.total() == narrowed)
        self.driver.refresh()
        self.settled()
        self.assertEqual(self.total(), narrowed)
        self.assertEqual(self.one("#question").get_attribute("value"), "corridor about:irn")
        self.driver.switch_to.new_window("tab")
        self.driver.get(address)
        self.settled()
        self.assertEqual(self.total(), narrowed)
        self.driver.close()
        self.driver.switch_to.window(self.driver.window_handles[0])

    def test_a_value_narrows_to_its_count_and_its_minus_to_the_rest(self):
        self.ask("corridor")
        everything = self.total()
        count = int(self.text("[data-field=actor] [data-value=irn] .count"))
        self.click("[data-field=actor] [data-value=irn] .narrower")
        self.assertEqual(self.total(), count)
        self.driver.back()
        self.wait(lambda: self.total() == everything)
        self.click("[data-field=actor] [data-value=irn] .without")
        self.assertEqual(self.total(), everything - count)

    def test_a_cell_of_the_matrix_narrows_to_its_count(self):
        self.ask("corridor")
        self.click("[data-view=matrix]")
        cell = self.one("td[data-actor=arm][data-issue=zangezur-corridor]")
        count = int(cell.text)
        self.click(cell.find_element(By.TAG_NAME, "a"))
        self.assertEqual(self.parameters(), {"q": "corridor pair:arm/=zangezur-corridor"})
        self.assertEqual(self.total(), count)
        self.assertEqual(len(self.all("main article")), count)

    def test_bars_of_who_what_and_pairs_narrow_to_their_counts(self):
        for view, subject in (("who", "Zangezur corridor"), ("what", "Armenia"), ("pairs", None)):
            with self.subTest(view=view):
                self.open("/?q=corridor&view=" + view)
                if subject:
                    box = self.one("[name=subject]")
                    box.clear()
                    box.send_keys(subject, Keys.ENTER)
                    self.wait(lambda: self.has(".bars .value"))
                    self.assertEqual(self.parameters()["subject"], subject)
                count = int(self.text(".bars .value .count"))
                self.click(".bars .value .narrower")
                self.wait(lambda: self.has("main article"))
                # Pairs are of sentences that the query asks for, in fewer hits than have both.
                self.assertGreaterEqual(self.total(), count)
                if subject:
                    self.assertEqual(self.total(), count)

    def brush(self, selector, first, last):
        bars = self.all(selector + " .time")
        ActionChains(self.driver).move_to_element(bars[first]).click_and_hold().move_to_element(bars[last]) \
            .release().perform()
        self.settled()

    def test_the_time_line_is_brushed(self):
        self.open("/?q=*&view=timeline")
        values = [bar.get_attribute("data-value") for bar in self.all("#answer .time")]
        self.assertEqual(values[0], "2023-02")
        self.brush("#answer .timeline", 0, values.index("2023-12"))
        self.assertEqual(self.parameters()["q"], "date:2023-02..2023-12")
        within = int(self.text("#answer .about").split()[0])
        self.open("/?q=*")
        self.assertLess(within, self.total())
        self.brush("#narrow .timeline", 1, 1)
        self.assertEqual(self.parameters()["q"], "date:2024")
        self.assertEqual(len(self.all("main article")), 10)

    def test_parts_that_were_understood_are_switched_off_and_on(self):
        self.ask("baku corridor since 2024")
        chips = self.texts("#understood .chip")
        self.assertTrue(any("Azerbaijan" in chip for chip in chips), chips)
        everything = self.total()
        self.click("#understood [data-kind=field]")
        self.assertEqual(self.parameters()["off"], "out:since 2024")
        self.assertGreater(self.total(), everything)
        self.click("#understood [data-kind=actor]")
        self.assertFalse(self.has("#understood [data-kind=actor]"))
        self.assertEqual(len(self.all("#understood [aria-pressed=false]")), 2)
        self.driver.refresh()
        self.settled()
        self.assertEqual(len(self.all("#understood [aria-pressed=false]")), 2)
        self.assertEqual(self.one("#question").get_attribute("value"), "baku corridor since 2024")
        self.click("#understood [aria-pressed=false]")
        self.click("#understood [aria-pressed=false]")
        self.assertEqual(self.total(), everything)
        self.assertEqual(self.texts("#understood .chip"), chips)

    def test_pages_order_and_context(self):
        self.open("/?q=*")
        first = self.text("main article h3 a")
        self.click("a[rel=next]")
        self.assertEqual(self.one("main article").get_attribute("data-rank"), "11")
        self.click("a[rel=prev]")
        self.assertEqual(self.text("main article h3 a"), first)
        self.one("#order option[value='date']").click()
        self.wait(lambda: self.parameters().get("sort") == "date")
        self.settled()
        self.assertIn("2023", self.text("main article .about"))
        self.open("/?q=corridor&view=kwic")
        self.one("[name=subject]").send_keys("corridor", Keys.ENTER)
        self.wait(lambda: self.has(".kwic mark"))
        self.assertEqual({word.lower() for word in self.texts(".kwic mark")}, {"corridor"})
        self.click(".kwic .from a")
        self.wait(lambda: self.has("#reading .here"))
        self.assertIn("corridor", self.text("#reading .here").lower())

    def test_who_says_it(self):
        self.open("/?q=*&view=said&subject=iran+corridor")
        speakers = self.texts(".statements .speaker")
        self.assertTrue(speakers)
        self.assertIn("corridor", self.text(".statements blockquote").lower())
        self.one("[name=by] option[value='speaker']").click()
        self.wait(lambda: self.parameters().get("by") == "speaker")
        self.settled()
        self.assertEqual(len(self.texts(".statements .speaker")), len(speakers))
        said = self.text(".statements blockquote")[:20]
        self.click(".statements .from a")
        self.wait(lambda: self.has("#reading .here"))
        self.assertIn(said, self.text("#reading .text").replace("\n", " "))
        self.open("/?q=corridor")
        count = int(self.text("#narrow [data-field=speaker] .count"))
        self.click("#narrow [data-field=speaker] a.narrower")
        self.assertRegex(self.parameters()["q"], "^corridor AND said:")
        self.assertEqual(self.total(), count)
        self.open("/?q=said:iran+corridor")
        self.assertIn("Iran", self.text("main article .stated"))

    def test_two_sides_stand_beside_each_other(self):
        self.open("/?q=*&view=compare")
        self.assertIn("two actors", self.text("main").lower())
        self.one("[name=subject]").send_keys("armenia azerbaijan corridor", Keys.ENTER)
        self.wait(lambda: self.has(".sides section"))
        self.assertEqual(self.texts(".sides h3"), ["Armenia", "Azerbaijan"])
        self.assertIn("corridor", self.text(".sides blockquote").lower())

    def test_sentences_that_answer(self):
        self.open("/?q=zangezur+corridor&view=sentences")
        sentence = self.text(".statements blockquote")
        self.assertIn("corridor", sentence.lower())
        self.click(".statements .from a")
        self.wait(lambda: self.has("#reading .here"))
        self.assertEqual(self.text("#reading .here"), sentence)

    def test_words_that_stand_out(self):
        self.open("/?q=corridor&view=keywords")
        self.wait(lambda: self.has(".words tbody tr"))
        documents = int(self.text(".words tbody tr td:nth-child(4)"))
        self.click(".words tbody a")
        self.wait(lambda: "word:" in self.parameters()["q"])
        self.assertEqual(self.total(), documents)
        self.open("/?q=*&view=collocates&subject=corridor")
        self.assertIn("zangezur", self.texts(".words tbody th"))

    def test_what_else_to_ask_for(self):
        self.open("/?q=issue:%22peace+talks%22&view=also")
        self.wait(lambda: self.has(".words tbody tr"))
        before = int(re.search(r"Of (\d+) hits", self.text("main")).group(1))
        more = int(self.text(".words tbody tr td:last-child").lstrip("+"))
        self.click(".words tbody a")
        self.wait(lambda: " OR " in self.parameters()["q"])
        self.assertEqual(self.total(), before + more)

    def test_a_chronicle_tells_by_day_and_opens_its_source(self):
        self.open("/?q=border&view=chronicle")
        self.wait(lambda: self.has(".chronicle time"))
        told = [time.get_attribute("datetime") for time in self.all(".chronicle time")]
        self.assertEqual(told, sorted(told))
        sentence = self.text(".chronicle blockquote")
        self.click(".chronicle .from a")
        self.wait(lambda: self.has("#reading .here"))
        self.assertEqual(self.text("#reading .here"), sentence)

    def test_parts_are_compared_over_time_and_smoothed(self):
        self.open("/?q=*&view=timeline")
        self.one("[name=series]").send_keys("armenia, iran", Keys.ENTER)
        self.wait(lambda: len(self.all(".series .timeline")) == 2)
        self.assertEqual(self.parameters()["series"], "armenia, iran")
        self.assertIn("armenia", self.text(".series h3"))
        self.open("/?q=*&view=timeline&series=armenia&mean=3")
        self.assertIn("mean", self.one(".series .time").get_attribute("aria-label"))

    def test_names_that_texts_use(self):
        self.open("/?q=*&view=variants&subject=armenia")
        self.wait(lambda: self.has(".forms tbody tr"))
        self.assertIn("Armenian", self.texts(".forms tbody th"))
        self.assertIn("Documents by year", self.texts(".forms caption"))
        documents = int(self.text(".forms tbody td:nth-child(2)"))
        self.click(".forms tbody a")
        self.wait(lambda: self.parameters()["q"].startswith('"'))
        self.assertEqual(self.total(), documents)

    def test_why_a_hit_is_here(self):
        self.ask("zangezur corridor")
        self.click("main article [data-act=why]")
        self.wait(lambda: self.has("article .why tbody tr"))
        self.assertIn("Zangezur corridor", self.text("article .why"))
        self.assertEqual(self.one("article [data-act=why]").get_attribute("aria-expanded"), "true")

    def test_more_like_a_hit(self):
        self.ask("zangezur corridor")
        self.click("main article [data-act=like]")
        self.assertGreater(self.total(), 0)
        self.assertIn("like", self.text("#understood"))

    def test_nothing_found_and_queries_that_cannot_be_read(self):
        self.ask("corrridor xyzzyplugh")
        self.assertTrue(self.has("#answer a"))
        self.ask("corridor -corridor")
        self.assertEqual(self.total(), 0)
        self.assertIn("all documents", self.text("#answer"))
        self.one("#question").clear()
        self.one("#question").send_keys("date:someday", Keys.ENTER)
        self.wait(lambda: self.has(".problem"))
        self.assertIn("^", self.text(".caret"))

    def may_log(self, line):
        return "400 (Bad Request)" in line  # the browser tells of the query that cannot be read


if __name__ == "__main__":
    unittest.main()
