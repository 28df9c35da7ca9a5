// What a query gives: hits with their snippets, facets, and what was made of the query. Plain data,
// made by Searcher, shown by render/.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "chancery/record.h"

namespace chancery {

enum class SortOrder : uint8_t { kRelevance, kOldestFirst, kNewestFirst };

enum class MarkKind : uint8_t { kWord, kActor, kIssue };

// A marked part of a snippet or text: bytes, half-open. Marks are in order and do not overlap.
struct Mark {
  Span span;
  MarkKind kind = MarkKind::kWord;
};

// A sentence of a document's text, or a part of one.
struct Snippet {
  std::string text;
  Span source;               // bytes of Record::text it stands at
  int page = 0;              // 1-based; 0: the format has none
  int paragraph = 0;         // 1-based
  bool continues = false;    // directly follows the snippet before it: no "…" between them
  bool begins_late = false;  // the beginning of its sentence is left out
  bool ends_early = false;   // the end of its sentence is left out
  std::vector<Mark> marks;
};

// Another document with the text of a hit.
struct Copy {
  std::string path;
  std::string publisher;
};

enum class ScoreKind : uint8_t {
  kWord,      // a word in any form
  kSimilar,   // words that begin like one of the query
  kPhrase,    // words next to each other
  kActor,     // mentions of an actor, by whatever name
  kIssue,     // likewise
  kMeeting,   // an actor and an issue in one sentence
  kNear,      // words close to each other
  kField,     // title:, author: …
  kFeedback,  // words that the best answers share
};

// What gave a hit a part of its score.
struct ScorePart {
  ScoreKind kind = ScoreKind::kWord;
  std::string label;   // "corridor", "Azerbaijan", "Armenia – borders"
  double score = 0;    // above 0
  uint32_t count = 0;  // how often it stands in the document; 0 where that is not counted
};

struct Hit {
  uint32_t rank = 0;  // 1-based, over all pages of hits
  double score = 0;
  uint32_t docid = 0;
  Record record;  // with its text
  std::vector<Snippet> snippets;
  std::vector<Copy> copies;    // found by the query too, best first
  std::vector<ScorePart> why;  // greatest first, their sum is the score; only when asked for
};

struct FacetValue {
  std::string value;  // what a query would filter by: "aze", "2023", "en"
  std::string label;  // what a person reads: "Azerbaijan"
  uint64_t count = 0;
};
struct Facet {
  std::string field;               // actor issue publisher year lang type
  std::vector<FacetValue> values;  // most frequent first; years in order
};

// What an answer rests on.
struct Coverage {
  uint64_t documents = 0;
  uint64_t unread = 0;   // files that could not be read
  uint64_t undated = 0;  // documents
  std::string newest;    // date of the newest document, YYYY-MM-DD or shorter
  std::string indexed;   // when the index was last written, ISO 8601
  std::vector<std::pair<std::string, uint64_t>> languages;  // most frequent first
  std::vector<std::string> lists;  // the user's own lists of actors and issues
};

struct Answer {
  std::string query;
  std::string understood;  // empty when it is what was typed
  // The query that was answered where a word of it finds nothing and was taken for another; empty
  // when it is what was typed.
  std::string corrected;
  // Documents that match: each is a hit or a copy of one. The same on every page.
  uint64_t total = 0;
  uint64_t undated = 0;  // of them, when sorted by date: they come last
  bool more = false;     // there are hits behind these
  bool exact = true;     // total is a count, else an estimate
  double took_ms = 0;
  std::vector<Hit> hits;
  std::vector<Facet> facets;
  std::string suggestion;  // a query that may have been meant, or empty
  // When nothing was found: sentences that say which words no document has, what is close to them,
  // and which part of the query leaves nothing.
  std::vector<std::string> explanation;
  Coverage coverage;
};

}  // namespace chancery
