#include "indexer/tag/bare_words.h"

#include <algorithm>
#include <array>

namespace chancery::indexer {

const BareWords& bare_words() {
  static const BareWords words = [] {
    static constexpr std::array<std::string_view, 10> kClasses = {
        "joint",       "no-name", "place-kind", "of",         "noun-end",
        "before-name", "event",   "tail",       "legal-form", "continent"};
    const WordFile file("bare_names.txt", kClasses);
    return BareWords{file.set("joint"),    file.set("no-name"),     file.set("place-kind"),
                     file.set("of"),       file.set("before-name"), file.set("event"),
                     file.set("tail"),     file.set("legal-form"),  file.set("continent"),
                     file.list("noun-end")};
  }();
  return words;
}

bool is_german_noun(std::string_view word) {
  constexpr size_t kLeastLetters = 4;
  if (word.size() < kLeastLetters) return false;
  const auto& ends = bare_words().noun_ends;
  return std::any_of(ends.begin(), ends.end(),
                     [&](const std::string& end) { return word.ends_with(end); });
}

}  // namespace chancery::indexer
