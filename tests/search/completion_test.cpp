#include "search/prompt/completion.h"

#include <gtest/gtest.h>

#include "tests/search/fake_source.h"

namespace chancery::search {
namespace {

std::string completed(const std::string& line) {
  testing::FakeSource source;
  const Completion completion = complete(source, line);
  std::string text = std::to_string(completion.start);
  for (const std::string& candidate : completion.candidates) text += "|" + candidate;
  return text;
}

TEST(Completion, OfCommandsAndTheirArguments) {
  EXPECT_EQ(completed(":op"), "0|:open");
  EXPECT_EQ(completed(":h"), "0|:help|:history");
  EXPECT_EQ(completed(":cite 1 b"), "8|bibtex");
  EXPECT_EQ(completed(":cite b"), "6");
  EXPECT_EQ(completed(":facets actor y"), "14|year");
  EXPECT_EQ(completed(":help exp"), "6|export");
  EXPECT_EQ(completed(":foo x"), "0");
}

TEST(Completion, OfConceptsPicksAndSavedNames) {
  EXPECT_EQ(completed(":who zangezur c"), "5|zangezur corridor");
  EXPECT_EQ(completed(":what arm"), "6|armenia");
  EXPECT_EQ(completed(":timeline m"), "10|month|mean");
  testing::FakeSource source;
  const CompletionLists lists{{"corridor", "nile"}, {{"Reuters", "publisher:Reuters"}}};
  EXPECT_EQ(complete(source, ":+ reu", lists).candidates, std::vector<std::string>{"Reuters"});
  EXPECT_EQ(complete(source, ":new n", lists).candidates, std::vector<std::string>{"nile"});
}

TEST(Completion, OfFieldsAndValues) {
  EXPECT_EQ(completed("act"), "0|actor:|act:");
  EXPECT_EQ(completed("peace (tit"), "7|title:");
  EXPECT_EQ(completed("actor:az"), "6|azerbaijan");
  EXPECT_EQ(completed("-actor:united"), "7|\"united kingdom\"");
  EXPECT_EQ(completed("actor:\"united ki"), "6|\"united kingdom\"");
  EXPECT_EQ(completed("issue:z"), "6|\"zangezur corridor\"");
  EXPECT_EQ(completed("x lang:"), "7|en|fr");
  EXPECT_EQ(completed("publisher:Mid"), "10|\"Middle East Institute\"");
  EXPECT_EQ(completed("date:20"), "5");
}

TEST(Completion, OfNames) {
  EXPECT_EQ(completed("talks arm"), "6|armenia");
  EXPECT_EQ(completed("zangezur cor"), "0|zangezur corridor");
  EXPECT_EQ(completed("new united k"), "4|united kingdom");
  EXPECT_EQ(completed(""), "0");
  EXPECT_EQ(completed("qqq"), "0");
}

}  // namespace
}  // namespace chancery::search
