#include "search/match/hit_groups.h"

#include <algorithm>

#include "chancery/schema.h"
#include "search/match/copies.h"

namespace chancery::search {

namespace {

constexpr Xapian::doccount kDepthStep = 40;
constexpr Xapian::doccount kLeastAhead = 20;  // hits behind a group's first that are looked at
constexpr double kAsComplete = 0.9;           // of the longest text

// How deep copies of the hit at `place` are looked for.
Xapian::doccount depth_of(size_t place) {
  const size_t depth = (place + kLeastAhead + kDepthStep) / kDepthStep * kDepthStep;
  return static_cast<Xapian::doccount>(depth);
}

// Places among the best of each group, the first ones in order.
using Groups = std::vector<std::vector<size_t>>;

std::vector<Xapian::docid> without_sketches(const std::vector<RankedDocument>& documents,
                                            size_t from, size_t most) {
  std::vector<Xapian::docid> numbers;
  for (size_t i = from; i < std::min(documents.size(), from + most); ++i)
    if (!documents[i].sketch) numbers.push_back(documents[i].docid);
  return numbers;
}

std::string sketch_of(const Xapian::Database& database, const RankedDocument& document) {
  if (document.sketch) return *document.sketch;
  return database.get_document(document.docid).get_value(schema::kSketchSlot);
}

Groups grouped(const Xapian::Database& database, const std::vector<RankedDocument>& found,
               const WillRead& will_read) {
  constexpr size_t kReadTogether = 2 * kDepthStep;
  CopyGroups copies;
  Groups groups;
  for (size_t i = 0; i < found.size(); ++i) {
    if (i % kReadTogether == 0) will_read(without_sketches(found, i, kReadTogether));
    const size_t group = copies.add(sketch_of(database, found[i]));
    if (group == groups.size()) groups.emplace_back();
    groups[group].push_back(i);
  }
  return groups;
}

// The hits of up to kDepthStep groups of [from, end) that were not read for their sketches.
std::vector<Xapian::docid> members(const Groups& groups, size_t from, size_t end,
                                   const std::vector<RankedDocument>& found) {
  std::vector<Xapian::docid> numbers;
  for (size_t i = from; i < std::min<size_t>(end, from + kDepthStep); ++i)
    for (const size_t at : groups[i])
      if (found[at].sketch) numbers.push_back(found[at].docid);
  return numbers;
}

// The most complete, the newest of those that are about as complete.
size_t face_of(const Xapian::Database& database, const std::vector<RankedDocument>& found,
               const std::vector<size_t>& hits) {
  if (hits.size() == 1) return hits.front();
  std::vector<double> lengths;
  lengths.reserve(hits.size());
  for (const size_t at : hits) lengths.push_back(database.get_doclength(found[at].docid));
  const double most = *std::max_element(lengths.begin(), lengths.end());
  size_t face = hits.front();
  std::string newest;
  bool chosen = false;
  for (size_t i = 0; i < hits.size(); ++i) {
    if (lengths[i] < kAsComplete * most) continue;
    const std::string date =
        database.get_document(found[hits[i]].docid).get_value(schema::kDateSlot);
    if (chosen && date <= newest) continue;
    chosen = true;
    newest = date;
    face = hits[i];
  }
  return face;
}

}  // namespace

Xapian::doccount first_depth(const Xapian::Database& database, Xapian::doccount offset,
                             Xapian::doccount count) {
  const Xapian::doccount documents = database.get_doccount();
  const size_t end = static_cast<size_t>(offset) + count;
  return count == 0 ? documents
                    : depth_of(static_cast<Xapian::doccount>(std::min<size_t>(end, documents)));
}

HitPage hit_page(const Xapian::Database& database, const BestDocuments& best,
                 const WillRead& will_read, Xapian::doccount offset, Xapian::doccount count) {
  HitPage page;
  const bool all = count == 0;
  const size_t end = static_cast<size_t>(offset) + count;
  std::vector<RankedDocument> found;
  Groups groups;
  // More than the page needs, again and again, until copies leave enough.
  Xapian::doccount depth = first_depth(database, offset, count);
  while (true) {
    found = best(depth);
    groups = grouped(database, found, will_read);
    if (found.size() < depth || all) break;
    const bool enough = groups.size() > end;
    const Xapian::doccount needed = enough ? depth_of(groups[end - 1].front()) : 2 * depth;
    if (needed <= depth) break;
    depth = needed;
  }
  page.more = !all && groups.size() > end;
  const size_t last = all ? groups.size() : std::min(groups.size(), end);
  for (size_t i = offset; i < last; ++i) {
    if ((i - offset) % kDepthStep == 0) will_read(members(groups, i, last, found));
    const size_t deep = all ? found.size() : depth_of(groups[i].front());
    std::vector<size_t> hits = groups[i];
    std::erase_if(hits, [&](size_t at) { return at >= deep; });
    HitGroup group;
    const size_t face = face_of(database, found, hits);
    group.face = found[face];
    for (const size_t at : hits) {
      if (at != face) group.others.push_back(found[at]);
    }
    page.groups.push_back(std::move(group));
  }
  return page;
}

}  // namespace chancery::search
