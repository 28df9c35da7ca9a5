// Files of queries: lines of `ID<TAB>TEXT`.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace chancery {

struct NumberedQuery {
  std::string id;
  std::string text;
};

// CRLF, a byte order mark and blank lines are tolerated. Throws Error with `name` and the line's
// number for a line without a tab or an id.
std::vector<NumberedQuery> read_queries(std::istream& in, const std::string& name);
// The file `path`. Throws Error when it cannot be read.
std::vector<NumberedQuery> read_queries(const std::string& path);

}  // namespace chancery
