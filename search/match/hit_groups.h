// The hits of a match with copies of a text as one, page by page.
#pragma once

#include <xapian.h>

#include <vector>

namespace chancery {

// Hits with one text, as places in a match.
struct HitGroup {
  Xapian::doccount face = 0;             // the one that is shown
  std::vector<Xapian::doccount> others;  // best first
};

// The groups [offset, offset + count) of what `enquire` matches; count 0: all from offset on. A
// rank is the same group with the same copies whatever page it is asked for on: copies are looked
// for up to a depth that depends on the group alone.
struct HitPage {
  Xapian::MSet found;  // from the first hit on, as many as were needed
  std::vector<HitGroup> groups;
  bool more = false;  // there are hits behind these
};

// Match spies of `enquire` see the match once and are taken off. `counted`: how many matches to
// count exactly (Enquire's check_at_least).
HitPage hit_page(const Xapian::Database& database, Xapian::Enquire& enquire,
                 Xapian::doccount offset, Xapian::doccount count, Xapian::doccount counted);

}  // namespace chancery
