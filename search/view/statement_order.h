// Statements in order of time.
#pragma once

#include "search/view/view.h"

namespace chancery::search {

// Undated ones come last.
inline bool earlier_statement(const StatementLine& a, const StatementLine& b) {
  if (a.date.empty() != b.date.empty()) return b.date.empty();
  return a.date < b.date;
}

}  // namespace chancery::search
