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

// Words of documents, for spelling and for search by stem. The same word may come several times.
struct WordsMet {
  struct Count {
    std::string word;
    uint32_t documents = 0;
  };
  struct Form {
    std::string key;  // schema::forms_key
    std::string word;
  };
  std::vector<Count> counts;
  std::vector<Form> forms;
};

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

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace chancery
