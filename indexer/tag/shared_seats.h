// A capital that is the seat of a union as well: in a text on the European Union "Brussels" is the
// Union and not Belgium.
#pragma once

#include <string_view>
#include <vector>

#include "chancery/matcher.h"

namespace chancery::indexer {

class SharedSeats {
 public:
  explicit SharedSeats(const Gazetteer& gazetteer);

  // Turns the mentions of the seat (of `tokens`) into ones of the union, when `all` names the union
  // or an institution of it, and its host only by the seat.
  void give(std::vector<Mention>& mentions, const TokenList& tokens,
            const std::vector<Mention>& all) const;

 private:
  ConceptIndex host_ = kNoConcept;
  ConceptIndex government_ = kNoConcept;  // of the host
  ConceptIndex union_ = kNoConcept;
  std::vector<ConceptIndex> institutions_;  // the union's, and what it was before
};

}  // namespace chancery::indexer
