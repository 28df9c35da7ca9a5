#include "search/snippet/word_starts.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace chancery::search {
namespace {

enum Kind : uint8_t { kGap, kWord, kWide };

Kind kind_of(char c) {
  if (c & 0x80) return kWide;
  const bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return word ? kWord : kGap;
}

std::vector<size_t> by_byte(const std::string& text) {
  std::vector<size_t> places;
  for (size_t i = 0; i < text.size(); ++i) {
    const Kind kind = kind_of(text[i]);
    const bool starts = kind == kWord && (i == 0 || kind_of(text[i - 1]) == kGap);
    if (starts || kind == kWide) places.push_back(i);
  }
  return places;
}

std::vector<size_t> at_once(const std::string& text) {
  std::vector<size_t> places;
  bool behind_gap = true;
  for (size_t at = 0; at < text.size(); at += kStartsAtOnce) {
    const uint64_t starts = word_starts(text, at, behind_gap);
    for (size_t i = 0; i < kStartsAtOnce; ++i)
      if (starts >> i & 1) places.push_back(at + i);
  }
  return places;
}

TEST(WordStarts, KnowsEachByteBehindEachOther) {
  for (int before = 0; before < 256; ++before) {
    for (int here = 0; here < 256; ++here) {
      const std::string text = {static_cast<char>(before), static_cast<char>(here)};
      ASSERT_EQ(at_once(text), by_byte(text)) << before << ' ' << here;
    }
  }
}

TEST(WordStarts, AreThoseOfTheBytesWhereverTheyStand) {
  std::mt19937 random(1);
  const std::string letters = "aZ09 .,\n/:@[`{\x7F\xC3\xA9";
  for (size_t size : {1u, 63u, 64u, 65u, 127u, 128u, 300u}) {
    for (int i = 0; i < 50; ++i) {
      std::string text(size, ' ');
      for (char& c : text) c = letters[random() % letters.size()];
      ASSERT_EQ(at_once(text), by_byte(text)) << text;
    }
  }
}

}  // namespace
}  // namespace chancery::search
