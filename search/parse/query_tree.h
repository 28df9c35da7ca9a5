// A query as it was typed, taken apart. Says nothing yet of terms or concepts.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/schema.h"

namespace chancery::search {

struct QueryNode {
  enum Kind : uint8_t {
    kWords,    // plain words beside each other: `text`
    kPhrase,   // "in quotes": `text`
    kPattern,  // w?rd, delim*, *stan: `text` with its * and ?
    kFuzzy,    // word~, word~2: `text` without the tilde; `distance` characters may differ
    kNumbers,  // 20..25: `text`, two numbers
    kField,    // field:value: `field`, `text`; quoted says whether the value was
    kAll,      // *
    kAnd,
    kOr,
    kXor,
    kNear,           // children, which are words or phrases, within `distance`
    kAdjacent,       // likewise in order
    kSameSentence,   // children, which are words, phrases, fields or kOr of these
    kSameParagraph,  // likewise
    kSameStatement,  // likewise, and said:, act: and of: among them
    kSequence,  // children that hold together; see `required`, `excluded`. Of children that are
                // all excluded: everything without them
  };
  Kind kind = kWords;
  std::string text;
  size_t offset = 0;  // in the query, bytes
  const schema::Field* field = nullptr;
  bool quoted = false;
  bool inferred = false;     // a field that nobody typed: "since 2019" is date:"since 2019"
  bool in_brackets = false;  // a value of field:( … )
  bool required = false;     // +x, in a sequence
  bool excluded = false;     // -x, in a sequence
  unsigned distance = 0;
  double boost = 1;  // x^2
  std::vector<QueryNode> children;
};

inline constexpr unsigned kDefaultDistance = 10;

// Parses `query`. Lenient where the meaning is plain (an open quote or bracket ends with the query,
// typographic quotes and dashes are as good as plain ones); throws QueryError where it is not (only
// operators, an operator without its side, an empty field). NOT is an excluded child.
QueryNode parse_query(const std::string& query);

}  // namespace chancery::search
