// The names and patterns of one language beside English, compiled: CLDR's names of states and
// seats, and what gazetteer/names/ has.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/gazetteer.h"
#include "core/concepts/inflection.h"
#include "core/concepts/matcher_tries.h"

namespace chancery {

class TriesBuilder;

class LanguageTables {
 public:
  LanguageTables(const Gazetteer& gazetteer, const std::string& language);

  // The number in `tries.name_words` of the word that `folded` is a form of, or kNoWord.
  uint32_t name_word(std::string_view folded) const;
  // The numbers in `tries.stems` of a word's stem and of the longest beginning of it that a pattern
  // leaves open, or kNoWord.
  uint32_t stem(std::string_view stemmed) const { return tries.stems.find(stemmed); }
  uint32_t beginning(std::string_view folded) const;
  // The next shorter beginning that one of them has, or kNoWord.
  uint32_t shorter(uint32_t beginning) const { return shorter_[beginning]; }
  bool has_patterns() const { return tries.patterns.node_count() > 1; }

  const std::string language;
  Tries tries;

 private:
  struct Source;
  void read(const Gazetteer& gazetteer, std::string_view list, Source& source);
  void add_forms(const Alias& alias, TriesBuilder& builder);
  void add_joined(const std::vector<Alias>& names, TriesBuilder& builder);
  void add_tails(const Source& source, std::vector<Alias>& names) const;
  uint32_t longest_beginning(std::string_view folded) const;

  Inflection inflection_;
  WordTable surfaces_;             // every form of every word
  std::vector<uint32_t> word_of_;  // the word in `tries.name_words`, by number of surface
  std::vector<uint32_t> shorter_;  // by number in `tries.stems`
  uint64_t open_lengths_ = 0;      // bit n: a pattern has an open word of n bytes
};

}  // namespace chancery
