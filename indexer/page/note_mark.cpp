#include "indexer/page/note_mark.h"

#include "chancery/strings.h"

namespace chancery::indexer {
namespace {

// Shorter words with raised numbers are units: m², km².
constexpr size_t kShortestNoted = 3;  // letters
constexpr size_t kLongestMark = 12;   // bytes: "[10, 12]"
constexpr size_t kMostDigits = 3;     // in a row; more are years

// "2", "[3]", "1, 2", "4-6", "*", "†".
bool is_mark(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.size() > kLongestMark) return false;
  if (text == "*" || text == "**" || text == "\u2020" || text == "\u2021") return true;
  size_t digits = 0;
  size_t run = 0;
  for (const char c : text) {
    if (is_digit(c)) {
      ++digits;
      if (++run > kMostDigits) return false;
      continue;
    }
    run = 0;
    if (c != ',' && c != '-' && c != ' ' && c != '[' && c != ']' && c != '(' && c != ')')
      return false;
  }
  return digits > 0;
}

}  // namespace

bool is_note_mark(std::string_view before, std::string_view raised) {
  if (before.empty() || !is_mark(raised)) return false;
  size_t begin = before.size();
  while (begin > 0 && is_word(before[begin - 1])) --begin;
  const std::string_view word = before.substr(begin);
  // Behind a mark of punctuation; behind a space nothing is glued.
  if (word.empty()) return !is_space(before.back());
  // "F16" and "10⁶".
  if (is_digit(word.back())) return false;
  return count_characters(word) >= kShortestNoted;
}

}  // namespace chancery::indexer
