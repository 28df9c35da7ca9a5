// From a tagged record to a Xapian document: terms, positions, values, data (see schema.h).
#pragma once

#include <xapian.h>

#include <memory>
#include <string>
#include <vector>

#include "chancery/record.h"
#include "indexer/tag/tagger.h"
#include "indexer/walk/walk.h"

namespace chancery {

// Makes documents and remembers the words of all it made, for spelling. Not thread-safe: one a
// thread.
class DocumentTerms {
 public:
  explicit DocumentTerms(const Gazetteer& gazetteer);
  ~DocumentTerms();

  Xapian::Document make(const Record& record, const AnalysedText& analysed,
                        const std::vector<Counted>& mentions, const FileSignature& signature);

  struct SpellingWord {
    std::string word;
    uint32_t count = 0;  // documents
  };
  // The words met so far, without numbers, and forgets them.
  std::vector<SpellingWord> take_spelling();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// The term that is the document's alone.
std::string unique_term(const std::string& path);

}  // namespace chancery
