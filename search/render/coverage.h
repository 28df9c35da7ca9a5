// What answers rest on, for people.
#pragma once

#include <string>

#include "search/match/coverage.h"
#include "search/render/style.h"

namespace chancery {

// A line each for documents, files that could not be read, dates, age, lists and languages.
std::string coverage_text(const Coverage& coverage, const Style& style);

}  // namespace chancery
