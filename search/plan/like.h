// like:PATH, documents like one of the index.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "search/plan/wanted.h"

namespace chancery::search {

struct LikeField {
  Xapian::Query query;
  std::string label;               // the document's title, else its path
  std::vector<WantedUnit> wanted;  // its telling words
};

// Documents that share words and main actors and issues with the document at `path`; itself and its
// copies (sketch.h) are left out. `path`: the whole path or a part that just one path has; * and ?
// stand for characters. When there is no such document or more than one, `problem` says so.
LikeField like_field(const std::string& path, const Xapian::Database& database,
                     std::string& problem);

}  // namespace chancery::search
