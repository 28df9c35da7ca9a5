// The pattern language of issues (gazetteer/README.md), expanded to plain sequences.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace chancery {

struct PatternStep {
  enum Kind : uint8_t { kWord, kGap, kActor, kState };
  Kind kind = kWord;
  std::string word;  // as written
  bool operator==(const PatternStep&) const = default;
};
using PatternSequence = std::vector<PatternStep>;

// Every sequence that `pattern` stands for: alternatives and optional parts written out. Throws
// Error, naming the pattern, for a bracket that does not close, an unknown {slot}, or more than
// kMaxSequences.
inline constexpr size_t kMaxSequences = 5000;
std::vector<PatternSequence> expand_pattern(std::string_view pattern);

}  // namespace chancery
