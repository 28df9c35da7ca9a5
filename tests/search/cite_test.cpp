#include "search/render/cite.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "search/render/dates.h"
#include "search/render/names.h"
#include "search/render/numbers.h"
#include "search/render/references.h"
#include "tests/search/answer_fixture.h"

namespace chancery::search {
namespace {

TEST(CiteNote, IsTheArticlesOwnForm) {
  EXPECT_EQ(cite_note(testing::peace_talks()),
            "Omer Niazi, \"Azerbaijan-Armenia Peace Talks: The Status Quo and an Emerging "
            "Diplomatic Breakthrough,\" Middle East Institute, August 30, 2023.");
}

TEST(CiteNote, AddsThePage) {
  EXPECT_TRUE(
      cite_note(testing::peace_talks(), pinpoint({12})).ends_with(", August 30, 2023, p. 12."));
}

TEST(CiteNote, NeverCitesTheFilesDate) {
  Record record = testing::peace_talks();
  record.date_source = "file";
  EXPECT_TRUE(cite_note(record).ends_with("Middle East Institute, n.d."));
  EXPECT_EQ(cite_ris(record).find("PY  -"), std::string::npos);
}

TEST(CiteNote, ManyOrNoAuthors) {
  Record record = testing::peace_talks();
  record.authors = {"A B", "C D"};
  EXPECT_TRUE(cite_note(record).starts_with("A B and C D, "));
  record.authors = {"A B", "C D", "E F"};
  EXPECT_TRUE(cite_note(record).starts_with("A B, C D, and E F, "));
  record.authors = {"A B", "C D", "E F", "G H"};
  EXPECT_TRUE(cite_note(record).starts_with("A B et al., "));
  record.authors.clear();
  EXPECT_TRUE(cite_note(record).starts_with("\"Azer"));
}

TEST(CiteNote, QuotesInsideQuotesAndQuestions) {
  Record record = testing::peace_talks();
  record.title = "Who \"won\"?";
  record.publisher = "The Hague Centre";
  record.date = "2023";
  EXPECT_EQ(cite_note(record), "Omer Niazi, \"Who 'won'?\" The Hague Centre, 2023.");
}

TEST(CiteRis, HasTypeAuthorsAndDate) {
  const std::string ris = cite_ris(testing::peace_talks());
  EXPECT_TRUE(ris.starts_with("TY  - ELEC\r\nTI  - Azerbaijan"));
  EXPECT_NE(ris.find("AU  - Niazi, Omer\r\n"), std::string::npos);
  EXPECT_NE(ris.find("PY  - 2023\r\nDA  - 2023/08/30/\r\n"), std::string::npos);
  EXPECT_NE(ris.find("KW  - Armenia\r\n"), std::string::npos);
  EXPECT_EQ(ris.find("KW  - Russia"), std::string::npos);
  EXPECT_TRUE(ris.ends_with("ER  - \r\n"));
}

TEST(Cite, PinpointsInEveryForm) {
  const Record record = testing::peace_talks();
  std::set<std::string> keys;
  EXPECT_NE(cite_ris(record, {12}).find("\r\nSP  - 12\r\n"), std::string::npos);
  EXPECT_NE(cite_ris(record, {0, 3}).find("\r\nSP  - ¶ 3\r\n"), std::string::npos);
  EXPECT_EQ(cite_ris(record).find("SP  -"), std::string::npos);
  EXPECT_NE(cite_bibtex(record, keys, {12}).find("pages = {12}"), std::string::npos);
  EXPECT_NE(cite_bibtex(record, keys, {0, 3}).find("note = {¶ 3}"), std::string::npos);
  const auto csl = nlohmann::json::parse(cite_csl(record, {12, 3}));
  EXPECT_EQ(csl["locator"], "12");
  EXPECT_EQ(csl["label"], "page");
  EXPECT_EQ(nlohmann::json::parse(cite_csl(record, {0, 3}))["label"], "paragraph");
  EXPECT_FALSE(nlohmann::json::parse(cite_csl(record)).contains("locator"));
  EXPECT_TRUE(cite(record, CitationStyle::kNote, {0, 3}).ends_with("2023, ¶ 3.\n"));
}

TEST(CiteRis, ALineEndInATitleBeginsNoTag) {
  Record record = testing::peace_talks();
  record.title = "One\r\nER  - \r\nTwo";
  EXPECT_NE(cite_ris(record).find("TI  - One ER  - Two\r\n"), std::string::npos);
}

TEST(CiteBibtex, WritesAnEntry) {
  std::set<std::string> keys;
  EXPECT_EQ(cite_bibtex(testing::peace_talks(), keys),
            "@misc{niazi2023azerbaijan,\n"
            "  author = {Niazi, Omer},\n"
            "  title = {{Azerbaijan-Armenia Peace Talks: The Status Quo and an Emerging "
            "Diplomatic Breakthrough}},\n"
            "  howpublished = {The Middle East Institute (MEI)},\n"
            "  year = {2023},\n"
            "  month = aug,\n"
            "  day = {30},\n"
            "  url = {https://example.org/talks},\n"
            "  language = {en},\n"
            "}\n");
}

TEST(CiteBibtex, KeysAreUnique) {
  std::set<std::string> keys;
  cite_bibtex(testing::peace_talks(), keys);
  EXPECT_TRUE(
      cite_bibtex(testing::peace_talks(), keys).starts_with("@misc{niazi2023azerbaijan-2,"));
  Record empty;
  EXPECT_TRUE(cite_bibtex(empty, keys).starts_with("@misc{document,"));
}

TEST(CiteBibtex, EscapesWhatTexReads) {
  std::set<std::string> keys;
  Record record = testing::peace_talks();
  record.title = "50% of R&D_1 {x} #2 \\end";
  const std::string entry = cite_bibtex(record, keys);
  EXPECT_NE(entry.find("50\\% of R\\&D\\_1 \\textbraceleft{}x\\textbraceright{} \\#2 "
                       "\\textbackslash{}end"),
            std::string::npos);
}

TEST(CiteCsl, IsAnItem) {
  const auto item = nlohmann::json::parse(cite_csl(testing::peace_talks()));
  EXPECT_EQ(item["author"][0]["family"], "Niazi");
  EXPECT_EQ(item["issued"]["date-parts"].dump(), "[[2023,8,30]]");
  EXPECT_EQ(item["type"], "webpage");
}

TEST(References, WriteADocumentOnce) {
  std::ostringstream out;
  RisRenderer renderer(out);
  renderer.answer(testing::answer("one"), "");
  renderer.answer(testing::answer("two"), "");
  EXPECT_EQ(out.str().find("TY  -"), out.str().rfind("TY  -"));
}

TEST(Names, AreTakenApart) {
  EXPECT_EQ(inverted(split_name("Omer Niazi")), "Niazi, Omer");
  EXPECT_EQ(inverted(split_name("Ursula von der Leyen")), "von der Leyen, Ursula");
  EXPECT_EQ(inverted(split_name("Niazi, Omer")), "Niazi, Omer");
  EXPECT_EQ(inverted(split_name("Martin Luther King, Jr.")), "King, Martin Luther, Jr.");
  EXPECT_EQ(inverted(split_name("International Crisis Group")), "International Crisis Group");
  EXPECT_EQ(inverted(split_name("Xinhua")), "Xinhua");
  EXPECT_EQ(inverted(split_name("")), "");
  EXPECT_EQ(inverted(split_name("  ,  ,")), ", ,");
}

TEST(Dates, AreShortOrSpelled) {
  EXPECT_EQ(short_date("2023-08-30"), "30 Aug 2023");
  EXPECT_EQ(short_date("2023-08"), "Aug 2023");
  EXPECT_EQ(short_date("2023"), "2023");
  EXPECT_EQ(short_date(""), "undated");
  EXPECT_EQ(short_date("2023-13-01"), "undated");
  EXPECT_EQ(short_date("last week"), "undated");
  EXPECT_EQ(spelled_date(parse_iso("2023-08-05")), "August 5, 2023");
  EXPECT_EQ(spelled_date(parse_iso("2023-08")), "August 2023");
}

TEST(Numbers, AreGrouped) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(4012), "4,012");
  EXPECT_EQ(grouped(1234567), "1,234,567");
  EXPECT_EQ(counted(1200, "hit", "hits", Certainty::kAbout), "about 1,200 hits");
  EXPECT_EQ(counted(5000, "hit", "hits", Certainty::kAtLeast), "at least 5,000 hits");
  EXPECT_EQ(duration(0.42), "0.4 ms");
  EXPECT_EQ(duration(1234), "1.2 s");
}

}  // namespace
}  // namespace chancery::search
