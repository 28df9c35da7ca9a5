#include "search/match/hit_groups.h"

#include <algorithm>

#include "chancery/schema.h"
#include "search/match/copies.h"

namespace chancery {

namespace {

constexpr Xapian::doccount kDepthStep = 40;
constexpr Xapian::doccount kLeastAhead = 20;  // hits behind a group's first that are looked at
constexpr double kAsComplete = 0.9;           // of the longest text

// How deep copies of the hit at `place` are looked for.
Xapian::doccount depth_of(Xapian::doccount place) {
  return (place + kLeastAhead + kDepthStep) / kDepthStep * kDepthStep;
}

// Places in the match of each group, the first ones in order.
using Groups = std::vector<std::vector<Xapian::doccount>>;

Groups grouped(const Xapian::MSet& found) {
  CopyGroups copies;
  Groups groups;
  for (Xapian::doccount i = 0; i < found.size(); ++i) {
    const size_t group = copies.add(found[i].get_document().get_value(schema::kSketchSlot));
    if (group == groups.size()) groups.emplace_back();
    groups[group].push_back(i);
  }
  return groups;
}

// The most complete, the newest of those that are about as complete.
Xapian::doccount face_of(const Xapian::Database& database, const Xapian::MSet& found,
                         const std::vector<Xapian::doccount>& hits) {
  if (hits.size() == 1) return hits.front();
  std::vector<double> lengths;
  lengths.reserve(hits.size());
  for (const Xapian::doccount at : hits) lengths.push_back(database.get_doclength(*found[at]));
  const double most = *std::max_element(lengths.begin(), lengths.end());
  Xapian::doccount face = hits.front();
  std::string newest;
  bool chosen = false;
  for (size_t i = 0; i < hits.size(); ++i) {
    if (lengths[i] < kAsComplete * most) continue;
    const std::string date = found[hits[i]].get_document().get_value(schema::kDateSlot);
    if (chosen && date <= newest) continue;
    chosen = true;
    newest = date;
    face = hits[i];
  }
  return face;
}

}  // namespace

HitPage hit_page(const Xapian::Database& database, Xapian::Enquire& enquire,
                 Xapian::doccount offset, Xapian::doccount count, Xapian::doccount counted) {
  HitPage page;
  const bool all = count == 0;
  const size_t end = static_cast<size_t>(offset) + count;
  const Xapian::doccount documents = database.get_doccount();
  Groups groups;
  bool exhausted = false;
  // More than the page needs, again and again, until copies leave enough.
  Xapian::doccount depth =
      all ? documents : depth_of(static_cast<Xapian::doccount>(std::min<size_t>(end, documents)));
  while (true) {
    page.found = enquire.get_mset(0, depth, counted);
    enquire.clear_matchspies();  // they have seen all
    groups = grouped(page.found);
    exhausted = page.found.size() < depth || all;
    if (exhausted) break;
    const bool enough = groups.size() > end;
    const Xapian::doccount needed = enough ? depth_of(groups[end - 1].front()) : 2 * depth;
    if (needed <= depth) break;
    depth = needed;
  }
  page.more = !all && groups.size() > end;
  const size_t last = all ? groups.size() : std::min(groups.size(), end);
  for (size_t i = offset; i < last; ++i) {
    const Xapian::doccount deep = all ? page.found.size() : depth_of(groups[i].front());
    std::vector<Xapian::doccount> hits = groups[i];
    std::erase_if(hits, [&](Xapian::doccount at) { return at >= deep; });
    HitGroup group;
    group.face = face_of(database, page.found, hits);
    for (const Xapian::doccount at : hits) {
      if (at != group.face) group.others.push_back(at);
    }
    page.groups.push_back(std::move(group));
  }
  return page;
}

}  // namespace chancery
