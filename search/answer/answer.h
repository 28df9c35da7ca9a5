// What a query gives: hits with their snippets, facets, and what was made of the query. Plain data,
// made by Searcher, shown by render/.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "chancery/record.h"
#include "search/match/coverage.h"
#include "search/match/score_part.h"
#include "search/plan/certainty.h"
#include "search/plan/ranking.h"
#include "search/plan/understood_part.h"
#include "search/snippet/snippet.h"
#include "search/view/facet.h"
#include "search/view/sort_order.h"

namespace chancery::search {

// Another document with the text of a hit.
struct Copy {
  std::string path;
  std::string publisher;
  uint64_t source = 0;  // as Hit::source
};

struct Hit {
  uint32_t rank = 0;  // 1-based, over all pages of hits
  double score = 0;
  uint32_t docid = 0;
  Record record;  // with its text
  // What the index keeps of the document is damaged: `record` is what remains, without its text.
  bool damaged = false;
  // What it was read from (search/match/source_hash.h); 0: not known, or not asked for.
  uint64_t source = 0;
  std::vector<Snippet> snippets;
  std::vector<Copy> copies;       // found by the query too, best first
  std::vector<std::string> tags;  // of the person who asks, sorted, and their note
  std::string note;
  // Ids of its actors and issues that most documents name, too (search/answer/usual_concepts.h).
  std::vector<std::string> usual;
  std::vector<ScorePart> why;  // greatest first, their sum is the score; only when asked for
};

// What is asked for beside the query.
struct SearchOptions {
  uint32_t offset = 0;
  uint32_t count = 10;  // 0: all
  // The hits of these ranks, 1-based and ascending, instead of those of offset and count.
  std::vector<uint32_t> ranks = {};
  SortOrder sort = SortOrder::kRelevance;
  bool sort_chosen = false;  // by the user: "first" and "latest" in the query do not change it
  std::vector<std::string> facets;  // fields to count: actor issue publisher year lang type
  uint32_t facet_values = 10;       // 0: all
  bool snippets = true;
  bool records = true;        // false: of a hit's record only the path is filled in
  bool sources = false;       // hits and their copies say what they were read from
  bool bag_of_words = false;  // no operator is read in the query
  bool all_copies = false;    // copies of a text are hits of their own
  bool explain = false;       // say what gives each hit its score
  double seconds = 0;         // after these, hits are no longer counted exactly; 0: no limit
  RankingParts ranking;
};

struct Answer {
  std::string query;
  std::string understood;             // empty when it is what was typed
  std::vector<UnderstoodPart> parts;  // of it, also where it is empty
  // The query that was answered where a word of it finds nothing and was taken for another; empty
  // when it is what was typed.
  std::string corrected;
  // Documents that match: each is a hit or a copy of one. The same on every page.
  uint64_t total = 0;
  uint64_t undated = 0;                     // of them, when sorted by date: they come last
  bool more = false;                        // there are hits behind these
  Certainty certainty = Certainty::kExact;  // of `total`, and so of the facets
  double took_ms = 0;
  std::vector<Hit> hits;
  uint64_t damaged = 0;  // of them
  std::vector<Facet> facets;
  std::string suggestion;  // a query that may have been meant, or empty
  // When nothing was found: sentences that say which words no document has, what is close to them,
  // and which part of the query leaves nothing.
  std::vector<std::string> explanation;
  Coverage coverage;
};

}  // namespace chancery::search
