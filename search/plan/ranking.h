// The numbers of the ranking, in one place, and the terms for actors and issues that meet.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

namespace chancery::ranking {

// BM25 (Robertson and Zaragoza 2009): k1 saturates repetition, b weighs length, k3 repetition in
// the query. Chosen on the test collections by script/evaluate.
inline constexpr double kK1 = 1.2;
inline constexpr double kB = 0.6;
inline constexpr double kK3 = 1000;
inline constexpr double kMinLength = 0.5;

inline constexpr double kConceptWeight = 0.5;  // a concept's terms beside its words
inline constexpr double kMeetingWeight = 0.6;  // actor and issue in one sentence

}  // namespace chancery::ranking

namespace chancery {

// What raises documents in which one of the actors meets one of the issues in a sentence. Each unit
// is the ids that it stands for. Empty when there is no actor or no issue.
Xapian::Query meetings(const std::vector<std::vector<std::string>>& actors,
                       const std::vector<std::vector<std::string>>& issues);

}  // namespace chancery
