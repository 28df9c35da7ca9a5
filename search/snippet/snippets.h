// The sentences of a document that answer a query, with what they say it by marked.
#pragma once

#include <vector>

#include "chancery/gazetteer.h"
#include "search/match/answer.h"
#include "search/plan/wanted.h"

namespace chancery {

struct SnippetLimits {
  size_t sentences = 3;
  size_t bytes = 420;  // in all; one sentence is shown even when it is longer
};

// Finds words of one query in texts. Keeps what it learns of words between texts; not thread-safe.
class SnippetMaker {
 public:
  explicit SnippetMaker(const Wanted& wanted) : wanted_(wanted) {}

  // The best sentences of `record` in the order of the text; those that begin it when none holds a
  // word of the query. Scores: the idf of the query's words and concepts that meet in a sentence,
  // more for an actor with an issue, for what earlier picks lack, and for standing early.
  std::vector<Snippet> make(const Record& record, const SnippetLimits& limits = {});
  // The words of the query and all actors and issues in the whole text.
  std::vector<Mark> marks(const Record& record);

 private:
  struct Found {
    Span span;
    uint32_t unit;
  };
  std::vector<Found> find_words(const Record& record);
  int unit_of(const TokenList& tokens, const Token& token, const std::string& language);

  const Wanted& wanted_;
  std::string known_language_;
  std::unordered_map<std::string, int> known_;  // word → unit, or -1
  std::unique_ptr<Stemmer> stemmer_;
  TokenList tokens_;
};

}  // namespace chancery
