// Officials of organisations: a secretary-general of the United Nations speaks for them, and not
// for the state that he is from.
#pragma once

#include <vector>

#include "chancery/gazetteer.h"

namespace chancery::indexer {

class Officials {
 public:
  explicit Officials(const Gazetteer& gazetteer);

  // Whether `leader` ever held an office of an organisation.
  bool has(ConceptIndex leader) const;
  // The organisation for which `leader` counts in a text of `date` (YYYYMMDD, month and day may be
  // 0) that names `named` (sorted), kNoConcept when it is the state. Without a date it is what the
  // text names of the two, else the longer of both careers.
  ConceptIndex organisation_of(ConceptIndex leader, int date,
                               const std::vector<ConceptIndex>& named) const;

 private:
  struct Term {
    ConceptIndex leader = kNoConcept;
    ConceptIndex organisation = kNoConcept;  // kNoConcept: the state
    int from = 0, to = 0;                    // to is 0 while in office
  };
  ConceptIndex longest(const std::vector<Term>& terms) const;

  const Gazetteer& gazetteer_;
  std::vector<Term> terms_;  // of those who held such an office, by leader
  std::vector<bool> has_;    // a concept each
  int newest_ = 0;           // year of the gazetteer's newest office
};

}  // namespace chancery::indexer
