// From a parsed query to a Xapian query, with what was understood of it.
#pragma once

#include <xapian.h>

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "chancery/gazetteer.h"
#include "chancery/matcher.h"
#include "search/parse/query_tree.h"
#include "search/plan/certainty.h"
#include "search/plan/ranking.h"
#include "search/plan/statement_count.h"
#include "search/plan/understood_part.h"
#include "search/plan/wanted.h"
#include "search/plan/word_forms.h"

namespace chancery::search {

// What planning looks things up in.
struct PlanContext {
  const Gazetteer& gazetteer;
  const Matcher& matcher;
  const std::vector<std::string>& languages;  // of the database's documents, most frequent first
  Xapian::Database database;
  WordForms& forms;
  RankingParts parts = {};
  // Paths of the documents with each tag; none where no marks are kept.
  std::function<std::map<std::string, std::vector<std::string>>()> tagged = {};
  // Whether something that was looked up so far is a guess (Databases::looked_up): what is made of
  // it is thrown away, and need not be. None where nothing is guessed.
  std::function<bool()> guesses = {};
  // Of the matcher, kept between questions: it has an entry for each actor and issue. None: one is
  // made for each question.
  MatchScratch* scratch = nullptr;
};

struct Plan {
  Xapian::Query query;
  // What to ask when `query` matches nothing, or little of what its most telling part finds: most
  // of the words instead of all. Empty when the query leaves no such choice.
  Xapian::Query fallback;
  // How the fallback reads the query, where that is not as most of its parts: what was understood
  // of it, or "its words".
  std::string instead;
  // What has at least a share of the information of the query's parts: for when hardly any document
  // has half of it. None when the query leaves no such choice.
  std::function<Xapian::Query(double share)> with_share;
  Xapian::Query telling;  // of the parts of a query with a fallback, the rarest alone
  // Of a few parts: what has all but the one that is named, of what `fallback` finds.
  std::vector<std::pair<std::string, Xapian::Query>> all_but;
  bool named = false;  // all parts are actors and issues: fewer of them are another question
  // What raises hits of either and finds none: an actor that meets an issue, and words of the query
  // near each other, a pair each.
  Xapian::Query meetings;
  std::vector<Xapian::Query> nearness;
  std::vector<Xapian::Query> stop_words;  // likewise, only where not all words must be there
  bool strict = false;     // `query` asks for all of its words, which says enough of what is wanted
  std::string understood;  // "actor Azerbaijan · corridor"; empty when it adds nothing to the query
  std::vector<UnderstoodPart> parts;  // of it, also where it is empty
  Wanted wanted;
  StatementCount statements;
  // Of the number of documents that `query` and `fallback` find.
  Certainty certainty = Certainty::kExact;
};

// `query`, which is that of `plan` or a part of what it finds, with all that raises its hits.
// `vague`: not all of the words must be there.
Xapian::Query ranked(const Xapian::Query& query, const Plan& plan, bool vague);
// The two halves of it, one upon the other: what is cheap, and words near each other with stop
// words.
Xapian::Query with_meetings(const Xapian::Query& query, const Plan& plan);
Xapian::Query with_nearness(const Xapian::Query& query, const Plan& plan, bool vague);

// Throws QueryError, pointing into `query`, for a name or date that means nothing.
Plan plan_query(const std::string& query, const QueryNode& tree, const PlanContext& context);
// `text` as a bag of words: no operator, no field; any word matches.
Plan plan_words(const std::string& text, const PlanContext& context);

}  // namespace chancery::search
