// Dates that sentences name, and the chronicle made of them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "chancery/utf8.h"
#include "search/render/json.h"
#include "search/render/views.h"
#include "search/view/told_dates.h"
#include "tests/search/corpus_database.h"

namespace chancery::search {
namespace {

using testing::CorpusDatabase;
using ::testing::HasSubstr;

std::string told(const std::string& text, const std::string& day = "2020-11-12") {
  std::string all;
  for (const ToldDate& one : told_dates(text, parse_iso(day)))
    all += (all.empty() ? "" : " ") + one.date.iso();
  return all;
}

TEST(ToldDates, WithAYear) {
  EXPECT_EQ(told("On 10 November 2020 it ended."), "2020-11-10");
  EXPECT_EQ(told("On November 10th, 2020, it ended."), "2020-11-10");
  EXPECT_EQ(told("Since the 1st of May, 1994."), "1994-05-01");
  EXPECT_EQ(told("Am 9. März 1991 begann es."), "1991-03-09");
  EXPECT_EQ(told("El 10 de noviembre de 2020 acabó."), "2020-11-10");
  EXPECT_EQ(told("Le 1er août 1975 à Helsinki."), "1975-08-01");
  EXPECT_EQ(told("9 ноября 2020 года"), "2020-11-09");
  EXPECT_EQ(told("of 2020-11-10 and of 10.11.2020"), "2020-11-10 2020-11-10");
  EXPECT_EQ(told("In November 2020 and in May 2021."), "2020-11 2021-05");
  EXPECT_EQ(told("from 12 to 14 July 2020"), "2020-07-14");
}

TEST(ToldDates, WithoutAYearAreNearTheDocumentsDay) {
  EXPECT_EQ(told("On 10 November it ended."), "2020-11-10");
  EXPECT_EQ(told("On November 10, it ended."), "2020-11-10");
  EXPECT_EQ(told("On 28 December.", "2021-01-10"), "2020-12-28");
  EXPECT_EQ(told("On 3 March.", "2021-01-10"), "2021-03-03");
  EXPECT_EQ(told("On 10 June.", "2020-11-12"), "") << "further than four months";
  EXPECT_EQ(told("On 10 November.", ""), "");
  EXPECT_EQ(told("On 10 November.", "2020"), "");
}

TEST(ToldDates, NothingIsGuessed) {
  EXPECT_EQ(told("In May 12 countries met, and 30 may 2 days later."), "");
  EXPECT_EQ(told("On 10/11/2020, in November, last week."), "");
  EXPECT_EQ(told("On 31 November 2020 and 2020-13-01."), "");
  EXPECT_EQ(told("Resolution 1325 of page 12, march 4500"), "");
}

TEST(ToldDates, YearsAlone) {
  EXPECT_EQ(told("In 1988 the war ended; since 1994, peace holds."), "1988 1994");
  EXPECT_EQ(told("In 1988 Armenia and in 1991 Georgia."), "1988 1991");
  EXPECT_EQ(told("Im Jahr 1988 begann es. В 1991 году."), "1988 1991");
  EXPECT_EQ(told("En 1956, le roi. Depuis 1960."), "1956 1960");
  EXPECT_EQ(told("In 2000 villages, of 1,988 men, of 1988 men and by 1988 people."), "");
  EXPECT_EQ(told("Resolution 1990, page 2000, in 1325, the 1994 accord, room 2012."), "");
  EXPECT_EQ(told("on 3 May 1988 and in May 1990"), "1988-05-03 1990-05");
}

View chronicle_of(const std::string& query, const std::string& subject = "") {
  ViewRequest request;
  request.kind = ViewKind::kChronicle;
  request.subject = subject;
  request.most = 0;
  request.all_copies = true;
  return CorpusDatabase::once().searcher().view(query, request);
}

// Every sentence with the word and a full date in English, found by its letters alone.
TEST(Chronicle, HasEverySentenceThatNamesADay) {
  const View view = chronicle_of("*");
  std::set<std::string> found;
  uint64_t tellings = 0;
  for (const ToldEvent& event : view.events) {
    found.insert(event.date + ' ' + event.line.snippet.text);
    for (const SentenceLine& line : event.retold)
      found.insert(event.date + ' ' + line.snippet.text);
    tellings += 1 + event.retold.size();
  }
  EXPECT_EQ(tellings, view.lines_total);
  const std::pair<const char*, const char*> months[] = {
      {"January", "01"}, {"May", "05"}, {"September", "09"}, {"June", "06"}, {"November", "11"}};
  size_t checked = 0;
  for (const Record& record : CorpusDatabase::once().records()) {
    for (const Sentence& sentence : record.sentences) {
      const std::string text = testing::text_in(record, sentence.span);
      for (int year = 1988; year < 2026; ++year) {
        for (const auto& [name, number] : months) {
          for (int day = 1; day <= 30; ++day) {
            const std::string typed = fmt::format(" {} {} {}", day, name, year);
            if (text.find(typed) == std::string::npos) continue;
            ++checked;
            const std::string date = fmt::format("{}-{}-{:02}", year, number, day);
            EXPECT_TRUE(found.contains(date + ' ' + text)) << typed << ": " << text;
          }
        }
      }
    }
  }
  EXPECT_GT(checked, 0U);
}

TEST(Chronicle, IsInOrderAndOfTheSubject) {
  const View view = chronicle_of("*", "\"border\"");
  for (size_t i = 0; i < view.events.size(); ++i) {
    EXPECT_TRUE(testing::has_word(view.events[i].line.snippet.text, "border"));
    EXPECT_TRUE(i == 0 || view.events[i - 1].date <= view.events[i].date);
  }
  EXPECT_EQ(view.query, "\"border\"");
}

TEST(Chronicle, RepeatedTellingsAreJoined) {
  testing::IndexedFolder folder;
  folder.write("a.txt",
               "Notes\n\nThe ferry treaty was signed on 3 March 2019 in Oldport by both sides.\n");
  folder.write("b.txt",
               "Letters\n\nOn 3 March 2019 both sides signed the ferry treaty in Oldport town. "
               "The ferry sank on 3 March 2019 after a long night of storms.\n");
  folder.index();
  Searcher searcher({folder.database()});
  ViewRequest request;
  request.kind = ViewKind::kChronicle;
  const View view = searcher.view("ferry", request);
  ASSERT_EQ(view.events.size(), 2U);
  EXPECT_EQ(view.lines_total, 3U);
  EXPECT_EQ(view.events[0].retold.size() + view.events[1].retold.size(), 1U);
}

View made_chronicle() {
  View view;
  view.kind = ViewKind::kChronicle;
  view.total = view.looked_at = 9;
  view.lines_total = 3;
  view.answering = 2;
  view.events_total = 2;
  SentenceLine line;
  line.rank = 4;
  line.path = "/a/notes.txt";
  line.date = "2021-09-24";
  line.snippet.text = "It ended on 10 November 2020.";
  line.snippet.paragraph = 5;
  view.events = {{"2020-11-10", false, line, {line}}, {"2022-01", true, line, {}}};
  return view;
}

std::string shown_chronicle(const View& view, const Style& style) {
  std::ostringstream out;
  write_view(out, view, style, true);
  return out.str();
}

TEST(ChronicleView, IsDayByDay) {
  const std::string text = shown_chronicle(made_chronicle(), Style{false, true, 100});
  EXPECT_THAT(text, HasSubstr("  2020-11-10\n    It ended on 10 November 2020. (4: notes ¶5, "));
  EXPECT_THAT(text, HasSubstr("then still ahead)\n"));
  EXPECT_THAT(text, HasSubstr("2 events, told 3 times in 2 of 9 hits"));
  const nlohmann::ordered_json json = view_json(made_chronicle());
  EXPECT_EQ(json["events"][0]["told"], "2020-11-10");
  EXPECT_EQ(json["events"][0]["retold"].size(), 1U);
  std::ostringstream csv;
  write_view_csv(csv, made_chronicle());
  EXPECT_THAT(csv.str(), HasSubstr("\r\n2020-11-10,2,0,It ended on 10 November 2020.,2021-09-24,"));
}

TEST(ChronicleView, FitsEveryWidthAndIsInert) {
  View view = made_chronicle();
  view.events[0].line.snippet.text = std::string(300, 'x') + "\x1b";
  view.events[0].line.path = "/a/" + std::string(200, 'p') + "\x1b";
  for (const size_t width : {40, 80, 200}) {
    std::istringstream lines(shown_chronicle(view, Style{false, false, width}));
    for (std::string line; std::getline(lines, line);) {
      EXPECT_LE(utf8::width(line), width) << line;
      EXPECT_EQ(line.find('\x1b'), std::string::npos);
    }
  }
}

}  // namespace
}  // namespace chancery::search
