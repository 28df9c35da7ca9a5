// What gives a hit a part of its score. Plain data.
#pragma once

#include <cstdint>
#include <string>

namespace chancery::search {

enum class ScoreKind : uint8_t {
  kWord,      // a word in any form
  kSimilar,   // words that begin like one of the query
  kPhrase,    // words next to each other
  kActor,     // mentions of an actor, by whatever name
  kIssue,     // likewise
  kMeeting,   // an actor and an issue in one sentence
  kNear,      // words close to each other
  kField,     // title:, author: …
  kFeedback,  // words that the best answers share
};

struct ScorePart {
  ScoreKind kind = ScoreKind::kWord;
  std::string label;   // "corridor", "Azerbaijan", "Armenia – borders"
  double score = 0;    // above 0
  uint32_t count = 0;  // how often it stands in the document; 0 where that is not counted
};

}  // namespace chancery::search
