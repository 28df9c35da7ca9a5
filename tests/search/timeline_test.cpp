// Time lines: series, shares, moving means and times without anything, counted and shown.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "chancery/error.h"
#include "chancery/utf8.h"
#include "search/render/json.h"
#include "search/render/views.h"
#include "tests/search/corpus_database.h"

namespace chancery::search {
namespace {

using testing::CorpusDatabase;
using testing::has_word;
using ::testing::HasSubstr;
using ::testing::Not;

View timeline_of(const std::string& query, std::vector<std::string> series, uint32_t mean = 0) {
  ViewRequest request;
  request.unit = TimeUnit::kYear;
  request.series = std::move(series);
  request.mean = mean;
  return CorpusDatabase::once().searcher().view(query, request);
}

// Documents of each year that have the words.
std::map<std::string, uint64_t> years_with(const std::vector<std::string>& words) {
  std::map<std::string, uint64_t> years;
  for (const Record& record : CorpusDatabase::once().records()) {
    if (record.date.empty() || record.date_source == "file") continue;
    bool all = true;
    for (const std::string& word : words)
      all = all && (has_word(record.text, word) || has_word(record.title, word));
    years[record.date.substr(0, 4)] += all ? 1 : 0;
  }
  return years;
}

TEST(TimeSeries, CountsAreThoseOfBruteForce) {
  const View view = timeline_of("\"border\"", {"\"the\"", "\"corridor\"", "\"talks\""});
  ASSERT_EQ(view.series.size(), 3U);
  const char* words[] = {"the", "corridor", "talks"};
  auto all = years_with({});
  for (size_t i = 0; i < 3; ++i) {
    auto years = years_with({"border", words[i]});
    uint64_t sum = 0;
    for (size_t j = 0; j < view.counts.values.size(); ++j) {
      const FacetValue& year = view.counts.values[j];
      EXPECT_EQ(view.series[i].counts[j], years[year.value]) << words[i] << ' ' << year.value;
      EXPECT_EQ(year.of, all[year.value]);
      sum += view.series[i].counts[j];
    }
    uint64_t expected = 0;
    for (const auto& [year, count] : years) expected += count;
    EXPECT_EQ(sum, expected) << words[i];
  }
}

// Of all documents a picture begins and ends with the series.
TEST(TimeSeries, TimesBeforeAndAfterThemAreLeftOut) {
  const View view = timeline_of("*", {"\"corridor\""});
  ASSERT_FALSE(view.series[0].counts.empty());
  EXPECT_GT(view.series[0].counts.front(), 0U);
  EXPECT_GT(view.series[0].counts.back(), 0U);
  EXPECT_EQ(view.series[0].query, "\"corridor\"");
  EXPECT_THROW(timeline_of("*", std::vector<std::string>(7, "x")), Error);
}

TEST(TimeSeries, MeansAreOfThePeriodsAround) {
  const View view = timeline_of("*", {}, 3);
  const auto& values = view.counts.values;
  ASSERT_GE(values.size(), 3U);
  ASSERT_EQ(view.means.size(), values.size());
  EXPECT_NEAR(view.means[0].count, static_cast<double>(values[0].count + values[1].count) / 2,
              1e-9);
  EXPECT_NEAR(view.means[1].count,
              static_cast<double>(values[0].count + values[1].count + values[2].count) / 3, 1e-9);
  EXPECT_EQ(view.means[1].share, 1);
}

View made_timeline() {
  View view;
  view.kind = ViewKind::kTimeline;
  view.total = 60;
  view.by_share = true;
  const auto year = [](const char* name, uint64_t count, uint64_t of) {
    return FacetValue{name, name, count, of};
  };
  view.counts = {"year",
                 {year("1990", 10, 20), year("1991", 0, 0), year("1992", 0, 0), year("1993", 0, 30),
                  year("1994", 0, 10), year("1995", 0, 0), year("1996", 50, 200)},
                 7,
                 60};
  return view;
}

std::string shown_timeline(const View& view, const Style& style = {}) {
  std::ostringstream out;
  write_view(out, view, style, true);
  return out.str();
}

TEST(TimelineView, TellsTimesWithoutHitsFromTimesWithoutDocuments) {
  const std::string text = shown_timeline(made_timeline());
  EXPECT_THAT(text, HasSubstr("  share of all documents by year\n"));
  EXPECT_THAT(text, HasSubstr("    1991 - 1992  no documents\n    1993 - 1994  0 of 40\n"
                              "    1995         no documents\n"));
  EXPECT_THAT(text, HasSubstr(" 10 of 20 (50.0 %)\n"));
  EXPECT_THAT(text, HasSubstr(" 50 of 200 (25.0 %)\n"));
  // The bar of half of all is the longest, not that of most.
  EXPECT_GT(text.find('\n', text.find("1990")) - text.find("1990"),
            text.find('\n', text.find("1996")) - text.find("1996"));
}

TEST(TimelineView, ByCountsHasNoShares) {
  View view = made_timeline();
  view.by_share = false;
  const std::string text = shown_timeline(view);
  EXPECT_THAT(text, HasSubstr("  hits by year\n"));
  EXPECT_THAT(text, Not(HasSubstr("%")));
}

TEST(TimelineView, SeriesStandBesideEachOther) {
  View view = made_timeline();
  view.series = {{"armenia", "armenia", 7, {7, 0, 0, 0, 0, 0, 0}, {}},
                 {"iran", "iran", 44, {4, 0, 0, 0, 0, 0, 40}, {}}};
  const std::string text = shown_timeline(view, Style{false, true, 100});
  EXPECT_THAT(text, HasSubstr("armenia"));
  EXPECT_THAT(text, HasSubstr(" 7 (35.0 %)"));
  EXPECT_THAT(text, HasSubstr("1996         0"));
  EXPECT_THAT(text, HasSubstr(" 40 (20.0 %)\n"));
  const std::string narrow = shown_timeline(view, Style{false, true, 40});
  EXPECT_THAT(narrow, HasSubstr("    1 armenia\n    2 iran\n"));
  EXPECT_THAT(narrow, HasSubstr("                 2 "));
  const nlohmann::ordered_json json = view_json(view);
  EXPECT_EQ(json["series"][1]["values"][6]["count"], 40);
  EXPECT_EQ(json["by_share"], true);
  std::ostringstream csv;
  write_view_csv(csv, view);
  EXPECT_TRUE(csv.str().starts_with("year,hits,armenia,iran,documents\r\n1990,10,7,4,20\r\n"));
}

TEST(TimelineView, NamesOfSeriesAreToldWhole) {
  View view = made_timeline();
  const std::string name = "zones without nuclear weapons of all parts of the world";
  view.series = {{name, "a", 7, {7, 0, 0, 0, 0, 0, 0}, {}},
                 {"iran", "iran", 44, {4, 0, 0, 0, 0, 0, 40}, {}}};
  const std::string text = shown_timeline(view, Style{false, true, 100});
  EXPECT_THAT(text, HasSubstr("    1 " + name + "\n    2 iran\n"));
  EXPECT_THAT(text, HasSubstr("  1      ")) << "the number stands above its bars";
}

TEST(TimelineView, FitsEveryWidthAndIsInert) {
  View view = made_timeline();
  view.means = std::vector<PeriodMean>(7, {12.5, 0.25});
  for (const bool series : {false, true}) {
    if (series) {
      view.series = {{"a\x1b" + std::string(90, 'n'), "q", 60, {10, 0, 0, 0, 0, 0, 50}, view.means},
                     {"b", "b", 60, {10, 0, 0, 0, 0, 0, 50}, view.means}};
    }
    for (const bool unicode : {true, false}) {
      for (const size_t width : {40, 80, 200}) {
        std::istringstream lines(shown_timeline(view, Style{false, unicode, width}));
        for (std::string line; std::getline(lines, line);) {
          EXPECT_LE(utf8::width(line), width) << line;
          EXPECT_EQ(line.find('\x1b'), std::string::npos);
        }
      }
    }
  }
}

}  // namespace
}  // namespace chancery::search
