// The pictures that are no bars: a shaded table and a concordance. Each takes lines of its own.
#pragma once

#include <iosfwd>
#include <string>

#include "search/render/style.h"
#include "search/view/view.h"

namespace chancery::search {

// Fits any window: issues that have no room beside each other stand in tables below each other, and
// names that have none in a key.
void write_matrix(std::ostream& out, const Matrix& matrix, const Style& style, bool numbered);

// Rows of periods without anything are one line.
void write_timeline(std::ostream& out, const View& view, const Style& style);

// The words stand below each other; what is beside them is cut between words to fit.
void write_said(std::ostream& out, const View& view, const Style& style, bool numbered);
void write_kwic(std::ostream& out, const View& view, const Style& style, bool numbered);

// Statements of two sides, those of a day beside each other; below each other where the window is
// too narrow.
void write_compare(std::ostream& out, const View& view, const Style& style);

// The letter of a matrix's column, from 0: "a".
std::string column_letter(size_t column);

}  // namespace chancery::search
