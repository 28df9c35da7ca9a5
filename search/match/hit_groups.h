// The hits of a match with copies of a text as one, page by page.
#pragma once

#include <xapian.h>

#include <functional>
#include <vector>

#include "search/match/ranked_document.h"

namespace chancery::search {

// The best so many documents, the best first. Asked for more, it begins with the same.
using BestDocuments = std::function<std::vector<RankedDocument>(Xapian::doccount)>;

// Told which documents are read next.
using WillRead = std::function<void(const std::vector<Xapian::docid>&)>;

// Hits with one text.
struct HitGroup {
  RankedDocument face;                 // the one that is shown
  std::vector<RankedDocument> others;  // best first
};

// The groups [offset, offset + count) of the best documents; count 0: all from offset on. A rank is
// the same group with the same copies whatever page it is asked for on: copies are looked for up to
// a depth that depends on the group alone.
struct HitPage {
  std::vector<HitGroup> groups;
  bool more = false;  // there are hits behind these
};

// How many documents it asks for first.
Xapian::doccount first_depth(const Xapian::Database& database, Xapian::doccount offset,
                             Xapian::doccount count);

HitPage hit_page(const Xapian::Database& database, const BestDocuments& best,
                 const WillRead& will_read, Xapian::doccount offset, Xapian::doccount count);

}  // namespace chancery::search
