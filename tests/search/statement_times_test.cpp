// Statements over time, beside all statements of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "search/answer/searcher.h"
#include "search/render/json.h"
#include "search/render/views.h"
#include "tests/search/indexed_folder.h"

namespace chancery::search {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class StatementTimes : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new testing::IndexedFolder;
    const auto write = [](const std::string& name, const std::string& day,
                          const std::string& text) {
      folder_->write(name, "---\ndate: " + day + "\n---\n\n" + text);
    };
    write("a.md", "2019-04-02",
          "Iran said that Armenia may use the road.\n\nIran warned that Armenia must wait.\n\n"
          "France said that the harvest was good.\n");
    write("b.md", "2019-07-12",
          "Armenia said that Iran has closed the road.\n\nThe boats went out to the lake.\n");
    write("c.md", "2021-01-05",
          "Iran said that the road is long.\n\nIran said that Armenia is near.\n");
    folder_->index();
    searcher_ = new Searcher({folder_->database()});
  }
  static void TearDownTestSuite() {
    delete searcher_;
    delete folder_;
  }

  static View view(const std::string& query, std::vector<std::string> series = {}) {
    ViewRequest request;
    request.unit = TimeUnit::kYear;
    request.says = true;
    request.series = std::move(series);
    return searcher_->view(query, request);
  }
  // "2019: 2 of 4".
  static std::vector<std::string> years(const View& view) {
    std::vector<std::string> shown;
    for (const FacetValue& year : view.counts.values)
      shown.push_back(year.value + ": " + std::to_string(year.count) + " of " +
                      std::to_string(year.of));
    return shown;
  }

  static testing::IndexedFolder* folder_;
  static Searcher* searcher_;
};

testing::IndexedFolder* StatementTimes::folder_ = nullptr;
Searcher* StatementTimes::searcher_ = nullptr;

TEST_F(StatementTimes, AreCountedBesideAllOfThem) {
  EXPECT_THAT(years(view("*")), ElementsAre("2019: 4 of 4", "2020: 0 of 0", "2021: 2 of 2"));
  EXPECT_THAT(years(view("said:iran")),
              ElementsAre("2019: 2 of 4", "2020: 0 of 0", "2021: 2 of 2"));
  EXPECT_THAT(years(view("said:iran of:armenia")),
              ElementsAre("2019: 2 of 4", "2020: 0 of 0", "2021: 1 of 2"));
  EXPECT_THAT(years(view("said:iran act:warns")), ElementsAre("2019: 1 of 4"));
  EXPECT_THAT(years(view("of:armenia")),
              ElementsAre("2019: 2 of 4", "2020: 0 of 0", "2021: 1 of 2"));
}

TEST_F(StatementTimes, SeriesAreOfOneStatement) {
  const View both = view("*", {"said:iran of:armenia", "said:armenia of:iran"});
  ASSERT_EQ(both.series.size(), 2U);
  EXPECT_THAT(both.series[0].counts, ElementsAre(2, 0, 1));
  EXPECT_THAT(both.series[1].counts, ElementsAre(1, 0, 0));
  // France speaks of the harvest where Iran speaks of Armenia.
  const View words = view("said:iran", {"harvest", "road"});
  EXPECT_THAT(words.series[0].counts, ElementsAre(0, 0, 0));
  EXPECT_EQ(words.series[1].query, "said:iran road");
}

TEST_F(StatementTimes, AreShownAsWhatTheyAre) {
  std::ostringstream text, csv;
  const View pair = view("said:iran of:armenia");
  write_view(text, pair, Style{false, true, 80}, false);
  EXPECT_THAT(text.str(), HasSubstr("share of all statements by year"));
  EXPECT_THAT(text.str(), HasSubstr("2 of 4 (50.0 %)"));
  EXPECT_THAT(text.str(), HasSubstr("3 statements in all"));
  write_view_csv(csv, view("said:iran", {"road"}));
  EXPECT_THAT(csv.str(), HasSubstr("year,statements,road,all statements\r\n2019,2,1,4\r\n"));
  EXPECT_EQ(view_json(pair)["says"], true);
}

}  // namespace
}  // namespace chancery::search
