// From a tagged record to a Xapian document: terms, positions, values (see schema.h).
#pragma once

#include <xapian.h>

#include <memory>
#include <vector>

#include "chancery/record.h"
#include "indexer/analyse/vocabulary.h"
#include "indexer/tag/tagger.h"
#include "indexer/walk/walk.h"

namespace chancery::indexer {

// Makes documents and remembers the words of all it made. Not thread-safe: one a thread.
class DocumentTerms {
 public:
  explicit DocumentTerms(const Gazetteer& gazetteer);
  ~DocumentTerms();

  Xapian::Document make(const Record& record, const AnalysedText& analysed,
                        const std::vector<Counted>& mentions, const FileSignature& signature);

  // The words met since the last call, without those that hold digits.
  WordsMet take_words();
  // Of these just the ones that were put aside for want of room.
  WordsMet take_overflow();
  // All words met since its own last call, for words_of_note().
  std::string note_words();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace chancery::indexer
