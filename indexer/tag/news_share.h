// Where a text says what it is about: newswire in its first lines, a long speech anywhere.
#pragma once

#include <algorithm>

#include "chancery/record.h"

namespace chancery::indexer {

inline constexpr double kLeadBytes = 150;  // at which the lead has lost half its force

// The share of the beginning in what a text of so many bytes is about: all of it up to 4 kB.
inline double news_share(const Record& record) {
  constexpr double kNewsBytes = 4000;
  return std::min(1.0, kNewsBytes / (static_cast<double>(record.text.size()) + 1));
}

}  // namespace chancery::indexer
