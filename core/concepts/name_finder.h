// Finds the actors of a text: the names' trie from every token, what stands around a name, surnames
// and offices of people the text or its date makes known.
#pragma once

#include <vector>

#include "chancery/gazetteer.h"
#include "chancery/matcher.h"
#include "core/concepts/acronyms.h"
#include "core/concepts/match_text.h"
#include "core/concepts/matcher_tries.h"
#include "core/concepts/name_context.h"
#include "core/concepts/offices.h"

namespace chancery {

class NameFinder {
 public:
  // `given`: what given_names says. `date`: of the text, YYYYMMDD; 0 when unknown.
  NameFinder(const Gazetteer& gazetteer, const Tries& tries, const Offices& offices,
             const std::vector<bool>& given, const MatchText& text, int date,
             std::vector<Mention>& found);
  // Appends the mentions by first token and notes them in scratch.mention_at.
  void run();

 private:
  // A way through the trie from a token: the longest form that fits.
  struct Match {
    const NameForm* form = nullptr;
    uint32_t last = 0;
    bool misled = false;  // it fits, but what stands around it tells otherwise
  };

  uint32_t read(uint32_t first);
  Match longest_name(uint32_t first);
  Match longest_english(uint32_t first);
  Match longest_local(uint32_t first);
  bool stands_in_pair(uint32_t first) const;
  bool is_one_word(uint32_t at) const;
  const NameForm* fitting_form(std::span<const NameForm> forms, uint32_t first, uint32_t last,
                               bool& misled);
  bool fits(const NameForm& form, uint32_t first, uint32_t last) const;
  uint32_t read_acronym(uint32_t at);
  uint32_t read_title(uint32_t first);
  bool read_holder(uint32_t first, const Offices::Title& title);
  uint32_t read_surname(uint32_t first, const Offices::Title& title);
  bool read_direction(uint32_t first);
  // Who bears a surname and an office; both may be kNoConcept.
  struct Bearer {
    ConceptIndex leader = kNoConcept;
    ConceptIndex state = kNoConcept;
  };
  Bearer bearer_of(std::span<const NameForm> forms, Offices::Kinds kinds, ConceptIndex state) const;
  ConceptIndex state_before(uint32_t at) const;
  const Mention* last_mention() const;
  void add(ConceptIndex target, uint32_t first, uint32_t last, AliasUse use);

  const Gazetteer& gazetteer_;
  const Tries& tries_;
  const Offices& offices_;
  const MatchText& text_;
  const int date_;
  MatchScratch::Impl& scratch_;
  std::vector<Mention>& found_;
  NameContext context_;
  Acronyms acronyms_;
};

}  // namespace chancery
