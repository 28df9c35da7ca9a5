// Papers found by the symbols at their heads.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "search/answer/searcher.h"
#include "tests/search/indexed_folder.h"

namespace chancery::search {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

std::vector<std::string> paths_of(Searcher& searcher, const std::string& query) {
  std::vector<std::string> names;
  for (const Hit& hit : searcher.search(query, {}).hits)
    names.push_back(hit.record.path.substr(hit.record.path.rfind('/') + 1));
  return names;
}

TEST(SymbolQuery, FindsAPaperByEveryFormOfItsSymbol) {
  testing::IndexedFolder folder;
  const std::string text = "The ministers met on the bridge on Tuesday and recalled A/HRC/7/1.\n";
  folder.write("report.txt", "A/HRC/31/66\n\nReport on the ferry\n\n" + text);
  folder.write(
      "more.txt",
      "A/HRC/31/66/Add.1\n\nReport on the pier\n\nThe harbour master had it mended in March.\n");
  folder.write("resolution.txt",
               "S/RES/1325 (2000)\n\nOn the ferry\n\nBoth states open a bridge in the spring.\n");
  folder.index();
  Searcher searcher({folder.database()});
  EXPECT_THAT(paths_of(searcher, "symbol:A/HRC/31/66"),
              UnorderedElementsAre("report.txt", "more.txt"));
  EXPECT_THAT(paths_of(searcher, "symbol:a/hrc/31/66/add.1"), ElementsAre("more.txt"));
  EXPECT_THAT(paths_of(searcher, "symbol:S/RES/1325"), ElementsAre("resolution.txt"));
  EXPECT_THAT(paths_of(searcher, "symbol:\"S/RES/1325 (2000)\" bridge"),
              ElementsAre("resolution.txt"));
  EXPECT_THAT(paths_of(searcher, "symbol:A/HRC/7/1"), IsEmpty());
}

}  // namespace
}  // namespace chancery::search
