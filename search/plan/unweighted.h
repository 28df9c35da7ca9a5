// The weighting of matches that only count: no document weighs anything.
#pragma once

#include <xapian.h>

namespace chancery::search {

// Xapian::BoolWeight that asks for the frequency of words in a document. In place of the list of a
// word that all documents have, Xapian 1.4 reads the list of all documents when the frequency does
// not matter, under the word's name; where that list has several parts (a database that was changed
// in place) it then takes the next part for another word's and calls the database corrupt.
// LocalSubMatch::open_post_list, 1.4.22.
class Unweighted : public Xapian::BoolWeight {
 public:
  Unweighted() { need_stat(WDF); }

 private:
  Unweighted* clone() const override { return new Unweighted; }
};

}  // namespace chancery::search
