#include "indexer/describe/describe.h"

#include <gtest/gtest.h>

#include "indexer/describe/title.h"
#include "indexer/extract/read_document.h"
#include "indexer/page/byline.h"
#include "indexer/page/citation.h"
#include "indexer/page/names.h"

namespace chancery::indexer {
namespace {

using Names = std::vector<std::string>;

TEST(Names, ListsOfAuthors) {
  EXPECT_EQ(parse_authors("By Ada Marlow and Ben van der Berg", false),
            (Names{"Ada Marlow", "Ben van der Berg"}));
  EXPECT_EQ(parse_authors("Ada Marlow, Staff Writer", false), (Names{"Ada Marlow"}));
  EXPECT_EQ(parse_authors("Karim al-Masri; Zoë O'Neill & J. P. Ruiz", false),
            (Names{"Karim al-Masri", "Zoë O'Neill", "J. P. Ruiz"}));
  EXPECT_EQ(parse_authors("Нина Петрова и Олег Смирнов", false),
            (Names{"Нина Петрова", "Олег Смирнов"}));
}

TEST(Names, CapitalsOfPeopleAlone) {
  EXPECT_EQ(without_capitals("JANIE HARMOND"), "Janie Harmond");
  EXPECT_EQ(without_capitals("J. P. O'HARE-LEE"), "J. P. O'Hare-Lee");
  for (const char* other : {"Janie Harmond", "BBC SPORT", "LAKE NEWS", "INSTITUTE OF TRANSIT",
                            "UNHCR", "ANN Lee", "НИНА ПЕТРОВА"})
    EXPECT_EQ(without_capitals(other), other);
}

TEST(Names, NeverASentenceAnAddressOrARole) {
  EXPECT_EQ(parse_authors(",,", true), Names{}) << "marks alone are no name";
  EXPECT_EQ(parse_authors("By the time the talks began, nobody was left.", false), Names{});
  EXPECT_EQ(parse_authors("https://example.org/author/ada", true), Names{});
  EXPECT_EQ(parse_authors("Staff", true), Names{});
  EXPECT_EQ(parse_authors("Institute of River Studies", false), Names{});
}

struct BylineCase {
  const char* line;
  Names authors;
  std::string publisher;
  std::string date;
};

class Byline : public testing::TestWithParam<BylineCase> {};

TEST_P(Byline, Reads) {
  Clues clues;
  ASSERT_TRUE(read_byline(GetParam().line, clues)) << GetParam().line;
  EXPECT_EQ(clues.authors.empty() ? Names{} : clues.authors[0].second, GetParam().authors);
  EXPECT_EQ(clues.publishers.empty() ? "" : clues.publishers[0].second, GetParam().publisher);
  EXPECT_EQ(clues.dates.empty() ? "" : clues.dates[0].second.iso(), GetParam().date);
}

INSTANTIATE_TEST_SUITE_P(
    Lines, Byline,
    testing::Values(
        BylineCase{"Ada Marlow | Published at The River Institute (TRI)",
                   {"Ada Marlow"},
                   "The River Institute (TRI)",
                   ""},
        BylineCase{"Ada Marlow and Ben Oduya | Published at the Delta Council",
                   {"Ada Marlow", "Ben Oduya"},
                   "Delta Council",
                   ""},
        BylineCase{"By Ada Marlow", {"Ada Marlow"}, "", ""},
        BylineCase{"By Ada Marlow | March 3, 2024 | 5 min read", {"Ada Marlow"}, "", "2024-03-03"},
        BylineCase{
            "Von Ada Marlow | 3. März 2024 | 5 Min. Lesezeit", {"Ada Marlow"}, "", "2024-03-03"},
        BylineCase{"Par Ada Marlow | 3 mars 2024 | Temps de lecture : 5 min",
                   {"Ada Marlow"},
                   "",
                   "2024-03-03"},
        BylineCase{"Published: 13 February 2024. Updated: Jan 20", {}, "", "2024-02-13"},
        BylineCase{"Posted on November 2, 2023 by Ada Marlow", {"Ada Marlow"}, "", "2023-11-02"},
        BylineCase{"26-FEB-1987 15:01:01.79", {}, "", "1987-02-26"},
        BylineCase{"Published: 3 days ago", {}, "", ""},
        BylineCase{"Publié le 11 avril 2024", {}, "", "2024-04-11"}));

TEST(BylineRefusal, SentencesStay) {
  for (const char* line :
       {"By 1990 the border had been closed for a decade.",
        "The war began on 26 February 1987 and lasted ten years.",
        "Published reports say that the treaty will be signed within the week in Geneva.",
        "MONTREAL, March 4 - Shr 11 cts vs nine cts"}) {
    Clues clues;
    EXPECT_FALSE(read_byline(line, clues)) << line;
  }
}

TEST(BylineDates, AgesNeedNoLabel) {
  for (const auto& [line, days] :
       std::vector<std::pair<const char*, int>>{{"3 days ago", 3},
                                                {"an hour ago", 0},
                                                {"Yesterday at 10:30", 1},
                                                {"Today, 9:05 am", 0}}) {
    Clues clues;
    ASSERT_TRUE(read_byline(line, clues)) << line;
    ASSERT_EQ(clues.relative.size(), 1u) << line;
    EXPECT_EQ(clues.relative[0].days_ago, days) << line;
  }
  for (const char* line :
       {"Tuesday", "Today", "Yesterday", "Long ago", "Yesterday 3 men came", "Thirty years ago"}) {
    Clues clues;
    EXPECT_FALSE(read_byline(line, clues)) << line;
  }
}

TEST(BylineDates, WithoutAYearAreLeftOpen) {
  Clues clues;
  ASSERT_TRUE(read_byline("Updated: Mar 10", clues));
  EXPECT_TRUE(clues.dates.empty());
  ASSERT_EQ(clues.yearless.size(), 1u);
}

TEST(Citation, ReadsAllParts) {
  const char* line =
      "To cite this article, use the following reference: Ada Marlow and Ben Oduya, \u201CThe "
      "\u2018Quiet\u2019 Strait: Who Pays?,\u201D "
      "Delta Council, 14 May 2022, https://delta.example/strait.";
  ASSERT_TRUE(is_citation(line));
  Clues clues;
  read_citation(line, clues);
  EXPECT_EQ(clues.authors[0].second, (Names{"Ada Marlow", "Ben Oduya"}));
  EXPECT_EQ(clues.title, "The \u2018Quiet\u2019 Strait: Who Pays?");
  EXPECT_EQ(clues.publishers[0].second, "Delta Council");
  EXPECT_EQ(clues.dates[0].second.iso(), "2022-05-14");
  EXPECT_EQ(clues.url, "https://delta.example/strait");
}

TEST(Citation, OfThisTitleWithoutSayingSo) {
  const char* line = "Ada Marlow, \"The Quiet Strait,\" Delta Council, 14 May 2022.";
  EXPECT_TRUE(cites_title(line, "The quiet strait"));
  EXPECT_FALSE(cites_title(line, "Another Strait"));
  EXPECT_FALSE(is_citation("Citations of the treaty are rare in the press of the region."));
}

TEST(Title, AgreementDecidesAndSitesGo) {
  EXPECT_EQ(choose_title({"Water and War - The Delta Post"}, {"Water and War"}, {},
                         "Water and War | The Delta Post", "The Delta Post"),
            "Water and War");
  EXPECT_EQ(choose_title({}, {"Delta Post", "Water and War"}, {}, "Water and War - Delta Post",
                         "Delta Post"),
            "Water and War");
  EXPECT_EQ(choose_title({}, {}, {}, "Armenia - Azerbaijan: A Chronicle | Delta Post", ""),
            "Armenia - Azerbaijan: A Chronicle");
}

Record described(const Clues& clues, const std::string& path, int64_t modified = 0) {
  Record record;
  record.path = path;
  describe(clues, modified, record);
  return record;
}

TEST(Describe, MostBelievableDateWins) {
  Clues clues;
  clues.url = "https://delta.example/2020/01/02/strait";
  EXPECT_EQ(described(clues, "/a/strait.html").date_source, "url");
  clues.add_date(Source::kByline, Date{2021, 3, 4});
  EXPECT_EQ(described(clues, "/a/strait.html").date_source, "byline");
  clues.add_date(Source::kJsonLd, Date{2021, 3, 3});
  clues.add_date(Source::kMeta, Date{2021, 3, 2});
  EXPECT_EQ(described(clues, "/a/strait.html").date, "2021-03-02");
  clues.add_date(Source::kCitation, Date{2021, 3, 1});
  EXPECT_EQ(described(clues, "/a/strait.html").date, "2021-03-01");
  EXPECT_EQ(described(clues, "/a/strait.html").date_source, "citation");
}

TEST(Describe, NameThenFileAreTheLastResorts) {
  EXPECT_EQ(described({}, "/a/2023-09-14-talks.txt", 1700000000).date, "2023-09-14");
  EXPECT_EQ(described({}, "/a/2023-09-14-talks.txt", 1700000000).date_source, "name");
  EXPECT_EQ(described({}, "/a/talks.txt", 1700000000).date, "2023-11-14");
  EXPECT_EQ(described({}, "/a/talks.txt", 1700000000).date_source, "file");
  EXPECT_EQ(described({}, "/a/talks.txt").date, "");
  EXPECT_EQ(described({}, "/a/first-talks.v2.txt").title, "first-talks.v2");
}

TEST(Describe, AYearInTheNameIsADateWhenItIsTheOnlyOneAndHadCome) {
  EXPECT_EQ(described({}, "/a/ESP_30_1975.txt", 1700000000).date, "1975");
  EXPECT_EQ(described({}, "/a/ESP_30_1975.txt", 1700000000).date_source, "name");
  EXPECT_EQ(described({}, "/a/agenda-2030.txt", 1700000000).date_source, "file");
  EXPECT_EQ(described({}, "/a/war 1914-1918.txt", 1700000000).date_source, "file");
  EXPECT_EQ(described({}, "/a/report12345.txt", 1700000000).date_source, "file");
}

TEST(Describe, DayWithoutYearIsCompletedFromTheDocumentOnly) {
  Clues clues;
  clues.yearless.push_back(Date{0, 3, 10});
  EXPECT_EQ(described(clues, "/a/talks.txt").date, "");
  clues.add_date(Source::kCitation, Date{2024, 0, 0});
  EXPECT_EQ(described(clues, "/a/talks.txt").date, "2024-03-10");
  EXPECT_EQ(described(clues, "/a/talks.txt").date_source, "completed");
}

TEST(Describe, AStatementIsMadePreciseByTheNextThatAgrees) {
  Clues clues;
  clues.add_date(Source::kMeta, Date{2024, 0, 0});
  clues.add_date(Source::kProperties, Date{2024, 5, 7});
  clues.add_date(Source::kByline, Date{2024, 3, 0});
  clues.add_date(Source::kByline, Date{2023, 1, 1});
  EXPECT_EQ(described(clues, "/a/talks.txt").date, "2024-03");
  EXPECT_EQ(described(clues, "/a/talks.txt").date_source, "byline");
  EXPECT_EQ(described(clues, "/a/2024-03-09.txt").date, "2024-03-09");
}

TEST(Describe, TheLastChangeStandsInForTheDate) {
  Clues clues;
  clues.add_modified(Source::kProperties, Date{2024, 3, 9});
  const Record record = described(clues, "/a/talks.txt", 1700000000);
  EXPECT_EQ(record.date, "2024-03-09");
  EXPECT_EQ(record.date_source, "modified");
}

TEST(Describe, RelativeDaysCountFromTheDocumentsOwnDays) {
  Clues clues;
  ASSERT_TRUE(read_byline("Published 3 days ago", clues));
  EXPECT_EQ(described(clues, "/a/talks.txt").date, "") << "never from today";
  EXPECT_EQ(described(clues, "/a/talks.txt", 1700000000).date_source, "file");
  clues.add_modified(Source::kMeta, Date{2024, 3, 1});
  EXPECT_EQ(described(clues, "/a/talks.txt").date, "2024-02-27");
  EXPECT_EQ(described(clues, "/a/talks.txt").date_source, "relative");
  EXPECT_EQ(described(clues, "/a/talks.txt").modified, "2024-03-01");
  clues.relative = {{0, 3}};  // Wednesday; 1 March 2024 was a Friday
  EXPECT_EQ(described(clues, "/a/talks.txt").date, "2024-02-28");
  clues.add_date(Source::kUrl, Date{2024, 2, 2});
  EXPECT_EQ(described(clues, "/a/talks.txt").date_source, "url");
}

TEST(Dateline, DatesATextThatHasNoOther) {
  const Record record = read_document(
      "/a/talks.txt",
      "Talks Go On\n\nBAKU, March 3, 2024 (Delta Post) — The two governments met again in the "
      "spring, and agreed on nothing.\n\nNobody was surprised by that.\n",
      0);
  EXPECT_EQ(record.date, "2024-03-03");
  EXPECT_EQ(record.date_source, "dateline");
}

TEST(Describe, TheFullerNameOfAPublisher) {
  Clues clues;
  clues.add_publisher(Source::kCitation, "River Institute");
  clues.add_publisher(Source::kMeta, "The River Institute (TRI)");
  EXPECT_EQ(described(clues, "/a").publisher, "The River Institute (TRI)");
}

}  // namespace
}  // namespace chancery::indexer
