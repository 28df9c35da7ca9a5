// Counts of words beside a brute force that knows what stands in each text without reading it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <tuple>

#include "tests/search/view_counts.h"

namespace chancery::search {
namespace {

using testing::seeded_texts;
using testing::SeededSentence;
using testing::SeededText;

// Dunning's G² as a sum over the four cells.
double likelihood_of(double here, double rest, double all_here, double all_rest) {
  const double cells[2][2] = {{here, rest}, {all_here - here, all_rest - rest}};
  const double columns[] = {all_here, all_rest}, all = all_here + all_rest;
  double sum = 0;
  for (const auto& row : cells) {
    for (int i = 0; i < 2; ++i) {
      if (row[i] > 0) sum += row[i] * std::log(row[i] * all / ((row[0] + row[1]) * columns[i]));
    }
  }
  return 2 * sum;
}

struct Spread {
  uint64_t here = 0, all = 0;
  std::set<std::string> documents;
};

bool tells(const std::string& word) {
  static const std::set<std::string> kSaysNothing = {"the", "that", "on", "in", "said"};
  return !kSaysNothing.contains(word) && (word[0] < '0' || word[0] > '9');
}

class WordCountsOn : public testing::ViewCounts {
 protected:
  // Words, by how they are spread, beside those that the view tells of.
  void expect_words(const View& found, const std::map<std::string, Spread>& spread, double least) {
    uint64_t here = 0, all = 0;
    for (const auto& [word, one] : spread) here += one.here, all += one.all;
    EXPECT_EQ(found.words_here, here);
    EXPECT_EQ(found.words_rest, all - here);
    std::map<std::string, std::tuple<uint64_t, uint64_t, uint64_t>> expected, told;
    for (const auto& [word, one] : spread) {
      const double all_here = static_cast<double>(here), all_rest = static_cast<double>(all - here);
      const double in = static_cast<double>(one.here),
                   out = static_cast<double>(one.all - one.here);
      if (one.here < 3 || !tells(word) || in / all_here < out / all_rest) continue;
      const double likelihood = likelihood_of(in, out, all_here, all_rest);
      if (likelihood >= least)
        expected[word] = {one.here, one.all - one.here, one.documents.size()};
    }
    for (const WordLine& line : found.words) {
      told[line.word] = {line.here, line.rest, line.documents};
      const Spread& one = spread.at(line.word);
      EXPECT_NEAR(
          line.likelihood,
          likelihood_of(static_cast<double>(one.here), static_cast<double>(one.all - one.here),
                        static_cast<double>(here), static_cast<double>(all - here)),
          1e-6)
          << line.word;
    }
    EXPECT_EQ(told, expected);
    EXPECT_FALSE(expected.empty());
  }
};

TEST_P(WordCountsOn, Collocates) {
  for (const uint32_t window : {5U, 0U}) {
    std::map<std::string, Spread> spread;
    uint64_t places = 0;
    for (const SeededText& text : seeded_texts()) {
      if (!text.has("vembok")) continue;
      for (const SeededSentence& sentence : text.sentences) {
        const std::vector<std::string>& words = sentence.words;
        for (size_t i = 0; i < words.size(); ++i) {
          if (words[i] == "vembok") {
            ++places;
            continue;
          }
          bool near = false;
          for (size_t j = 0; j < words.size(); ++j)
            near = near ||
                   (words[j] == "vembok" && (window == 0 || (i > j ? i - j : j - i) <= window));
          Spread& one = spread[words[i]];
          ++one.all;
          one.here += near ? 1 : 0;
          if (near) one.documents.insert(text.path);
        }
      }
    }
    request_.window = window;
    const View found = view(ViewKind::kCollocates, "*", "vembok");
    EXPECT_EQ(found.places, places);
    expect_words(found, spread, 6.63);
  }
}

TEST_P(WordCountsOn, Keywords) {
  std::map<std::string, Spread> spread;
  uint64_t hits = 0;
  for (const SeededText& text : seeded_texts()) {
    const bool hit = text.has("frodzik");
    hits += hit ? 1 : 0;
    for (const SeededSentence& sentence : text.sentences) {
      for (const std::string& word : sentence.words) {
        Spread& one = spread[word];
        ++one.all;
        one.here += hit ? 1 : 0;
        if (hit) one.documents.insert(text.path);
      }
    }
  }
  const View found = view(ViewKind::kKeywords, "frodzik");
  EXPECT_EQ(found.total, hits);
  expect_words(found, spread, 15.13);
}

INSTANTIATE_TEST_SUITE_P(Databases, WordCountsOn, ::testing::Values("one", "two", "shards"));

}  // namespace
}  // namespace chancery::search
