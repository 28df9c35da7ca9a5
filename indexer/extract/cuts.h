// Where a long text is cut into parts.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace chancery::indexer {

// What a part of a long document has about, in bytes: its terms must fit the memory that a run may
// use. A text is cut when it is a quarter longer, so that no last part is a scrap.
inline constexpr size_t kPartBytes = 8'000'000;
inline constexpr size_t kMostBytes = kPartBytes + kPartBytes / 4;

// The best place for a cut within the 256 KiB before `goal`: behind a blank line, else behind a
// line, else behind a sentence, else behind a space, else before a character. `text`: UTF-8 or
// another charset whose newlines and spaces are those of ASCII. 0 < result <= goal.
size_t cut_before(std::string_view text, size_t goal);

// Where the parts of `text` begin, the first at 0: `count` parts of about the same size, or fewer
// where there is no place to cut.
std::vector<size_t> part_starts(std::string_view text, size_t count);

// How many parts a text of so many bytes has.
size_t part_count(size_t bytes);

}  // namespace chancery::indexer
