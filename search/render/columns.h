// Blocks of text beside each other, for windows that are wide enough.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "search/render/style.h"

namespace chancery::search {

// From here on a window shows two or three blocks beside each other.
constexpr size_t kWideWindow = 160;

// Columns that a line takes on the terminal; escape sequences of colours take none.
size_t shown_width(std::string_view line);

// The blocks' lines side by side, each block but the last filled up to `columns`. A line that is
// longer pushes what stands beside it. Each line of a block ends with a newline.
void write_beside(std::ostream& out, const std::vector<std::string>& blocks, size_t columns);

// Facets as bars, with numbers from `first_number` unless that is 0: below each other, in a wide
// window three beside each other. Those without values are left out.
void write_facets(std::ostream& out, const std::vector<Facet>& facets, const Style& style,
                  size_t first_number = 0);

}  // namespace chancery::search
