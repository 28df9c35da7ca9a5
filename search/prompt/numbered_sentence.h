// "3.2": the second sentence that hit 3 shows.
#pragma once

#include <cstddef>
#include <string>
#include <utility>

#include "search/answer/answer.h"

namespace chancery::search {

// "3.2 ris" as "3 ris" and 2; 0: no sentence is named. Throws Error, which shows `example`.
std::pair<std::string, size_t> sentence_of(const std::string& argument, const std::string& example);

// Throws Error where the hit shows fewer.
const Snippet& shown_sentence(const Hit& hit, size_t sentence);

}  // namespace chancery::search
