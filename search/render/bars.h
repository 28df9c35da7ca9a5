// Counted bars, one value a line:
//
//   Azerbaijan  ████████████████ 51
//   Armenia     █████████████▌ 44
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>

#include "search/render/style.h"

namespace chancery {

// A bar of `columns` at most for `count` of `most`, in eighths of a column; never empty when
// count is above 0. Without Unicode: '#'.
std::string bar(uint64_t count, uint64_t most, size_t columns, const Style& style);

// Labels are aligned, cut where they are too wide, and inert. Gives a heading and a line a value.
void write_bars(std::ostream& out, const Facet& facet, const Style& style);

// "actors" for "actor": headings of facets.
std::string facet_heading(const std::string& field);

}  // namespace chancery
