// A document of an answer and what it weighs.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace chancery::search {

struct RankedDocument {
  Xapian::docid docid = 0;
  double weight = 0;
  std::string path;                        // only where a match was asked for it: see by_paths
  std::optional<std::string> sketch = {};  // likewise: see Reordering
};

// The best first, those that weigh the same as a match gives them.
inline bool is_better(const RankedDocument& a, const RankedDocument& b) {
  return std::tie(b.weight, a.path, a.docid) < std::tie(a.weight, b.path, b.docid);
}

// `paths`: of a match that was asked for them.
inline std::vector<RankedDocument> documents_of(const Xapian::MSet& found, bool paths = false) {
  std::vector<RankedDocument> documents;
  documents.reserve(found.size());
  for (auto item = found.begin(); item != found.end(); ++item) {
    documents.push_back({*item, item.get_weight(), paths ? item.get_sort_key() : ""});
  }
  return documents;
}

// The numbers of up to `most` of them from place `from` on.
inline std::vector<Xapian::docid> numbers_of(const std::vector<RankedDocument>& documents,
                                             size_t from, size_t most) {
  std::vector<Xapian::docid> numbers;
  for (size_t i = from; i < std::min(documents.size(), from + most); ++i)
    numbers.push_back(documents[i].docid);
  return numbers;
}

}  // namespace chancery::search
