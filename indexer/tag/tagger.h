// Tags a record with the actors and issues that it mentions, and tells how much each matters in it.
#pragma once

#include <utility>
#include <vector>

#include "chancery/matcher.h"
#include "chancery/record.h"
#include "indexer/tag/former_states.h"
#include "indexer/tag/officials.h"
#include "indexer/tag/shared_seats.h"
#include "indexer/tag/speaker.h"
#include "indexer/tag/unlisted.h"

namespace chancery::indexer {

// The analysed text of a record: made once, used by tagging and indexing.
struct AnalysedText {
  TokenList title;
  TokenList text;
  WordNumbers title_words;
  WordNumbers text_words;
};

// One mention with the concept it counts for and the sentence it stands in.
struct Counted {
  ConceptIndex target = kNoConcept;
  uint32_t token = 0;     // of the text, or of the title
  uint32_t sentence = 0;  // of Record::sentences; kInTitle for the title
  bool passing = false;   // in the title, says little of the target (passing_mention.h)
  static constexpr uint32_t kInTitle = UINT32_MAX;
};

// Not thread-safe: one a thread.
class Tagger {
 public:
  explicit Tagger(const Matcher& matcher);

  // Fills `record`'s sentences, actors and issues, and `analysed`. Returns every mention as it
  // counts: a leader's, a seat's or a city's counts for its state too, an official's for the
  // organisation.
  std::vector<Counted> tag(Record& record, AnalysedText& analysed);

 private:
  // Fills `organisations_`.
  void find_officials(const std::vector<Mention>& of_title, const std::vector<Mention>& mentions,
                      int date);
  ConceptIndex organisation_of(ConceptIndex leader) const;
  void count(const std::vector<Mention>& mentions, const TokenList& tokens, bool title,
             const Record& record, int year, std::vector<Counted>& out);
  // The tags of the record, which are not weighed yet.
  void make_tags(const std::vector<Counted>& counted, Record& record);
  const Matcher& matcher_;
  FormerStates former_;
  Officials officials_;
  // The leaders of a text who speak for an organisation in it, with that.
  std::vector<std::pair<ConceptIndex, ConceptIndex>> organisations_;
  SharedSeats shared_;
  Speakers speakers_;
  MatchScratch scratch_;
  UnlistedFinder unlisted_;
  std::vector<std::vector<Span>> spans_;
};

}  // namespace chancery::indexer
