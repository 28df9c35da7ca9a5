// The texts of a query's documents, each read once.
#pragma once

#include <xapian.h>

#include <map>
#include <vector>

#include "chancery/record.h"
#include "search/plan/wanted.h"
#include "search/snippet/word_finder.h"

namespace chancery {

struct Text {
  Record record;
  std::vector<FoundWord> words;  // of the query
};

class Texts {
 public:
  // The references must outlive this.
  Texts(const Xapian::Database& database, const Wanted& wanted)
      : database_(database), finder_(wanted) {}

  // Valid until it is taken.
  const Text& get(Xapian::docid document);
  Text take(Xapian::docid document);

 private:
  const Xapian::Database& database_;
  WordFinder finder_;
  std::map<Xapian::docid, Text> read_;
};

}  // namespace chancery
