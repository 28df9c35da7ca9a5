// Actors that the gazetteer lacks: people, organisations and places that a text itself shows to be
// names, by titles, offices, kinds of organisation, acronyms it introduces, and repetition; and,
// far behind them, names that only their capitals show.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "chancery/matcher.h"
#include "chancery/record.h"
#include "indexer/tag/name_groups.h"
#include "indexer/tag/name_text.h"

namespace chancery::indexer {

inline constexpr std::string_view kUnlistedType = "unlisted";

// Not thread-safe: one a thread.
class UnlistedFinder {
 public:
  // The unlisted actors of `record`, whose text and sentences are final: kMost at most, most
  // salient first, and behind them kMostBare that only capitals show. `tokens` are those of its
  // text, `numbers` their numbers, `listed` the mentions of what the gazetteer has: no unlisted
  // mention lies within one. Their salience stays below that of main actors. `from`: the byte
  // behind the text's dateline, before which capitals show nothing.
  std::vector<Tag> find(const Record& record, const TokenList& tokens, const WordNumbers& numbers,
                        const std::vector<Mention>& listed, const Gazetteer& gazetteer,
                        uint32_t from);

  static constexpr size_t kMost = 30;
  static constexpr size_t kMostBare = 60;

 private:
  void cover(const TokenList& tokens, const std::vector<Mention>& listed,
             const Gazetteer& gazetteer);
  std::vector<NameGroup> group(const NameText& text, const TokenList& tokens, uint32_t from) const;
  static bool says_more(const Span& mention, const NameText& text);
  std::vector<Cover> covers_;
  ListedWords listed_;
};

}  // namespace chancery::indexer
