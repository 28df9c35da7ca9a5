// The texts of a query's documents, each read once.
#pragma once

#include <xapian.h>

#include <map>
#include <optional>
#include <vector>

#include "chancery/record.h"
#include "search/plan/wanted.h"
#include "search/snippet/word_finder.h"

namespace chancery::search {

class Texts {
 public:
  // The references must outlive this.
  Texts(const Xapian::Database& database, const Wanted& wanted)
      : database_(database), wanted_(wanted) {}

  // What is given stays valid until the document's is taken.
  // Of a document that is damaged it is what remains, without its text.
  const Record& record(Xapian::docid document) { return text(document).record; }
  bool is_damaged(Xapian::docid document) { return text(document).damaged; }
  const std::vector<FoundWord>& words(Xapian::docid document);  // of the query
  Record take(Xapian::docid document);

 private:
  struct Text {
    Record record;
    bool damaged = false;
    std::optional<std::vector<FoundWord>> words;
  };
  Text& text(Xapian::docid document);

  const Xapian::Database& database_;
  const Wanted& wanted_;
  std::optional<WordFinder> finder_;  // made for the first text
  std::map<Xapian::docid, Text> read_;
};

}  // namespace chancery::search
