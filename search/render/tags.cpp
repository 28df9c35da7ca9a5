#include "search/render/tags.h"

#include <fmt/format.h>

#include <algorithm>

namespace chancery::search {

namespace {

// Appends the main ones of `tags`, or all when none of them is main, until there are `most`.
void add_shown(const std::vector<const Tag*>& tags, size_t most, std::vector<const Tag*>& shown) {
  const bool any_main = !tags.empty() && tags.front()->salience >= kMainSalience;
  for (const Tag* tag : tags) {
    if (shown.size() == most || (any_main && tag->salience < kMainSalience)) break;
    shown.push_back(tag);
  }
}

}  // namespace

bool is_usual(const Tag& tag, const std::vector<std::string>& usual) {
  return std::find(usual.begin(), usual.end(), tag.id) != usual.end();
}

std::vector<const Tag*> shown_tags(const std::vector<Tag>& tags,
                                   const std::vector<std::string>& usual, size_t most) {
  std::vector<const Tag*> telling, others;
  for (const Tag& tag : tags) {
    if (tag.type == "government") continue;  // its state counts its mentions
    (is_usual(tag, usual) ? others : telling).push_back(&tag);
  }
  std::vector<const Tag*> shown;
  add_shown(telling, most, shown);
  add_shown(others, most, shown);
  return shown;
}

void add_actors(Flow& flow, const Style& style, const Hit& hit, size_t most) {
  bool first = true;
  for (const Tag* tag : shown_tags(hit.record.actors, hit.usual, most)) {
    if (!std::exchange(first, false)) flow.separate(signs(style).separator);
    flow.add_unbroken(fmt::format("{} {}{}", tag->name, signs(style).times, tag->mention_count()),
                      Ink::kFaint);
  }
}

void add_issues(Flow& flow, const Style& style, const Hit& hit, size_t most) {
  bool first = true;
  for (const Tag* tag : shown_tags(hit.record.issues, hit.usual, most)) {
    if (!std::exchange(first, false)) flow.separate(signs(style).separator);
    flow.add_unbroken(tag->name, Ink::kFaint);
  }
}

void add_tags(Flow& flow, const Style& style, const Hit& hit, size_t most) {
  add_actors(flow, style, hit, most);
  if (!shown_tags(hit.record.issues, hit.usual, most).empty()) flow.separate("|");
  add_issues(flow, style, hit, most);
}

}  // namespace chancery::search
