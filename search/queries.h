// Files of queries: lines of `ID<TAB>TEXT`.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace chancery::search {

struct NumberedQuery {
  std::string id;
  std::string text;
  std::string problem = {};  // not empty: the line is none, for it has no tab or no id
};

// CRLF, a byte order mark and blank lines are tolerated. A problem names
// the file, `name`, and the line's number.
std::vector<NumberedQuery> read_queries(std::istream& in, const std::string& name);
// The file `path`. Throws Error when it cannot be read.
std::vector<NumberedQuery> read_queries(const std::string& path);

}  // namespace chancery::search
