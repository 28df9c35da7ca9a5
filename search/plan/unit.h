// A unit of a query: a word, or a concept with the words it was named by.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "search/plan/wanted.h"

namespace chancery {

struct Unit {
  enum Kind : uint8_t { kWord, kActor, kIssue };
  Kind kind = kWord;
  std::string label;      // "corridor", "Azerbaijan"; of the first concept when there are more
  std::string reading;    // what its name was taken for; empty for a word
  std::string typed;      // its words as typed, folded
  Xapian::Query any;      // any of its words
  Xapian::Query all;      // all of its words
  Xapian::Query meaning;  // the concept's terms; empty for a word
  std::vector<std::string> concepts;  // ids
  unsigned count = 1;                 // how often it stands in the query
  WantedUnit wanted;
};

}  // namespace chancery
