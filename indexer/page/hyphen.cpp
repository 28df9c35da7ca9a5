#include "indexer/page/hyphen.h"

#include <array>
#include <string>

#include "chancery/strings.h"

namespace chancery::indexer {
namespace {

HyphenatedWords read_hyphenated_words() {
  static constexpr std::array<std::string_view, 2> kClasses = {"first", "second"};
  const WordFile file("hyphens.txt", kClasses);
  return {file.set("first"), file.set("second")};
}

bool is_inside(char c) {
  return is_word(c) && !is_digit(c);
}

}  // namespace

const HyphenatedWords& hyphenated_words() {
  static const HyphenatedWords words = read_hyphenated_words();
  return words;
}

bool parts_a_word(std::string_view before, std::string_view behind, std::string_view text) {
  if (before.size() < 2 || before.back() != '-' || !starts_lower(behind)) return false;
  before.remove_suffix(1);
  size_t begin = before.size();
  while (begin > 0 && is_inside(before[begin - 1])) --begin;
  size_t end = 0;
  while (end < behind.size() && is_inside(behind[end])) ++end;
  if (begin == before.size() || end == 0) return false;
  // "state-of-the-art": a word that has a hyphen already.
  if (begin > 0 && before[begin - 1] == '-') return false;
  if (end < behind.size() && behind[end] == '-') return false;
  const std::string first = lower_unicode(before.substr(begin));
  const std::string second = lower_unicode(behind.substr(0, end));
  if (text.find(first + second) != text.npos) return true;
  if (text.find(first + "-" + second) != text.npos) return false;
  const HyphenatedWords& words = hyphenated_words();
  return !words.first.contains(first) && !words.second.contains(second);
}

}  // namespace chancery::indexer
