// What answers rest on, for people.
#pragma once

#include <string>

#include "search/match/coverage.h"
#include "search/render/style.h"

namespace chancery::search {

// A line each for documents, what is missing, dates, age, lists and languages.
std::string coverage_text(const Coverage& coverage, const Style& style);

// What an answer cannot have looked at: "2 files could not be read and 1 was cut". Empty when
// nothing is missing.
std::string missing_text(const Coverage& coverage);

// "3 of 4 shards answered: tcp:host:4711 does not answer within 1.5 s", and what is to be known of
// those that did. Empty when all answered and nothing is.
std::string shards_text(const Coverage& coverage);

// Where the user sees which.
inline constexpr const char* kReportAdvice = "chancery-index --report lists them";

}  // namespace chancery::search
