#include "indexer/tag/bare_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "chancery/words.h"

namespace chancery::indexer {

namespace {

struct BareWords {
  std::unordered_map<std::string, BareClasses, WordHash, std::equal_to<>> classes;
  std::vector<std::string> noun_ends;
  std::vector<std::string> adjective_ends;  // Russian
  std::vector<std::string> common_ends;     // English
};

const BareWords& bare_words() {
  static const BareWords words = [] {
    // In the order of BareClass; the last three are of endings.
    static constexpr std::array<std::string_view, 15> kClasses = {
        "joint",    "no-name",       "place-kind", "of",      "before-name", "event",
        "tail",     "legal-form",    "continent",  "bracket", "verb",        "von-kind",
        "noun-end", "adjective-end", "common-end"};
    constexpr uint64_t kWords = 2 * BareClass::kVonKind - 1;
    const WordFile file("bare_names.txt", kClasses);
    BareWords made{{}, file.list("noun-end"), file.list("adjective-end"), file.list("common-end")};
    for (const WordFile::Entry& entry : file.entries()) {
      if (entry.classes & kWords)
        made.classes[entry.text] |= static_cast<BareClasses>(entry.classes & kWords);
    }
    return made;
  }();
  return words;
}

bool ends_with_any(std::string_view word, const std::vector<std::string>& ends) {
  return std::any_of(ends.begin(), ends.end(),
                     [&](const std::string& end) { return word.ends_with(end); });
}

}  // namespace

BareClasses bare_classes(std::string_view word) {
  const auto& classes = bare_words().classes;
  const auto found = classes.find(word);
  return found == classes.end() ? 0 : found->second;
}

bool is_german_noun(std::string_view word) {
  constexpr size_t kLeastLetters = 4;
  return word.size() >= kLeastLetters && ends_with_any(word, bare_words().noun_ends);
}

bool ends_as_common(std::string_view word) {
  return ends_with_any(word, bare_words().common_ends);
}

bool is_russian_adjective(std::string_view word) {
  return ends_with_any(word, bare_words().adjective_ends);
}

}  // namespace chancery::indexer
