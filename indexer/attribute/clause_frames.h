// Frames of languages whose subject stands before its verb, or directly behind it: English, French,
// Spanish, Russian; and of Arabic, whose verb comes first.
#pragma once

#include "indexer/attribute/frames.h"

namespace chancery::indexer {

class ClauseFrames : public Frames {
 public:
  using Frames::Frames;

 protected:
  std::optional<CueFrame> frame(Cue cue, size_t at,
                                const std::optional<Phrase>& last) const override;

 private:
  // "According to …", "selon …".
  std::optional<CueFrame> source_frame(const Cue& cue, size_t at) const;
  // "Her claim that …".
  std::optional<CueFrame> noun_frame(const Cue& cue, size_t at) const;
  // "…, said Mr Ek", and "said Mr Ek that …" where verbs come first.
  std::optional<CueFrame> inverted(const Cue& cue, size_t at) const;
  std::optional<CueFrame> as_frame(const Cue& cue, size_t at) const;
  std::optional<Phrase> subject_behind(const Cue& cue, size_t at) const;
  std::optional<Phrase> plain_source(size_t at) const;
  std::optional<Phrase> plain_phrase(size_t at, size_t stop) const;
  std::optional<CueFrame> verb_first(const Cue& cue, size_t at) const;
  // "Quoted Mr Ek as saying …": says nothing itself, but tells whose words stand behind "saying".
  std::optional<CueFrame> relayed(const Cue& cue, size_t at, const Subject& teller) const;
  // Where "as saying" begins that belongs to a verb before `behind`; 0 when there is none.
  size_t as_saying(size_t behind) const;
  // "Was told by Mr Ek that …": he says so. Of "was told that …" nobody says it who is named.
  std::optional<CueFrame> passive(const Cue& cue, size_t at, const Subject& subject) const;
  // "…, she was quoted as saying": what stands before; `as` is where "as saying" does.
  std::optional<CueFrame> said_before(const Cue& cue, size_t at, const Phrase& subject,
                                      size_t as) const;
  // "Asked about …": nobody is named.
  std::optional<CueFrame> asked(const Cue& cue, size_t at) const;
  std::optional<CueFrame> content_before(const Cue& cue, size_t at, const Phrase& source,
                                         const std::optional<Follow>& follow) const;
  bool is_noun(const Cue& cue, size_t at) const;
  bool is_closed(const Phrase& subject) const;
  bool holds_as_verb(const Cue& cue, size_t at, const Phrase& source, const Follow& follow) const;
  std::optional<Follow> follow(size_t behind, CueClasses cue) const;
  std::optional<Follow> follow_hearer(size_t behind) const;
  std::optional<Follow> follow_adjunct(size_t behind, CueClasses cue) const;
  std::optional<Follow> follow_comma(size_t behind) const;
  // The first "that", quotation or colon behind; items that end a clause end the search.
  std::optional<Follow> ahead(size_t behind, bool over_comma) const;
  size_t end_of(size_t begin) const;
  bool starts_other_clause(size_t comma) const;
};

}  // namespace chancery::indexer
