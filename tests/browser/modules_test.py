"""What the page's modules compute, asked of them in the browser: offsets, items of queries, parts that are off."""

import json
import unittest

import support

CASES = {
    "/js/bytes.js": [
        ("new module.Bytes('a\u00e9\U0001f600z').slice(1, 7)", "\u00e9\U0001f600"),
        ("new module.Bytes('\\ufeffab').slice(0, 4)", "\ufeffa"),
        ("module.inOrder([[5, 9, 'word'], [0, 6, 'actor'], [7, 8, 'issue'], [8, 99, 'word'], [3, 3, 'word']], 20)",
         [[0, 6, "actor"], [7, 8, "issue"]]),
    ],
    "/js/query.js": [
        ("module.itemsOf(' a \"b c\" title:(x (y z)) -d  \"open e')", ["a", '"b c"', "title:(x (y z))", "-d", '"open e']),
        ("module.itemAt('\u00e9t\u00e9 -about:arm x', 7)", "-about:arm"),
        ("module.typedAs('the Zangezur  Corridor talks', 'zangezur corridor')", "Zangezur Corridor"),
        ("module.typedAs('co-operation of \u00c9tats', 'etats')", "\u00c9tats"),
        ("module.typedAs('\"zangezur corridor\" x', 'zangezur corridor')", None),
        ("module.typedAs('title:corridor', 'corridor')", None),
        ("module.withoutOff('baku corridor date:2020', ['words:baku', 'out:date:2020'])", '"baku" corridor'),
        ("module.withoutOff('baku', ['out:baku'])", "*"),
        ("module.withoutOff('baku', ['out:yerevan', 'junk', 'out:'])", "baku"),
        ("module.stillThere('a b', ['out:b', 'out:c'])", ["out:b"]),
        ("module.standsAlone('a OR b c', 'b')", False),
        ("module.standsAlone('a OR b c', 'a')", False),
        ("module.standsAlone('a b c', 'b')", True),
        ("module.narrowed('', 'about:arm')", "about:arm"),
        ("module.narrowed('*', 'about:arm', true)", "* -about:arm"),
        ("module.narrowed('a OR b', 'about:arm')", "(a OR b) about:arm"),
        ("module.narrowed('a about:arm', 'about:arm')", "a about:arm"),
        ("module.narrowed('a', 'actor:arm actor:aze', true)", "a -(actor:arm actor:aze)"),
        ("module.narrowed('a', 'said:arm')", "a AND said:arm"),
        ("module.narrowed('a b', 'said:arm')", "(a b) AND said:arm"),
        ("module.dated('a date:2019 b', 'date:2020..2021')", "a b date:2020..2021"),
        ("module.partOf('publisher', 'The \"Review\" of X')", 'publisher:"The Review of X"'),
        ("module.partOf('lang', '')", None),
        ("module.pairPart('arm', 'zangezur-corridor')", "pair:arm/=zangezur-corridor"),
    ],
    "/js/state.js": [
        ("module.addressOf(module.stateOf('?q=a+b&off=out:b&view=matrix&from=20'))", "/?q=a+b&from=20&view=matrix&off=out%3Ab"),
        ("module.stateOf('?q=x&view=evil&sort=1&from=-3&doc=../x&at=5')",
         {"q": "x", "sort": "", "from": 0, "view": "", "subject": "", "by": "", "share": "", "mean": "", "series": "", "more": "", "doc": "",
          "at": "", "off": []}),
        ("module.addressOf(module.changed(module.stateOf('?q=a&from=20&doc=0123456789abcdef&at=7'), {q: 'b'}))", "/?q=b"),
    ],
    "/js/format.js": [
        ("['2023-08-30', '2023-08', '2023'].map(module.dateText)", ["30 Aug 2023", "Aug 2023", "2023"]),
        ("module.dateOf({date: '2020', date_source: 'file'})", "~2020"),
        ("module.totalText({value: 1, exact: true, at_least: false})", "1 hit"),
        ("module.totalText({value: 5700, exact: false, at_least: true})", "at least 5,700 hits"),
    ],
    "/js/text.js": [
        ("module.paragraphsOf(new TextEncoder().encode('\\n\\na\\n\\n\\nb\\nc\\n'))", [[2, 3], [6, 10]]),
        ("module.textNodes({text: 'One two. Three\\n\\nfour', marks: [[4, 7, 'word', true], [12, 19, 'actor', false]], sentences: "
         "[[0, 9, true], [9, 14, false]], page_starts: [0, 11], language: 'en'}, 9)"
         ".nodes.map((node) => node.outerHTML)",
         ['<p dir="auto" lang="en" data-paragraph="1"><span class="page" role="separator" aria-label="page 1" '
          'data-page="1"></span>One <mark data-kind="word" data-asked="" title="word of the query">two</mark>. '
          '<span class="here">Th</span><span class="page" role="separator" aria-label="page 2" data-page="2"></span>'
          '<span class="here">r<mark data-kind="actor" title="actor">ee</mark></span></p>',
          '<p dir="auto" lang="en" data-paragraph="2"><mark data-kind="actor" title="actor">fou</mark>r</p>']),
    ],
    "/js/dom.js": [
        ("module.inert('a\\u202eb\\u0007\\nc')", "a\ufffdb\ufffd\nc"),
        ("module.languageTag('x\" onload')", None),
    ],
}


class Modules(support.PageTest):
    def test_what_they_compute(self):
        for path, cases in CASES.items():
            for expression, expected in cases:
                with self.subTest(path=path, expression=expression):
                    got = self.driver.execute_async_script(
                        "const done = arguments[0]; import('" + path + "').then((module) => done(JSON.stringify(" +
                        expression + " ?? null)), (error) => done(JSON.stringify(String(error))))")
                    self.assertEqual(json.loads(got), expected)


if __name__ == "__main__":
    unittest.main()
