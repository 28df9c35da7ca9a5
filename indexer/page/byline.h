// Lines about an article: who wrote it, where and when it appeared.
#pragma once

#include <string_view>

#include "indexer/page/clues.h"

namespace chancery::indexer {

// Whether `line` is a by-line ("By A and B | March 3, 2024", "A | Published at P", "Updated: Mar
// 10", "26-FEB-1987 15:01", "15 March 2023, Oslo", "OSLO, 27 March 1987 (Reuters) -", "5 min
// read"). If so, what it says is added to `clues`. A sentence is never one.
bool read_byline(std::string_view line, Clues& clues);

// Whether `line` is a list of people only, which is a by-line next to another one or a headline.
bool is_name_line(std::string_view line);

}  // namespace chancery::indexer
