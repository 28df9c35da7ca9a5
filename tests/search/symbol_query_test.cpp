// Papers found by the symbols at their heads.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "search/answer/searcher.h"
#include "search/plan/question.h"
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

TEST(SymbolQuery, FindsTextsThatWriteResolutionAndItsNumber) {
  testing::IndexedFolder folder;
  folder.write("symbol.txt", "Ferries\n\nThe ministers recalled S/RES/542 (1987) on the bridge.\n");
  folder.write("paper.txt", "S/RES/542 (1987)\n\nOn the ferry\n\nBoth states open a bridge.\n");
  folder.write("plain.txt",
               "Pier\n\nThe resolution 542, and resolution 542 again, is on the pier.\n");
  folder.write("council.txt", "Lake\n\nSecurity Council resolution 542 (1987) is on the lake.\n");
  folder.write("assembly.txt", "Dam\n\nGeneral Assembly resolution 542 (VI) is on the dam.\n");
  folder.write("other.txt", "Sea\n\nA resolution; then 542 boats of resolution 61/295.\n");
  folder.index();
  Searcher searcher({folder.database()});
  const std::vector<std::string> found = paths_of(searcher, "S/RES/542");
  EXPECT_THAT(found, UnorderedElementsAre("symbol.txt", "paper.txt", "plain.txt", "council.txt"));
  ASSERT_EQ(found.size(), 4U);
  EXPECT_THAT(std::vector<std::string>(found.begin(), found.begin() + 2),
              UnorderedElementsAre("symbol.txt", "paper.txt"));
  EXPECT_THAT(paths_of(searcher, "s/res/542 (1987)"),
              UnorderedElementsAre("symbol.txt", "paper.txt", "plain.txt", "council.txt"));
  EXPECT_THAT(paths_of(searcher, "A/RES/542(VI)"),
              UnorderedElementsAre("plain.txt", "assembly.txt"));
  EXPECT_THAT(paths_of(searcher, "A/RES/61/295"), ElementsAre("other.txt"));
  EXPECT_THAT(paths_of(searcher, "S/RES/542 lake"), ElementsAre("council.txt"));
  const Answer answer = searcher.search("S/RES/542 (1987)", {});
  EXPECT_EQ(answer.understood, "S/RES/542 (also as \"resolution 542\")");
  EXPECT_THAT(read_question("S/RES/542 (1987)").hints, IsEmpty());
}

}  // namespace
}  // namespace chancery::search
