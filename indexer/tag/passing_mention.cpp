#include "indexer/tag/passing_mention.h"

#include <array>

#include "chancery/words.h"

namespace chancery::indexer {

namespace {

constexpr size_t kLongestWord = 12;

const WordSet& passing_words() {
  static const WordSet words = [] {
    static constexpr std::array<std::string_view, 2> kClasses = {"money", "seat"};
    const WordFile file("passing.txt", kClasses);
    WordSet all = file.set("money");
    all.merge(file.set("seat"));
    return all;
  }();
  return words;
}

}  // namespace

bool in_passing(std::string_view text, const Span& mention) {
  size_t at = mention.end;
  if (at + 2 >= text.size()) return false;
  const char gap = text[at++];
  if (gap != ' ' && gap != '-' && gap != '\n') return false;
  std::array<char, kLongestWord> word;
  size_t length = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (lower < 'a' || lower > 'z') break;
    if (length == kLongestWord) return false;
    word[length++] = lower;
  }
  return passing_words().contains(std::string_view(word.data(), length));
}

}  // namespace chancery::indexer
