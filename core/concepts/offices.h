// Who held which office when: "Prime Minister Nakasone", "the Armenian prime minister" in a text of
// a known date.
#pragma once

#include <cstdint>
#include <vector>

#include "chancery/gazetteer.h"
#include "core/concepts/match_text.h"

namespace chancery {

class Offices {
 public:
  // The offices that a title may mean: "premier" is a prime minister, too.
  using Kinds = uint32_t;

  struct Title {
    Kinds kinds = 0;    // none: no title starts here
    uint32_t last = 0;  // the token behind it
  };

  explicit Offices(const Gazetteer& gazetteer);

  // The title that starts at a token. The cost of other words is one test.
  static Title title_at(const MatchText& text, uint32_t first);
  // Who alone held an office of the state on `date` (YYYYMMDD; months and days may be 0), else
  // kNoConcept.
  ConceptIndex holder(ConceptIndex state, Kinds kinds, int date) const;
  // How well `leader` fits the title at `date` (0: unknown): kNever, kOnce (another time) or kThen.
  enum Fit : uint8_t { kNever, kOnce, kThen };
  Fit fit(ConceptIndex leader, Kinds kinds, int date) const;
  // Whether only states have such offices; companies have presidents.
  static bool is_public(Kinds kinds);
  // The state a leader belongs to, or kNoConcept.
  ConceptIndex state_of(ConceptIndex leader) const;

 private:
  struct Term {
    ConceptIndex state = kNoConcept;
    ConceptIndex leader = kNoConcept;
    Kinds kinds = 0;
    int from = 0;
    int to = 0;
  };
  std::vector<Term> by_state_;
  std::vector<Term> by_leader_;
};

}  // namespace chancery
