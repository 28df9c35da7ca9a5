// Tells names from the words and persons that look like them: "Michael Jordan", "Atlanta, Georgia",
// "in May".
#pragma once

#include <cstdint>
#include <vector>

#include "chancery/gazetteer.h"
#include "core/concepts/match_text.h"
#include "core/concepts/matcher_tries.h"

namespace chancery {

class NameContext {
 public:
  // `given`: as given_names() makes it.
  NameContext(const Gazetteer& gazetteer, const Tries& tries, const std::vector<bool>& given,
              const MatchText& text)
      : gazetteer_(gazetteer), tries_(tries), given_(given), text_(text) {}

  // Whether what stands around tokens [first, last) says that they do not name the target of
  // `form`. Remembers it: once Michael Jordan is met, "Jordan" is he.
  bool misleads(const NameForm& form, uint32_t first, uint32_t last);
  // Remembers a person whom tokens [first, last), a decoy, name: "George Washington".
  void note_decoy(uint32_t first, uint32_t last);

 private:
  // What stands at a token, told by the words around it. For each, an example whose name is not the
  // one of the gazetteer that it looks like.
  bool follows_person_word(uint32_t first) const;  // "Mr Jordan", "Robert A. Holland"
  bool begins_person(uint32_t first) const;        // "Jordan Peterson", "Paris Hilton"
  bool means_us_state(uint32_t first);             // "Georgia's governor", "Duluth, Georgia"
  bool is_in_sub_state(uint32_t at) const;         // "Paris, Texas"
  bool begins_name_of_other(uint32_t at) const;    // "Jakarta Post", "Times of India"
  bool begins_longer_name(uint32_t at) const;      // "Macmillan Bloedel"
  bool is_namesake(ConceptIndex leader, uint32_t first, uint32_t last);  // "Denis Baudouin"
  bool means_language(uint32_t at) const;                                // "She speaks Russian"
  bool describes_thing(uint32_t at) const;                     // "Thai food", "Chilean sea bass"
  bool is_meeting_place(uint32_t first, uint32_t last) const;  // "met in Munich", "Vienna talks"
  bool is_ship_or_club(uint32_t first) const;                  // "HMS Nigeria", "Dynamo Kyiv"
  bool is_school(uint32_t first, uint32_t last) const;         // "University of Vienna"
  bool is_amount(uint32_t first, uint32_t last) const;         // "300 Danish crowns"
  bool is_common_word(uint32_t at, AliasUse use) const;        // "Rice prices", "Polish the brass"
  bool is_month(uint32_t at) const;                            // "May 5", "since May"

  bool names_another(uint32_t first, uint32_t last) const;
  bool is_joined_by_particle(uint32_t at) const;
  // Whether a name of the gazetteer that is more than a surname may start there.
  bool may_start_name(uint32_t at) const;
  // Whether the text has named the target in full.
  bool is_named(ConceptIndex target) const;
  bool is_given_name(uint32_t at) const;
  bool is_words(uint32_t first, uint32_t last, std::string_view name) const;
  static bool has_given_name(const Concept& leader, std::string_view word);

  const Gazetteer& gazetteer_;
  const Tries& tries_;
  const std::vector<bool>& given_;
  const MatchText& text_;
  std::vector<ConceptIndex> others_;  // targets whose name was somebody or something else's
};

}  // namespace chancery
