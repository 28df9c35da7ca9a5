#include "search/answer/usual_concepts.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "chancery/schema.h"

namespace chancery::search {

namespace {

// Lists of names are short; what stands behind so many of them is not shown.
constexpr size_t kLookedAt = 16;
// In fewer documents each name is as likely in most as in one.
constexpr uint64_t kFewDocuments = 10;

// Calls `use` with each name that lists show.
template <typename Use>
void for_each_shown(const std::vector<Tag>& tags, const Use& use) {
  for (size_t i = 0; i < std::min(kLookedAt, tags.size()); ++i)
    if (tags[i].type != "government") use(tags[i]);  // its state counts its mentions
}

std::string term_of(std::string_view field, const Tag& tag) {
  return schema::concept_term(schema::prefix_of(field), tag.id);
}

}  // namespace

void UsualConcepts::prepare(Databases& databases, const std::vector<const Record*>& records) {
  databases.will_look_up([&] {
    const auto ask = [&](const std::vector<Tag>& tags, std::string_view field, const Known& known) {
      for_each_shown(tags, [&](const Tag& tag) {
        if (!known.contains(tag.id)) databases.frequencies(term_of(field, tag));
      });
    };
    for (const Record* record : records) {
      ask(record->actors, "actor", actors_);
      ask(record->issues, "issue", issues_);
    }
  });
}

void UsualConcepts::look_up(Databases& databases, const std::vector<Hit>& hits) {
  std::vector<std::pair<Frequencies*, std::string>> missing;  // terms
  const auto add = [&](const std::vector<Tag>& tags, std::string_view field, Known& known) {
    for_each_shown(tags, [&](const Tag& tag) {
      const auto [place, fresh] = known.try_emplace(tag.id);
      if (fresh) missing.emplace_back(&place->second, term_of(field, tag));
    });
  };
  for (const Hit& hit : hits) {
    add(hit.record.actors, "actor", actors_);
    add(hit.record.issues, "issue", issues_);
  }
  if (missing.empty()) return;
  const auto found = databases.looked_up([&] {
    std::vector<Frequencies> all;
    all.reserve(missing.size());
    for (const auto& [place, term] : missing) all.push_back(databases.frequencies(term));
    return all;
  });
  for (size_t i = 0; i < missing.size(); ++i) *missing[i].first = found[i];
}

void UsualConcepts::add_usual(const std::vector<Tag>& tags, const Known& known, uint64_t documents,
                              std::vector<std::string>& usual) {
  uint64_t here = 0, everywhere = 0;
  std::vector<std::pair<const Tag*, Frequencies>> common;
  for_each_shown(tags, [&](const Tag& tag) {
    const Frequencies& found = known.at(tag.id);
    here += tag.mention_count();
    everywhere += found.occurrences;
    if (found.documents * 2 > documents) common.emplace_back(&tag, found);
  });
  for (const auto& [tag, found] : common) {
    const bool has_more = tag->mention_count() * everywhere > found.occurrences * here;
    if (!has_more) usual.push_back(tag->id);
  }
}

void UsualConcepts::note(Databases& databases, std::vector<Hit>& hits) {
  const uint64_t documents = databases.all().get_doccount();
  if (documents < kFewDocuments) return;
  look_up(databases, hits);
  for (Hit& hit : hits) {
    add_usual(hit.record.actors, actors_, documents, hit.usual);
    add_usual(hit.record.issues, issues_, documents, hit.usual);
  }
}

}  // namespace chancery::search
