// Sentences with ambiguous names, matched against the shipped gazetteer.
#include <gtest/gtest.h>

#include <fstream>
#include <iostream>
#include <set>
#include <string>

#include "chancery/matcher.h"
#include "tests/support/directories.h"

namespace chancery {
namespace {

constexpr double kLeastShare = 0.97;
constexpr int kLeastSentences = 900;

const Matcher& shipped_matcher() {
  static const Gazetteer gazetteer = Gazetteer::load(source_directory() + "/gazetteer");
  static const Matcher matcher(gazetteer);
  return matcher;
}

// The actors of a sentence as the table writes them.
std::string found_in(const std::string& sentence, int date) {
  static MatchScratch scratch;
  const Matcher& matcher = shipped_matcher();
  TokenList tokens;
  tokenize(sentence, tokens);
  std::set<std::string> ids;
  for (const Mention& mention :
       matcher.match(sentence, tokens, split_sentences(sentence), scratch, false, date)) {
    const Concept& item = matcher.gazetteer()[mention.target];
    if (item.kind != ConceptKind::kActor || item.type == "place" || item.type == "people") continue;
    ids.insert(item.type == "government" ? item.state : item.id);
  }
  std::string joined;
  for (const std::string& id : ids) joined += (joined.empty() ? "" : ",") + id;
  return joined.empty() ? "-" : joined;
}

int day_of(const std::string& date) {
  std::string digits;
  for (const char c : date) {
    if (c != '-') digits += c;
  }
  return digits.empty() ? 0 : std::stoi(digits);
}

TEST(AmbiguousNames, NearlyAllAreRight) {
  std::ifstream file(source_directory() + "/tests/core/ambiguous_names.tsv");
  ASSERT_TRUE(file);
  int right = 0, all = 0;
  std::string line, wrong;
  while (std::getline(file, line)) {
    if (line.empty() || line.front() == '#') continue;
    const size_t first = line.find('\t');
    const size_t second = line.find('\t', first + 1);
    ASSERT_NE(second, std::string::npos) << line;
    const std::string want = line.substr(0, first);
    const std::string sentence = line.substr(second + 1);
    const std::string found =
        found_in(sentence, day_of(line.substr(first + 1, second - first - 1)));
    ++all;
    right += found == want;
    if (found != want) wrong += "  " + found + " instead of " + want + ": " + sentence + "\n";
  }
  const double share = static_cast<double>(right) / all;
  std::cout << "right: " << right << " of " << all << " (" << share * 100 << " %)\n" << wrong;
  EXPECT_GE(all, kLeastSentences);
  EXPECT_GE(share, kLeastShare) << wrong;
}

}  // namespace
}  // namespace chancery
