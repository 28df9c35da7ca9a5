// The compiled form of a gazetteer: what Matcher walks.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "chancery/gazetteer.h"
#include "chancery/text.h"
#include "chancery/word_table.h"
#include "core/concepts/trie.h"

namespace chancery {

// What a written word asks of a token's case.
enum class Casing : uint8_t { kAny, kCapital, kAllCapitals };
Casing casing_of(const Token& token);
// Whether a token with `flags` can be a word written with `wanted`.
bool casing_fits(Casing wanted, uint8_t flags);

// A written form of an actor at the end of its path in the trie.
struct NameForm {
  ConceptIndex target = kNoConcept;
  AliasUse use = AliasUse::kName;
  bool acronym_word = false;  // one word that is all capitals and an English word without: US, WHO
  uint32_t casings = 0;       // Casing of each word, two bits each; words behind the 16th take any

  Casing casing(size_t word) const {
    return word < kMaxCasings ? static_cast<Casing>(casings >> (2 * word) & 3) : Casing::kAny;
  }
  static constexpr size_t kMaxCasings = 16;
};

// A list of items for each number from 0 on, all in one array.
template <typename Item>
class Lists {
 public:
  Lists() = default;
  explicit Lists(const std::vector<std::vector<Item>>& lists) {
    for (const std::vector<Item>& list : lists) {
      items_.insert(items_.end(), list.begin(), list.end());
      begins_.push_back(static_cast<uint32_t>(items_.size()));
    }
  }

  std::span<const Item> operator[](size_t number) const {
    if (number + 1 >= begins_.size()) return {};
    return std::span(items_).subspan(begins_[number], begins_[number + 1] - begins_[number]);
  }

  void pack(ByteWriter& out) const {
    out.array(items_);
    out.array(begins_);
  }
  void unpack(ByteReader& in) {
    in.array(items_);
    in.array(begins_);
  }

 private:
  std::vector<Item> items_;
  std::vector<uint32_t> begins_{0};
};

struct Tries {
  static constexpr uint32_t kNoWord = WordTable::kNone;
  // Edges of the pattern trie: the stem's number and its Casing, or one of these.
  static constexpr uint32_t kGapEdge = UINT32_MAX - 1;
  static constexpr uint32_t kActorEdge = UINT32_MAX - 2;
  static constexpr uint32_t kStateEdge = UINT32_MAX - 3;
  static uint32_t word_edge(uint32_t stem, Casing casing) {
    return stem * 4 + static_cast<uint32_t>(casing);
  }
  // A word of a pattern that ends so stands for every word that begins like it. English patterns
  // have none.
  static constexpr char kOpenEnd = '*';
  // What a node of `patterns` has beside edges of words in any case; kEnds: issues.
  enum PatternEdge : uint8_t { kHasGap = 1, kHasSlot = 2, kHasCased = 4, kEnds = 8 };

  Tries() = default;
  explicit Tries(const Gazetteer& gazetteer);

  // As they are in memory: for the same program on the same machine.
  void pack(ByteWriter& out) const;
  void unpack(ByteReader& in);

  bool has(Trie::Node node, PatternEdge edge) const { return pattern_edges[node] & edge; }

  WordTable name_words;  // folded
  WordTable stems;
  Trie names;
  Lists<NameForm> forms;                // by node of `names`
  std::vector<Trie::Node> name_starts;  // by word number: its node below the root
  Trie patterns;
  Lists<ConceptIndex> issues;              // by node of `patterns`
  std::vector<uint8_t> pattern_edges;      // PatternEdge; by node of `patterns`
  std::vector<uint8_t> starts_pattern;     // by stem number: bits 1 << Casing
  std::vector<Trie::Node> pattern_starts;  // by stem number: its node below the root, in any case
};

}  // namespace chancery
