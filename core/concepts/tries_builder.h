// Compiles names and patterns of one language into tries.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/concepts/matcher_tries.h"
#include "core/concepts/pattern.h"

namespace chancery {

class TriesBuilder {
 public:
  // `language`: whose stems the patterns go by. English demonyms get their plurals. `tries` is
  // empty and outlives this.
  TriesBuilder(Tries& tries, std::string_view language);

  void add_name(const Alias& alias);
  // As it, with `last_word` (folded) in place of the last word: a form of it.
  void add_name(const Alias& alias, std::string_view last_word);
  void add_pattern(ConceptIndex issue, std::string_view pattern);
  // When all are added.
  void finish();

 private:
  void add_form(const Alias& alias, std::string_view last_word);
  const std::vector<uint32_t>& edges_of(std::string_view word);
  void note(Trie::Node node, Tries::PatternEdge edge);
  Trie::Node add_word(Trie::Node node, std::string_view word);
  Trie::Node add_step(Trie::Node node, const PatternStep& step);

  Tries& tries_;
  const bool english_;
  std::vector<std::vector<NameForm>> forms_;       // by node of names
  std::vector<std::vector<ConceptIndex>> issues_;  // by node of patterns
  WordTable words_;                                // of patterns
  std::vector<std::vector<uint32_t>> edges_;       // a word of them each
  const Stemmer stemmer_;
  TokenList tokens_;
};

}  // namespace chancery
