#include "indexer/tag/former_states.h"

namespace chancery::indexer {

FormerStates::FormerStates(const Gazetteer& gazetteer) {
  for (ConceptIndex i = 0; i < gazetteer.concepts().size(); ++i) {
    const Concept& former = gazetteer[i];
    if (former.type != "state" || former.successor.empty() || former.to == 0) continue;
    const ConceptIndex successor = gazetteer.find(ConceptKind::kActor, former.successor);
    if (successor == kNoConcept || gazetteer[successor].from == 0) continue;
    const int last = former.to < gazetteer[successor].from ? former.to : gazetteer[successor].from;
    all_.push_back({successor, i, former.from, last});
  }
}

ConceptIndex FormerStates::in(ConceptIndex state, int year) const {
  if (year == 0) return state;
  for (const Former& former : all_) {
    if (former.successor == state && former.from <= year && year <= former.to) return former.state;
  }
  return state;
}

}  // namespace chancery::indexer
