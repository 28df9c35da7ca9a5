#include "indexer/attribute/quotes.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace chancery::indexer {
namespace {

struct Case {
  const char* text;
  std::vector<std::string> quotes;  // an open one with … behind it
};

class Quotes : public ::testing::TestWithParam<Case> {};

TEST_P(Quotes, AreFound) {
  const std::string text = GetParam().text;
  std::vector<std::string> found;
  for (const Quote& quote : find_quotes(text)) {
    found.push_back(text.substr(quote.span.begin, quote.span.end - quote.span.begin) +
                    (quote.closed ? "" : "…"));
  }
  EXPECT_EQ(found, GetParam().quotes) << text;
}

INSTANTIATE_TEST_SUITE_P(
    Marks, Quotes,
    ::testing::Values(Case{"He said \"a b\" and “c d”.", {"\"a b\"", "“c d”"}},
                      Case{"Er sagte „a b“ und «c d».", {"„a b“", "«c d»"}},
                      Case{"「ab」と『cd』", {"「ab」", "『cd』"}},
                      Case{"''Old wires,'' he said", {"''Old wires,''"}},
                      Case{"‘We stay here now,’ she said", {"‘We stay here now,’"}},
                      Case{"“Mexico Wins“ is a site", {"“Mexico Wins“"}},
                      Case{"“He said ‘no’ to me,” she said", {"“He said ‘no’ to me,”"}},
                      Case{"the 6\" gun and 5' wall", {}}, Case{"the soldiers' homes, don't", {}},
                      Case{"“We go on\nin the next line", {"“We go on…"}},
                      Case{"an \"open mark", {}},
                      Case{"\"an open paragraph", {"\"an open paragraph…"}}, Case{"", {}}));

}  // namespace
}  // namespace chancery::indexer
