// The values that documents have in a field, for completion.
#pragma once

#include <xapian.h>

#include <map>
#include <string>
#include <vector>

#include "chancery/gazetteer.h"

namespace chancery::search {

// Counted once for each field, in one state of a database.
class FieldValues {
 public:
  // At most `most` of them that begin with `start` in any case, the most frequent first.
  std::vector<std::string> beginning(const Xapian::Database& database, const Gazetteer& gazetteer,
                                     const std::string& field, const std::string& start,
                                     size_t most);

 private:
  std::map<std::string, std::vector<std::string>> all_;  // by field
};

}  // namespace chancery::search
