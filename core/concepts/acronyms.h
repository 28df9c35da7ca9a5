// Acronyms that a text introduces: "the Middle East Institute (MEI)"; then "MEI said".
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "chancery/gazetteer.h"
#include "chancery/matcher.h"
#include "core/concepts/match_text.h"

namespace chancery {

class Acronyms {
 public:
  Acronyms(const Gazetteer& gazetteer, const MatchText& text)
      : gazetteer_(gazetteer), text_(text) {}

  // Looks at a token that stands in brackets: learns it as the acronym of the mention right before
  // it, or of another name with these initials. `known` is what the gazetteer takes it for; true:
  // here it is somebody that the gazetteer lacks.
  bool learn(uint32_t at, const Mention* before, ConceptIndex known);
  // Whom the token names by this text's own words: kNoConcept for somebody the gazetteer lacks,
  // nothing when it is no acronym of this text.
  std::optional<ConceptIndex> find(uint32_t at) const;
  bool empty() const { return acronyms_.empty(); }

 private:
  struct Acronym {
    std::string_view word;
    ConceptIndex target;
  };
  bool spelled_before(uint32_t at, uint32_t& first) const;
  bool shares_words(ConceptIndex known, uint32_t first, uint32_t last) const;

  const Gazetteer& gazetteer_;
  const MatchText& text_;
  std::vector<Acronym> acronyms_;
};

}  // namespace chancery
