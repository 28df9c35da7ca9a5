// Counts over all hits of a query.
#pragma once

#include <xapian.h>

#include <memory>
#include <string>
#include <vector>

#include "chancery/gazetteer.h"
#include "search/view/facet.h"

namespace chancery::search {

// Xapian's own match spies over value slots, so that facets work on remote databases too. A value
// that is a list (actors, issues) is counted as it stands and taken apart afterwards.
class FacetCounter {
 public:
  // Throws Error for a field that has no facet.
  FacetCounter(const std::vector<std::string>& fields, Xapian::Enquire& enquire);
  // Read after the match.
  std::vector<Facet> facets(const Gazetteer& gazetteer, uint32_t most) const;

 private:
  struct Counted {
    std::string field;
    std::unique_ptr<Xapian::ValueCountMatchSpy> spy;
  };
  std::vector<Counted> counted_;
};

// The names of all facets.
std::vector<std::string> facet_fields();

}  // namespace chancery::search
