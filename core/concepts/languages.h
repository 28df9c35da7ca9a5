// The languages whose names a matcher knows beside English ones. What a language has is compiled
// when the first text in it comes, so that a collection pays for its own languages alone.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "core/concepts/language_tables.h"

namespace chancery {

// Scripts that tell words of other languages from those of a text.
enum class Script : uint8_t {
  kLatin,  // and what is no letter
  kGreek,
  kCyrillic,
  kArmenian,
  kHebrew,
  kArabic,
  kDevanagari,
  kBengali,
  kTamil,
  kThai,
  kLao,
  kBurmese,
  kGeorgian,
  kEthiopic,
  kKhmer,
  kHangul,
  kKana,
  kHan,
};
inline constexpr size_t kScripts = static_cast<size_t>(Script::kHan) + 1;
// Of a word's first letter.
Script script_of(std::string_view word);
// Whether that is Script::kLatin for certain, as of nearly all words of Latin texts.
inline bool begins_latin(std::string_view word) {
  return word.empty() || static_cast<unsigned char>(word.front()) < 0xCD;
}

class Languages {
 public:
  explicit Languages(const Gazetteer& gazetteer) : gazetteer_(gazetteer) {}

  // Null for English, for "" and for what nothing is known of. Thread-safe; valid as long as this.
  const LanguageTables* tables(std::string_view language) const;
  // For words of `script` in a text in `language`: those of the text's language where it is written
  // so, else those of the language that mostly is.
  const LanguageTables* tables(Script script, std::string_view language) const;

 private:
  const Gazetteer& gazetteer_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::unique_ptr<LanguageTables>, std::less<>> made_;
};

}  // namespace chancery
