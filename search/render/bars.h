// Counted bars, one value a line:
//
//   Azerbaijan  ████████████████ 51
//   Armenia     █████████████▌ 44
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>

#include "search/render/style.h"

namespace chancery::search {

// A bar of `columns` at most for `count` of `most`, in eighths of a column; never empty when
// count is above 0. Without Unicode: '#'.
std::string bar(uint64_t count, uint64_t most, size_t columns, const Style& style);

// Labels are aligned, cut where they are too wide, and inert. Gives a heading and a line a value,
// with numbers from `first_number` before them unless that is 0.
void write_bars(std::ostream& out, const Facet& facet, const Style& style, size_t first_number = 0);
// The same without the heading.
void write_bar_lines(std::ostream& out, const Facet& facet, const Style& style,
                     size_t first_number = 0);

// "actors" for "actor": headings of facets.
std::string facet_heading(const std::string& field);

}  // namespace chancery::search
