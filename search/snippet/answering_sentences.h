// The sentences of a document that answer a query by themselves.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "chancery/record.h"
#include "search/plan/wanted.h"
#include "search/snippet/word_finder.h"

namespace chancery::search {

enum class Answering : uint8_t {
  kAll,   // holds what the query asks for (Wanted::need)
  kMost,  // holds words with at least half of the weight of all: of a query that most of it answers
  kAny,   // holds anything of it
};

struct AnsweringSentences {
  std::vector<size_t> sentences;  // of Record::sentences, in order
  size_t in_part = 0;             // others that hold anything of the query
};

// Of a query for statements: the sentences in which those stand that hold most of its words. Of one
// that names no word, all sentences. `words`: of the query in the text of `record`.
AnsweringSentences answering_sentences(const Record& record, const Wanted& wanted,
                                       const std::vector<FoundWord>& words, Answering how);

}  // namespace chancery::search
