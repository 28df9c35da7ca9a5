// Mentions that name a state and say little of it: its money, where somebody has a seat or
// securities are listed, and whom a speaker greets or thanks.
#pragma once

#include <string_view>

#include "chancery/record.h"

namespace chancery::indexer {

// Whether what stands beside `mention` (bytes of `text`) makes it an attribute in passing:
// "Australian" in "Australian dollars", "London" in "London-based", "Luxembourg" in "listed in
// Luxembourg". Thread-safe.
bool in_passing(std::string_view text, const Span& mention);

// The same of mentions in the text of one record, and whether a courtesy has them: "Uganda" in "I
// congratulate you, and through you Uganda", "South Sudan" in "we welcome our new member, South
// Sudan". Reads each sentence once, and only those it is asked of.
class PassingMentions {
 public:
  // `record` outlives this; its sentences may be missing, then there are no courtesies.
  explicit PassingMentions(const Record& record) : record_(record) {}

  bool holds(const Span& mention);

 private:
  Span courtesy_in(const Span& sentence) const;

  const Record& record_;
  std::vector<Span> courtesies_;  // a sentence each, once one is read: empty where there is none
};

}  // namespace chancery::indexer
