// Counts of a field's values over all hits of a query. Plain data.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace chancery::search {

struct FacetValue {
  std::string value;  // what a query would filter by: "aze", "2023", "en"
  std::string label;  // what a person reads: "Azerbaijan"
  uint64_t count = 0;
  uint64_t of = 0;  // of a time line: all documents of the time; else 0
};
struct Facet {
  std::string field;               // actor issue publisher year lang type
  std::vector<FacetValue> values;  // most frequent first; years in order
  uint64_t distinct = 0;           // values that there are, also those that are not in `values`
  uint64_t hits = 0;               // that were counted
};

}  // namespace chancery::search
