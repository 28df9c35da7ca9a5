#include "search/answer/usual_concepts.h"

#include <algorithm>

#include "chancery/schema.h"

namespace chancery::search {

namespace {

// Lists of names are short; what stands behind so many of them is not shown.
constexpr size_t kLookedAt = 24;
// In fewer documents each name is as likely in most as in one.
constexpr uint64_t kFewDocuments = 10;

// Calls `use` with the term and the tag of each name that lists show.
template <typename Use>
void for_each_term(const std::vector<Tag>& tags, std::string_view field, const Use& use) {
  for (size_t i = 0; i < std::min(kLookedAt, tags.size()); ++i) {
    if (tags[i].type == "government") continue;  // its state counts its mentions
    use(schema::concept_term(schema::prefix_of(field), tags[i].id), tags[i]);
  }
}

}  // namespace

void UsualConcepts::look_up(Databases& databases, const std::vector<Hit>& hits) {
  std::map<std::string, Frequency> missing;
  const auto add = [&](const std::string& term, const Tag&) {
    if (!known_.contains(term)) missing[term] = {};
  };
  for (const Hit& hit : hits) {
    for_each_term(hit.record.actors, "actor", add);
    for_each_term(hit.record.issues, "issue", add);
  }
  if (missing.empty()) return;
  known_.merge(databases.looked_up([&] {
    const Xapian::Database& all = databases.all();
    std::map<std::string, Frequency> found = missing;
    for (auto& [term, frequency] : found)
      frequency = {all.get_termfreq(term), all.get_collection_freq(term)};
    return found;
  }));
}

void UsualConcepts::add_usual(const std::vector<Tag>& tags, std::string_view field,
                              uint64_t documents, std::vector<std::string>& usual) const {
  uint64_t here = 0, everywhere = 0;
  for_each_term(tags, field, [&](const std::string& term, const Tag& tag) {
    here += tag.mention_count();
    everywhere += known_.at(term).mentions;
  });
  for_each_term(tags, field, [&](const std::string& term, const Tag& tag) {
    const Frequency& found = known_.at(term);
    const bool has_more = tag.mention_count() * everywhere > found.mentions * here;
    if (found.documents * 2 > documents && !has_more) usual.push_back(tag.id);
  });
}

void UsualConcepts::note(Databases& databases, std::vector<Hit>& hits) {
  const uint64_t documents = databases.all().get_doccount();
  if (documents < kFewDocuments) return;
  look_up(databases, hits);
  for (Hit& hit : hits) {
    add_usual(hit.record.actors, "actor", documents, hit.usual);
    add_usual(hit.record.issues, "issue", documents, hit.usual);
  }
}

}  // namespace chancery::search
