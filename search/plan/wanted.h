// What a query looks for in a text, for snippets and marks.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "search/plan/sentence_need.h"

namespace chancery::search {

// Words of a text in this order or, with `any_order`, in any, within a stretch of `within` words.
struct WantedPhrase {
  std::vector<std::string> words;
  size_t within = 0;
  bool any_order = false;
};

// A word or concept of the query. All words are folded.
struct WantedUnit {
  double weight = 1;                      // how much finding it tells: its idf
  std::unordered_set<std::string> words;  // as written
  std::unordered_set<std::string> forms;  // of theirs, in any language of the database
  std::vector<std::string> prefixes;      // word*
  std::vector<WantedPhrase> phrases;      // any of them is the unit
  bool quoted = false;                    // they were typed in quotes: shown above all
  // Parts of a name or phrase: looked for only in a text that has nothing else of the unit.
  std::unordered_set<std::string> parts;
  std::vector<std::string> actors, issues;  // ids; any of them is the unit
};

// Whose statements are asked for, and which: no speaker or no act means any.
struct WantedStatements {
  bool asked = false;
  std::vector<std::string> speakers;  // ids, also of states
  std::vector<std::string> others;    // ids of those whose own statements are not
  std::vector<std::string> acts;
};

struct Wanted {
  std::vector<WantedUnit> units;
  SentenceNeed need;  // what a sentence must have of them to answer by itself
  WantedStatements statements;
  bool empty() const { return units.empty(); }
};

}  // namespace chancery::search
