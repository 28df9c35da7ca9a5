// A unit of a query: a word, or a concept with the words it was named by.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "search/plan/wanted.h"

namespace chancery::search {

struct Unit {
  enum Kind : uint8_t { kWord, kActor, kIssue };
  Kind kind = kWord;
  std::string label;     // "corridor", "Azerbaijan"; of the first concept when there are more
  std::string reading;   // what its name was taken for; empty for a word that is only that
  std::string typed;     // its words as typed, folded
  Xapian::Query any;     // any of its words, and what is like them: says how well a text fits
  Xapian::Query all;     // its words as what has the unit has them, weighted
  Xapian::Query member;  // likewise, but its weight means nothing: which texts have it by words
  // Of several words: the ways to have them near each other, any of which `member` and `all` are,
  // and the words anywhere, without which none of them is there.
  std::vector<Xapian::Query> near;
  Xapian::Query needed;
  // The ways to have it by words: terms that stand next to each other.
  std::vector<std::vector<std::string>> ways;
  Xapian::Query meaning;              // the concept's terms; empty for a word
  std::vector<std::string> concepts;  // ids
  // The words are one of many that speak of an issue, and no name of it: holodomor for famine. Only
  // texts with the words have the unit; the issue raises them.
  bool narrow = false;
  // Its words stand in the name of another unit: Tigray in Tigray war.
  bool in_another_name = false;
  unsigned count = 1;  // how often it stands in the query
  WantedUnit wanted;
};

}  // namespace chancery::search
