#include "search/render/tags.h"

#include <fmt/format.h>

namespace chancery::search {

uint64_t mention_count(const Tag& tag) {
  return tag.mentions.size() + static_cast<uint64_t>(tag.title_mentions);
}

std::vector<const Tag*> shown_tags(const std::vector<Tag>& tags, size_t most) {
  std::vector<const Tag*> shown;
  const bool any_main = !tags.empty() && tags.front().salience >= kMainSalience;
  for (const Tag& tag : tags) {
    if (tag.type == "government") continue;  // its state counts its mentions
    if (shown.size() == most || (any_main && tag.salience < kMainSalience)) break;
    shown.push_back(&tag);
  }
  return shown;
}

void add_actors(Flow& flow, const Style& style, const Record& record, size_t most) {
  bool first = true;
  for (const Tag* tag : shown_tags(record.actors, most)) {
    if (!std::exchange(first, false)) flow.separate(signs(style).separator);
    flow.add_unbroken(fmt::format("{} {}{}", tag->name, signs(style).times, mention_count(*tag)),
                      Ink::kFaint);
  }
}

void add_issues(Flow& flow, const Style& style, const Record& record, size_t most) {
  bool first = true;
  for (const Tag* tag : shown_tags(record.issues, most)) {
    if (!std::exchange(first, false)) flow.separate(signs(style).separator);
    flow.add_unbroken(tag->name, Ink::kFaint);
  }
}

void add_tags(Flow& flow, const Style& style, const Record& record, size_t most) {
  add_actors(flow, style, record, most);
  if (!shown_tags(record.issues, most).empty()) flow.separate("|");
  add_issues(flow, style, record, most);
}

}  // namespace chancery::search
