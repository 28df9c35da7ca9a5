// Frames of German, whose finite verb is the second part of its clause, so that the subject stands
// before it or directly behind it, and whose subordinate clauses end with the verb.
#pragma once

#include "indexer/attribute/frames.h"

namespace chancery::indexer {

class VerbSecondFrames : public Frames {
 public:
  using Frames::Frames;

 protected:
  std::optional<CueFrame> frame(Cue cue, size_t at,
                                const std::optional<Phrase>& last) const override;

 private:
  struct Clause {
    size_t begin = 0;  // its first item behind conjunctions
    size_t start = 0;  // its first item
    size_t finite = 0;
    bool has_before() const { return begin < finite; }
  };
  std::optional<Clause> clause_of(const Cue& cue, size_t at) const;
  // "Laut …", "so …", "nach Angaben …"; "… zufolge".
  std::optional<CueFrame> source_frame(const Cue& cue, size_t at) const;
  std::optional<CueFrame> behind_frame(const Cue& cue, size_t at) const;
  // "…, wie der Sprecher mitteilte".
  std::optional<CueFrame> as_frame(const Cue& cue, size_t at, const Clause& clause) const;
  // "Ihm wird vorgeworfen, …".
  std::optional<CueFrame> passive_frame(const Cue& cue, size_t at) const;
  // "…, dass der Sprecher sagte, …", "Ek, der sagte, …".
  std::optional<CueFrame> subordinate_frame(const Cue& cue, size_t at, const Clause& clause) const;
  std::optional<Range> called_so(size_t begin) const;
  bool is_subordinate(const Cue& cue, size_t at, const Clause& clause) const;
  std::optional<Phrase> subject_before(const Clause& clause) const;
  std::optional<Phrase> subject_with_apposition(const Clause& clause) const;
  size_t start_of(size_t at) const;
  std::optional<Phrase> subject_behind(size_t verb) const;
  // What all of the sentence says but [begin, end).
  std::optional<CueFrame> all_but(size_t begin, size_t end, std::optional<Phrase> source, size_t at,
                                  const Cue& cue) const;
  std::optional<Phrase> noun_phrase(size_t at, size_t end) const;
  bool extends(size_t last, size_t noun, size_t end, size_t first) const;
  std::optional<Phrase> first_noun_phrase(size_t begin, size_t end) const;
  bool is_verb(size_t at) const;
  size_t end_of(size_t begin) const;
  std::optional<Follow> follow(size_t behind) const;
  // Behind a noun and a comma: a clause that tells of the noun.
  bool describes_noun(size_t comma) const;
};

}  // namespace chancery::indexer
