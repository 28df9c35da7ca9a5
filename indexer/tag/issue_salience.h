// How much an issue matters in a document: 0 to 1, main ones 0.5 and above.
#pragma once

#include <vector>

#include "chancery/record.h"

namespace chancery::indexer {

// What tells about one issue of a text. An enumeration ("poverty, drugs, terrorism and debt")
// counts for each of its issues in part only, and so does a formula ("international peace and
// security"); a sentence on the principles of the Charter counts for none.
struct IssueStanding {
  double count = 0;     // mentions; the more issues a sentence names, the less each counts
  double coverage = 0;  // bytes of text that are about it: sentences with it and behind it, in the
                        // paragraph, up to one that names another issue
  size_t mentions = 0;  // as they are
  size_t title = 0;
  uint32_t first = UINT32_MAX;  // byte of the first mention
};

// Those of `issues`, in their order. `record` has its sentences.
std::vector<IssueStanding> issue_standings(const std::vector<Tag>& issues, const Record& record);

// Sets the salience of `issues`, the issues of `record`; sorts them by it, then by number of
// mentions, then by id. `disputes`: whether each of them is a named dispute, in their order.
void weigh_issues(std::vector<Tag>& issues, const Record& record,
                  const std::vector<bool>& disputes);

}  // namespace chancery::indexer
