// A document of an answer and what it weighs.
#pragma once

#include <xapian.h>

#include <vector>

namespace chancery::search {

struct RankedDocument {
  Xapian::docid docid = 0;
  double weight = 0;
};

inline std::vector<RankedDocument> documents_of(const Xapian::MSet& found) {
  std::vector<RankedDocument> documents;
  documents.reserve(found.size());
  for (auto item = found.begin(); item != found.end(); ++item) {
    documents.push_back({*item, item.get_weight()});
  }
  return documents;
}

}  // namespace chancery::search
