// Stems of words of texts by number. They are asked for question after question, mostly the same
// ones, and Snowball takes longer than the rest of what is done with a word.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/text.h"
#include "chancery/word_table.h"

namespace chancery::search {

// Of one language. Not thread-safe.
class KnownStems {
 public:
  static constexpr uint32_t kNone = WordTable::kNone;

  explicit KnownStems(const std::string& language) : language_(language), stemmer_(language) {}

  // The stem's number; kNone of a word that tells nothing: one or two letters, a stop word.
  uint32_t of(const TokenList& tokens, const Token& token);
  // Valid until the next `of`.
  std::string_view stem(uint32_t number) const { return stems_.word(number); }
  size_t words() const { return words_.size(); }

 private:
  const std::string language_;
  const Stemmer stemmer_;
  WordTable words_;                // case-folded, with accents
  std::vector<uint32_t> stem_of_;  // of each
  WordTable stems_;
};

// Of all languages. What a thread knows is forgotten when it is much; who holds it keeps it.
class StemMemory {
 public:
  static std::shared_ptr<StemMemory> of_thread();

  KnownStems& of(const std::string& language) {
    return languages_.try_emplace(language, language).first->second;
  }

 private:
  bool is_full() const;

  std::map<std::string, KnownStems> languages_;
};

}  // namespace chancery::search
