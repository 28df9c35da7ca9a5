// The tokens of a query.
#pragma once

#include <string>
#include <vector>

#include "chancery/schema.h"

namespace chancery::search {

struct QueryToken {
  enum Kind : uint8_t { kWord, kQuoted, kField, kOpen, kClose, kOperator, kPlus, kMinus, kEnd };
  enum Operator : uint8_t {
    kAnd,
    kOr,
    kXor,
    kNot,
    kNear,
    kAdjacent,
    kSentence,
    kParagraph,
    kStatement
  };
  Kind kind = kEnd;
  Operator op = kAnd;
  std::string text;   // of a word or quote; a field's value follows as the next token
  size_t offset = 0;  // bytes of the query
  const schema::Field* field = nullptr;
  unsigned distance = 0;  // NEAR/5, ADJ/3; 0 when not given
  bool zero = false;      // NEAR/0: a distance that means nothing
  bool joined = false;    // nothing stands between it and the token before
};

// Never throws: every text has tokens. The last one is kEnd.
std::vector<QueryToken> lex_query(const std::string& query);

}  // namespace chancery::search
