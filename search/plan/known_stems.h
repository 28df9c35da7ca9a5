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
  struct Entry {
    uint32_t word = kNone;  // folded
    uint32_t stem = kNone;  // none of a word that tells nothing: one or two letters, a stop word
  };

  explicit KnownStems(const std::string& language) : language_(language), stemmer_(language) {}

  Entry of(const TokenList& tokens, const Token& token);
  // Of two characters of a script without spaces, which are a word of their own.
  Entry of_pair(std::string_view pair) { return {words_.add(pair), stems_.add(pair)}; }

  // Valid until the next `of`.
  std::string_view word(uint32_t number) const { return words_.word(number); }
  std::string_view stem(uint32_t number) const { return stems_.word(number); }
  size_t words() const { return words_.size(); }

 private:
  const std::string language_;
  const Stemmer stemmer_;
  WordTable exact_;             // case-folded, with accents
  std::vector<Entry> entries_;  // of each
  WordTable words_, stems_;
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
