// Who says what in a record.
#pragma once

#include "chancery/gazetteer.h"
#include "chancery/matcher.h"
#include "chancery/record.h"
#include "chancery/text.h"
#include "indexer/attribute/cue_words.h"

namespace chancery::indexer {

// Not thread-safe: one a thread, which remembers what it has looked up.
class StatementFinder {
 public:
  // `gazetteer` must outlive this.
  explicit StatementFinder(const Gazetteer& gazetteer) : gazetteer_(gazetteer) {}

  // The statements of `record`, whose text, sentences and tags are final; `tokens` are those of its
  // text, `numbers` theirs (none: every word is looked up). A language without a list of cues has
  // none. Time grows with the text alone. Throws Error when a word list is wrong.
  std::vector<Statement> find(const Record& record, const TokenList& tokens,
                              const WordNumbers& numbers = {});

 private:
  const Gazetteer& gazetteer_;
  KnownCues known_;
};

}  // namespace chancery::indexer
