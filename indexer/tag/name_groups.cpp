#include "indexer/tag/name_groups.h"

#include <algorithm>
#include <utility>

#include "chancery/spelling.h"

namespace chancery::indexer {

namespace {
constexpr uint32_t kSeveral = UINT32_MAX;  // a surname of more than one
}  // namespace

std::string NameGroups::folded(const Span& mention) const {
  std::string words;
  for (uint32_t i = mention.begin; i < mention.end; ++i) {
    if (i > mention.begin) words += ' ';
    words += tokens_.word(tokens_.tokens[i]);
  }
  return words;
}

uint32_t NameGroups::group_of(const Span& mention, bool bare) {
  const auto fresh = static_cast<uint32_t>(groups_.size());
  const auto [known, is_new] = by_words_.try_emplace(folded(mention), fresh);
  if (!is_new) return known->second;
  const auto [spelled, is_first] = by_spelling_.try_emplace(spelling_key(known->first), fresh);
  known->second = spelled->second;
  if (is_first) groups_.push_back({{}, bare});
  return known->second;
}

void NameGroups::add(const std::vector<Span>& mentions) {
  std::vector<Span>& all = groups_[group_of(mentions.front(), false)].mentions;
  all.insert(all.end(), mentions.begin(), mentions.end());
}

void NameGroups::add_bare(const Span& mention) {
  groups_[group_of(mention, true)].mentions.push_back(mention);
}

std::vector<NameGroup> NameGroups::take() {
  std::unordered_map<std::string_view, uint32_t> surnames;
  for (const auto& [key, group] : by_spelling_) {
    const size_t space = key.rfind(' ');
    if (space == key.npos) continue;
    const auto [found, fresh] =
        surnames.try_emplace(std::string_view(key).substr(space + 1), group);
    if (!fresh) found->second = kSeveral;
  }
  for (const auto& [key, group] : by_spelling_) {
    if (key.find(' ') != key.npos || !groups_[group].bare) continue;
    const auto full = surnames.find(key);
    if (full == surnames.end() || full->second == kSeveral) continue;
    std::vector<Span>& all = groups_[full->second].mentions;
    std::vector<Span>& part = groups_[group].mentions;
    all.insert(all.end(), part.begin(), part.end());
    part.clear();
  }
  std::erase_if(groups_, [](const NameGroup& group) { return group.mentions.empty(); });
  return std::move(groups_);
}

}  // namespace chancery::indexer
