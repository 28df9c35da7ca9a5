// What one sentence must hold to answer a query by itself.
//
//   armenia (corridor OR road)     all of: Armenia, any of: corridor, road
//   pair:iran/sanctions nuclear    all of: Iran, sanctions; the other word is asked of the document
#pragma once

#include <cstdint>
#include <vector>

namespace chancery::search {

struct SentenceNeed {
  enum Kind : uint8_t { kUnit, kAll, kAny };
  Kind kind = kAll;
  uint32_t unit = 0;             // kUnit: of Wanted::units
  bool in_one_sentence = false;  // the query itself asks for one sentence: pair:, /s
  std::vector<SentenceNeed> children;
};

// `present`: a member a unit, 1 where the sentence has it. What asks for nothing is held by all.
bool holds(const SentenceNeed& need, const std::vector<uint8_t>& present);

// Where a part of `need` is asked of one sentence, that alone.
SentenceNeed without_document_parts(SentenceNeed need);

}  // namespace chancery::search
