#include <gtest/gtest.h>

#include <sstream>

#include "chancery/utf8.h"
#include "search/render/bars.h"
#include "search/render/columns.h"
#include "search/render/coverage.h"
#include "search/render/paths.h"
#include "search/render/text.h"
#include "tests/search/answer_fixture.h"

namespace chancery::search {
namespace {

RenderOptions options_for(size_t width) {
  RenderOptions options;
  options.style = Style{false, true, width};
  return options;
}

std::string shown(const Answer& answer, const RenderOptions& options, const std::string& id = "") {
  std::ostringstream out;
  TextRenderer renderer(out, options);
  renderer.begin();
  renderer.answer(answer, id);
  renderer.end();
  return out.str();
}

TEST(TextRenderer, ShowsAHit) {
  Answer answer = testing::answer();
  EXPECT_EQ(shown(answer, options_for(100)),
            "  understood: issue corridor" + std::string(100 - 2 - 26 - 11, ' ') +
                "1 hit, 3 ms\n"
                " 1  Azerbaijan-Armenia Peace Talks: The Status Quo and an Emerging Diplomatic "
                "Breakthrough\n"
                "    Middle East Institute · Omer Niazi · 30 Aug 2023 · /articles/peace-talks.txt\n"
                "    A «corridor» would connect [mainland] ‹Azerbaijan› with its exclave via "
                "southern Armenia.\n"
                "    Armenia ×14 · Azerbaijan ×12 | peace talks\n");
}

TEST(TextRenderer, FitsEveryWidth) {
  for (size_t width : {20, 40, 80, 200}) {
    std::istringstream lines(shown(testing::answer(), options_for(width)));
    for (std::string line; std::getline(lines, line);) EXPECT_LE(utf8::width(line), width) << line;
  }
}

TEST(TextRenderer, WithoutUnicodeWritesAscii) {
  RenderOptions options = options_for(80);
  options.style.unicode = false;
  Answer answer = testing::answer();
  answer.hits[0].snippets.push_back(answer.hits[0].snippets[0]);
  answer.facets = {{"actor", {{"aze", "Azerbaijan", 5}}}};
  const std::string text = shown(answer, options);
  for (unsigned char c : text) EXPECT_LT(c, 0x80) << text;
  EXPECT_NE(text.find("Armenia x14 - "), std::string::npos);
  EXPECT_NE(text.find(" ... A {corridor}"), std::string::npos);
}

TEST(TextRenderer, SaysWhenADateIsTheFilesOrMissing) {
  Answer answer = testing::answer();
  answer.hits[0].record.date_source = "file";
  EXPECT_NE(shown(answer, options_for(100)).find("~30 Aug 2023"), std::string::npos);
  answer.hits[0].record.date = "";
  EXPECT_NE(shown(answer, options_for(100)).find("· undated ·"), std::string::npos);
}

TEST(TextRenderer, JoinsSnippetsAndShowsPages) {
  Answer answer = testing::answer();
  Snippet& first = answer.hits[0].snippets[0];
  first.page = 3;
  Snippet next;
  next.text = "Next one.";
  next.page = 3;
  next.continues = true;
  Snippet far;
  far.text = "Far one.";
  far.page = 9;
  answer.hits[0].snippets.push_back(next);
  answer.hits[0].snippets.push_back(far);
  const std::string text = shown(answer, options_for(110));
  EXPECT_NE(text.find("Armenia. (p. 3)"), std::string::npos);
  EXPECT_EQ(text.find("… Next"), std::string::npos);
  EXPECT_NE(text.find("Far one. (p. 9)"), std::string::npos);
}

TEST(TextRenderer, WideSentencesFollowWithoutASpace) {
  Answer answer = testing::answer();
  answer.hits[0].snippets.resize(2);
  for (Snippet& snippet : answer.hits[0].snippets) {
    snippet.text = "会议结束了。";
    snippet.marks.clear();
  }
  answer.hits[0].snippets[1].continues = true;
  EXPECT_NE(shown(answer, options_for(110)).find("会议结束了。会议结束了。\n"), std::string::npos);
}

TEST(TextRenderer, ShortAndLong) {
  RenderOptions options = options_for(100);
  options.detail = Detail::kShort;
  EXPECT_EQ(shown(testing::answer(), options).find("corridor»"), std::string::npos);
  options.detail = Detail::kLong;
  EXPECT_NE(shown(testing::answer(), options).find("https://example.org/talks"), std::string::npos);
}

TEST(TextRenderer, NothingFoundSaysWhatToTry) {
  Answer answer;
  answer.query = "corridr";
  answer.coverage.documents = 4000;
  EXPECT_NE(shown(answer, options_for(80)).find("Nothing found for corridr in 4,000 documents."),
            std::string::npos);
  EXPECT_NE(shown(answer, options_for(80)).find("Try fewer"), std::string::npos);
  answer.suggestion = "corridor";
  EXPECT_NE(shown(answer, options_for(80)).find("Did you mean: corridor?"), std::string::npos);
  answer.suggestion = "";
  answer.query = "actor:armenia corridr";
  EXPECT_NE(shown(answer, options_for(80)).find("filter"), std::string::npos);
  answer.query = std::string(100000, 'x');
  EXPECT_LT(shown(answer, options_for(80)).size(), 400u);
}

TEST(TextRenderer, NothingFoundSaysWhatCouldNotBeLookedAt) {
  Answer answer;
  answer.query = "corridr";
  answer.coverage.documents = 4;
  EXPECT_EQ(shown(answer, options_for(80)).find("--report"), std::string::npos);
  answer.coverage.unread = 2;
  answer.coverage.cut = 1;
  EXPECT_NE(shown(answer, options_for(80))
                .find("2 files could not be read and 1 was cut: chancery-index --report lists"),
            std::string::npos);
  answer.coverage.documents = 0;
  EXPECT_NE(shown(answer, options_for(80)).find("because nothing could be read"),
            std::string::npos);
  answer.coverage.unread = answer.coverage.cut = 0;
  EXPECT_NE(shown(answer, options_for(80)).find("run chancery-index on a folder first"),
            std::string::npos);
}

TEST(MissingText, CountsWhatIsMissing) {
  Coverage coverage;
  EXPECT_EQ(missing_text(coverage), "");
  coverage.unread = 1;
  EXPECT_EQ(missing_text(coverage), "1 file could not be read");
  coverage.cut = 2;
  EXPECT_EQ(missing_text(coverage), "1 file could not be read and 2 were cut");
  coverage.unread = 0;
  EXPECT_EQ(missing_text(coverage), "2 files were cut");
  coverage.kept = 3;
  const std::string text = coverage_text(coverage, Style{});
  EXPECT_NE(text.find("2 files were cut (chancery-index --report lists them)"), std::string::npos);
  EXPECT_NE(text.find("3 documents of files that could not be looked at again"), std::string::npos);
  EXPECT_EQ(text.find("every file"), std::string::npos);
}

TEST(TextRenderer, SaysWhatANumberIs) {
  Answer answer = testing::answer();
  answer.total = 5000;
  answer.certainty = Certainty::kAbout;
  EXPECT_NE(shown(answer, options_for(80)).find("about 5,000 hits"), std::string::npos);
  answer.certainty = Certainty::kAtLeast;
  EXPECT_NE(shown(answer, options_for(80)).find("at least 5,000 hits"), std::string::npos);
}

TEST(TextRenderer, HostileRecordsAreInert) {
  Answer answer = testing::answer("\x1b[2J");
  Record& record = answer.hits[0].record;
  const std::string evil = "a\x1b]0;owned\x07\u202Eb\u009b31m";
  record.title = record.publisher = record.path = record.url = evil;
  record.authors = {evil};
  record.actors[0].name = record.issues[0].name = evil;
  answer.understood = answer.suggestion = evil;
  answer.hits[0].snippets[0].text = evil;
  answer.facets = {{"publisher", {{evil, evil, 3}}}};
  RenderOptions options = options_for(80);
  options.several = true;
  options.detail = Detail::kLong;
  const std::string text = shown(answer, options, evil);
  for (size_t pos = 0; pos < text.size();) {
    const char32_t c = utf8::next(text, pos);
    EXPECT_TRUE(c == '\n' || utf8::is_inert(c)) << static_cast<uint32_t>(c);
  }
}

TEST(TextRenderer, AWideWindowHasTheTagsBesideTheSentences) {
  const std::string wide = shown(testing::answer(), options_for(200));
  EXPECT_NE(wide.find("Breakthrough"), std::string::npos);
  std::istringstream lines(wide);
  bool beside = false;
  for (std::string line; std::getline(lines, line);) {
    EXPECT_LE(utf8::width(line), 200U);
    const size_t actors = line.find("Armenia ×14 · Azerbaijan ×12");
    if (actors == std::string::npos) continue;
    beside = true;
    EXPECT_EQ(utf8::width(line.substr(0, actors)), 114U) << line;
    EXPECT_NE(line.find("Azerbaijan-Armenia Peace Talks"), std::string::npos) << line;
  }
  EXPECT_TRUE(beside) << wide;
}

TEST(Columns, BlocksStandBesideEachOtherInColourToo) {
  EXPECT_EQ(shown_width("\033[1;36mBaku\033[0m 会"), 7U);
  std::ostringstream out;
  write_beside(out, {"one\n\033[1mtwo\033[0m\n", "a\n", "x\ny\nz\n"}, 6);
  EXPECT_EQ(out.str(), "one   a     x\n\033[1mtwo\033[0m         y\n            z\n");
}

TEST(Columns, FacetsOfAWideWindowStandBesideEachOther) {
  const std::vector<Facet> facets = {{"actor", {{"aze", "Azerbaijan", 2}, {"arm", "Armenia", 1}}},
                                     {"publisher", {}},
                                     {"issue", {{"enclaves", "enclaves", 1}}}};
  std::ostringstream narrow, wide;
  write_facets(narrow, facets, Style{false, true, 80}, 1);
  write_facets(wide, facets, Style{false, true, 200}, 1);
  const std::string text = wide.str();
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 3);
  EXPECT_EQ(text.find("publishers"), std::string::npos);
  EXPECT_LT(text.find("  2 Armenia"), text.size());
  EXPECT_LT(text.find("  3 enclaves"), text.find("  2 Armenia"));
  EXPECT_LT(narrow.str().find("  2 Armenia"), narrow.str().find("  3 enclaves"));
}

TEST(TextRenderer, SeveralQueriesAreSetApart) {
  std::ostringstream out;
  RenderOptions options = options_for(80);
  options.several = true;
  TextRenderer renderer(out, options);
  renderer.answer(testing::answer("one"), "");
  renderer.answer(testing::answer("two"), "Q2");
  EXPECT_TRUE(out.str().starts_with("one\n"));
  EXPECT_NE(out.str().find("\n\nQ2 two\n"), std::string::npos);
  EXPECT_FALSE(out.str().ends_with("\n\n"));
}

TEST(Bars, AreMeasuredInEighths) {
  const Style style{false, true, 80};
  EXPECT_EQ(bar(8, 8, 4, style), "████");
  EXPECT_EQ(bar(5, 8, 4, style), "██▌");
  EXPECT_EQ(bar(1, 100000, 4, style), "▏");
  EXPECT_EQ(bar(0, 8, 4, style), "");
  EXPECT_EQ(bar(5, 8, 4, Style{false, false, 80}), "###");
}

TEST(Bars, AlignLabels) {
  std::ostringstream out;
  write_bars(out, {"actor", {{"aze", "Azerbaijan", 1200}, {"kor", "한국", 600}}},
             {false, true, 40});
  std::istringstream lines(out.str());
  std::string heading, first, second;
  std::getline(lines, heading);
  std::getline(lines, first);
  std::getline(lines, second);
  EXPECT_EQ(heading, "  actors");
  EXPECT_EQ(utf8::width(first.substr(0, first.find("█"))),
            utf8::width(second.substr(0, second.find("█"))));
  EXPECT_TRUE(first.ends_with(" 1,200"));
}

TEST(ShortPath, IsRelativeOrLosesItsBeginning) {
  const Style style;
  EXPECT_EQ(short_path("/home/her/a/b.txt", "/home/her/a", "/home/her", 40, style), "b.txt");
  EXPECT_EQ(short_path("/home/her/a/b.txt", "/tmp", "/home/her", 40, style), "~/a/b.txt");
  EXPECT_EQ(short_path("/home/hers/b.txt", "/tmp", "/home/her", 40, style), "/home/hers/b.txt");
  EXPECT_EQ(short_path("/one/two/three/four.txt", "/", "/", 16, style), "…/three/four.txt");
  EXPECT_EQ(short_path("/one/a-name-that-is-too-long.txt", "/", "/", 10, style),
            "…/a-name-that-is-too-long.txt");
}

}  // namespace
}  // namespace chancery::search
