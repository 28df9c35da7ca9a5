// The names of a text that are in no list, each with all its forms: what is spelled in other ways
// (chancery/spelling.h) and a surname behind the one full name that ends with it are one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "chancery/text.h"

namespace chancery::indexer {

struct NameGroup {
  std::vector<Span> mentions;  // tokens; the first one names it
  bool bare = false;           // nothing but capitals shows that it is a name (bare_names.h)
};

class NameGroups {
 public:
  // `tokens` outlives this.
  explicit NameGroups(const TokenList& tokens) : tokens_(tokens) {}

  // Adds a name that more than capitals shows, with its mentions. Those come before all bare ones.
  void add(const std::vector<Span>& mentions);
  void add_bare(const Span& mention);
  // Lone bare names that end one full name become mentions of it; gives all groups that are left.
  std::vector<NameGroup> take();

 private:
  uint32_t group_of(const Span& mention, bool bare);
  std::string folded(const Span& mention) const;

  const TokenList& tokens_;
  std::vector<NameGroup> groups_;
  std::unordered_map<std::string, uint32_t> by_words_;  // folded
  std::unordered_map<std::string, uint32_t> by_spelling_;
};

}  // namespace chancery::indexer
