// The compiled form of a gazetteer: what Matcher walks.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "chancery/gazetteer.h"
#include "chancery/text.h"
#include "core/trie.h"

namespace chancery {

struct StringHash {
  using is_transparent = void;
  size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};
template <typename Value>
using StringMap = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;

// What a written word asks of a token's case.
enum class Casing : uint8_t { kAny, kCapital, kAllCapitals };
Casing casing_of(const Token& token);
// Whether a token with `flags` can be a word written with `wanted`.
bool casing_fits(Casing wanted, uint8_t flags);

// A written form of an actor at the end of its path in the trie.
struct NameForm {
  ConceptIndex target = kNoConcept;
  AliasUse use = AliasUse::kName;
  std::vector<Casing> casing;  // a word each
  bool acronym_word = false;   // one word that is all capitals and an English word without: US, WHO
};

struct Tries {
  static constexpr uint32_t kNoWord = UINT32_MAX;
  // Edges of the pattern trie: the stem's number and its Casing, or one of these.
  static constexpr uint32_t kGapEdge = UINT32_MAX - 1;
  static constexpr uint32_t kActorEdge = UINT32_MAX - 2;
  static constexpr uint32_t kStateEdge = UINT32_MAX - 3;
  static uint32_t word_edge(uint32_t stem, Casing casing) {
    return stem * 4 + static_cast<uint32_t>(casing);
  }

  explicit Tries(const Gazetteer& gazetteer);

  StringMap<uint32_t> name_words;  // folded word → number
  StringMap<uint32_t> stems;
  Trie names;
  std::vector<std::vector<NameForm>> forms;  // by node of `names`
  Trie patterns;
  std::vector<std::vector<ConceptIndex>> issues;  // by node of `patterns`
  std::vector<Trie::Node> name_starts;            // by word number: its node below the root
  std::vector<bool> starts_pattern;               // by stem number
  // By node of `patterns`: whether it has an edge of that kind.
  std::vector<bool> has_gap, has_slot, has_cased;

 private:
  void add_name(const Alias& alias);
  void add_form(const Alias& alias, const TokenList& tokens, std::string_view last_word);
  // The edges of a word of a pattern, which is stemmed when it is first met.
  using WordEdges = StringMap<std::vector<uint32_t>>;
  void add_pattern(ConceptIndex issue, std::string_view pattern, const Stemmer& stemmer,
                   WordEdges& known);
  const std::vector<uint32_t>& edges_of(const std::string& word, const Stemmer& stemmer,
                                        WordEdges& known);
};

}  // namespace chancery
