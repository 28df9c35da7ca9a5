// Which state a capital was the capital of: in 1985 Moscow spoke for the Soviet Union.
#pragma once

#include <vector>

#include "chancery/gazetteer.h"

namespace chancery::indexer {

class FormerStates {
 public:
  explicit FormerStates(const Gazetteer& gazetteer);

  // The state that stood where `state` does, in a year before `state` began; `state` itself when
  // there was none, when both existed side by side, or when the year is 0 (unknown).
  ConceptIndex in(ConceptIndex state, int year) const;

 private:
  struct Former {
    ConceptIndex successor = kNoConcept;
    ConceptIndex state = kNoConcept;
    int from = 0, to = 0;  // years, inclusive
  };
  std::vector<Former> all_;  // a dozen
};

}  // namespace chancery::indexer
