// Where a text holds what a query looks for, and how much each of its sentences tells.
#pragma once

#include <cstdint>
#include <vector>

#include "chancery/record.h"
#include "search/plan/wanted.h"
#include "search/snippet/word_finder.h"

namespace chancery::search {

// A place of the text that holds a unit of the query.
struct Place {
  uint32_t begin = 0;  // byte
  uint32_t unit = 0;   // of Wanted::units
};

// A sentence that holds something of the query. The vectors have a member a unit.
struct SentenceEvidence {
  size_t sentence = 0;           // of Record::sentences
  std::vector<uint8_t> present;  // 1: it stands here
  std::vector<uint8_t> near;     // 1: it stands in the sentence right before or behind
  bool meeting = false;          // an actor and an issue of the query are both mentioned
  bool telling = false;          // only one of them is asked for, and a main one of the others met
  size_t first_place = 0;        // of Evidence::places, half-open
  size_t end_place = 0;
};

struct Evidence {
  std::vector<Place> places;                // in the order of the text
  std::vector<SentenceEvidence> sentences;  // likewise
  // A unit each: how much finding it in a sentence tells. Its idf in the database times its idf
  // among the sentences of this text: the name of what the whole article is about tells little.
  std::vector<double> weights;
  std::vector<uint8_t> concepts;  // a unit each: 1 when it is an actor or issue
  std::vector<uint8_t> quoted;    // a unit each: 1 when it was typed in quotes
  std::vector<Span> phrases;      // of the text, in order: what is not to be cut
};

// `words`: as WordFinder gives them for the record's text.
Evidence collect_evidence(const Record& record, const Wanted& wanted,
                          const std::vector<FoundWord>& words);

}  // namespace chancery::search
