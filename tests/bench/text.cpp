#include "tests/bench/text.h"

#include <array>
#include <cmath>
#include <random>
#include <vector>

#include "indexer/tag/tagger.h"
#include "tests/support/sample_gazetteer.h"

namespace chancery::bench {

using namespace indexer;

namespace {

constexpr unsigned kSeed = 1957;
constexpr size_t kVocabulary = 8000;
constexpr int kMeanSentence = 22;  // words
constexpr std::array kNames = {
    "Azerbaijan", "Armenian", "the Zangezur corridor", "Baku", "border delimitation",
    "Yerevan",    "Turkey"};
constexpr int kWordsPerName = 25;

std::vector<std::string> made_words(std::mt19937& random) {
  constexpr std::string_view kConsonants = "bcdfglmnprstv";
  constexpr std::string_view kVowels = "aeiou";
  std::vector<std::string> words;
  for (size_t i = 0; i < kVocabulary; ++i) {
    std::string word;
    for (unsigned syllables = 1 + random() % 4; syllables > 0; --syllables) {
      word += kConsonants[random() % kConsonants.size()];
      word += kVowels[random() % kVowels.size()];
    }
    words.push_back(word + (random() % 3 == 0 ? "s" : ""));
  }
  return words;
}

}  // namespace

std::string prose(size_t bytes) {
  std::mt19937 random(kSeed);
  const std::vector<std::string> words = made_words(random);
  std::string text;
  std::uniform_real_distribution<double> share(0, 1);
  for (int word = 0; text.size() < bytes; ++word) {
    const bool starts = word % kMeanSentence == 0;
    if (starts && word > 0) text += word % (5 * kMeanSentence) == 0 ? ".\n\n" : ". ";
    if (!starts) text += ' ';
    if (random() % kWordsPerName == 0) {
      text += kNames[random() % kNames.size()];
      continue;
    }
    // Zipf: the rank grows as a power of an evenly spread number.
    const auto rank = static_cast<size_t>(std::pow(kVocabulary, share(random))) - 1;
    std::string next = words[rank];
    if (starts) next[0] = static_cast<char>(next[0] - 'a' + 'A');
    text += next;
  }
  return text + ".";
}

Record tagged_record(size_t bytes) {
  static const Matcher matcher(testing::sample_gazetteer());
  Record record;
  record.title = "Border delimitation";
  record.language = "en";
  record.text = prose(bytes);
  AnalysedText analysed;
  Tagger(matcher).tag(record, analysed);
  return record;
}

}  // namespace chancery::bench
