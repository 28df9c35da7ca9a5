// What Tab offers: commands and their arguments, fields, values of fields, names of concepts.
//
//   ":op"            :open
//   ":cite 1 b"      bibtex
//   "act"            actor:  (and concepts that begin so)
//   "actor:united k" actor:"United Kingdom"
//   "zangezur co"    Zangezur corridor
#pragma once

#include <string>
#include <vector>

#include "search/answer_source.h"

namespace chancery {

struct Completion {
  size_t start = 0;  // byte of the line from which a candidate replaces it
  std::vector<std::string> candidates;
};

// `line`: what stands before the cursor.
Completion complete(AnswerSource& source, const std::string& line);

}  // namespace chancery
