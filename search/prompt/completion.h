// What Tab offers: commands and their arguments, fields, values of fields, names of concepts.
//
//   ":op"            :open
//   ":cite 1 b"      bibtex
//   ":who zan"       Zangezur corridor
//   "act"            actor:  (and concepts that begin so)
//   "actor:united k" actor:"United Kingdom"
//   "zangezur co"    Zangezur corridor
#pragma once

#include <string>
#include <vector>

#include "search/answer/answer_source.h"
#include "search/prompt/picks.h"

namespace chancery::search {

struct Completion {
  size_t start = 0;  // byte of the line from which a candidate replaces it
  std::vector<std::string> candidates;
};

// What only the prompt knows.
struct CompletionLists {
  std::vector<std::string> saved;  // names of saved queries
  std::vector<Pick> picks;         // of the list on the screen
};

// Values of a field of queries (actor, issue, about, publisher, lang, type) that begin with
// `start`; none for another field.
std::vector<std::string> field_values(AnswerSource& source, const std::string& field,
                                      const std::string& start);

// `line`: what stands before the cursor.
Completion complete(AnswerSource& source, const std::string& line,
                    const CompletionLists& lists = {});

}  // namespace chancery::search
