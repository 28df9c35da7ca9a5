// The words of all documents of a run, on their way to the database: counts for spelling
// suggestions and the forms of each stem for search. They are kept in bounded memory: what is too
// much goes to a database of its own, which the merge joins.
#pragma once

#include <xapian.h>

#include <mutex>
#include <vector>

#include "chancery/word_table.h"
#include "indexer/analyse/document_terms.h"

namespace chancery::indexer {

class WordLists {
 public:
  // Takes words; thread-safe.
  void add(const WordsMet& words);
  // Whether so much is kept that it should be written.
  bool full() const;
  // Adds everything to `database`, of which nothing is committed, and forgets it.
  void write(Xapian::WritableDatabase& database);
  // Spreads everything over `segments`, a thread each, commits them and forgets it. Words of fewer
  // than `least` documents are more often misspelt than meant: they are no spelling suggestion.
  void write(std::vector<Xapian::WritableDatabase>& segments, uint32_t least);

 private:
  // The spellings of every `step`th word from `first` on; commits now and then if it `may_commit`,
  // which bounds the memory.
  void write_spellings(Xapian::WritableDatabase& database, uint32_t first, uint32_t step,
                       uint32_t least, bool may_commit) const;
  void write_forms(Xapian::WritableDatabase& database) const;
  // Of every `step`th word from `first` on; those of the forms are written with the first part.
  void write_synonyms(Xapian::WritableDatabase& database, uint32_t first, uint32_t step) const;
  void clear();

  mutable std::mutex mutex_;
  WordTable words_;
  std::vector<uint32_t> counts_;  // documents, a word each
  WordTable forms_;               // key, line feed, word
};

// The lists of forms in `first` and `second` as one.
std::string joined_forms(std::string_view first, std::string_view second);

}  // namespace chancery::indexer
