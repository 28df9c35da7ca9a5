// Tells names from the words and persons that look like them: "Michael Jordan", "Atlanta, Georgia",
// "in May".
#pragma once

#include <cstdint>
#include <vector>

#include "chancery/gazetteer.h"
#include "core/concepts/match_text.h"
#include "core/concepts/matcher_tries.h"

namespace chancery {

// The given names of the gazetteer's leaders, by number of Tries::name_words: common ones of every
// language. Words that mean something else (King, Will) are left out.
std::vector<bool> given_names(const Gazetteer& gazetteer, const Tries& tries);

class NameContext {
 public:
  // `given`: what given_names says.
  NameContext(const Gazetteer& gazetteer, const Tries& tries, const std::vector<bool>& given,
              const MatchText& text)
      : gazetteer_(gazetteer), tries_(tries), given_(given), text_(text) {}

  // Whether what stands around tokens [first, last) says that they do not name the target of
  // `form`. Remembers it: once Michael Jordan is met, "Jordan" is he.
  bool misleads(const NameForm& form, uint32_t first, uint32_t last);
  // Remembers a person whom tokens [first, last), a decoy, name: "George Washington".
  void note_decoy(uint32_t first, uint32_t last);

 private:
  bool person_before(uint32_t first) const;
  bool person_behind(uint32_t first) const;
  bool us_state(uint32_t first);
  bool namesake(uint32_t at) const;
  bool goes_on(uint32_t at) const;
  bool starts_name(uint32_t at) const;
  bool language(uint32_t at) const;
  bool thing_behind(uint32_t at) const;
  bool common_word(uint32_t at, AliasUse use) const;
  bool month(uint32_t at) const;
  bool in_sub_state(uint32_t at) const;
  bool named(ConceptIndex target) const;
  bool given_name(uint32_t at) const;

  const Gazetteer& gazetteer_;
  const Tries& tries_;
  const std::vector<bool>& given_;
  const MatchText& text_;
  std::vector<ConceptIndex> others_;  // targets whose name was somebody or something else's
};

}  // namespace chancery
