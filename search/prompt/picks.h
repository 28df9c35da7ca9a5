// What the values of a list or picture narrow a query to.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "search/answer/answer.h"
#include "search/view/view.h"

namespace chancery::search {

struct Pick {
  std::string label;  // "Iran"
  std::string part;   // of a query: "about:irn"
  // Of :also: what it is an alternative to.
  std::optional<AlternativePart> alternative = {};
};

// One for each value of the facet: about: for actors and issues, date: for years and months.
std::vector<Pick> picks_of(const Facet& facet);
// Those of a view's counts and words; of a matrix and of a concordance none.
std::vector<Pick> picks_of(const View& view);
// What the number or name `argument` stands for in a list, and its part of a query: a number must
// be one of it. Nothing where it is neither. Throws Error.
const Pick* pick_of(const std::vector<Pick>& picks, const std::string& argument);
std::optional<std::string> picked(const std::vector<Pick>& picks, const std::string& argument);
// A cell, both counted from 0.
Pick cell_pick(const Matrix& matrix, size_t row, size_t column);

// `query` with `part` required or excluded. An empty query or "*" is all documents.
std::string narrowed(const std::string& query, const std::string& part, bool exclude);
// `query` with `part` as an alternative to all of it. Throws Error where that is all documents.
std::string widened(const std::string& query, const std::string& part);

}  // namespace chancery::search
