#include "indexer/walk/exclusions.h"

#include <algorithm>
#include <utility>

namespace chancery::indexer {

bool Exclusions::Rules::ignore(std::string_view path, bool is_directory) const {
  for (const Rules* rules = this; rules != nullptr; rules = rules->outer.get()) {
    const auto verdict = rules->own.verdict(path.substr(rules->base.size()), is_directory);
    if (verdict != IgnoreRules::Verdict::kNone) return verdict == IgnoreRules::Verdict::kIgnored;
  }
  return false;
}

std::shared_ptr<const Exclusions::Rules> Exclusions::add(const std::string& base,
                                                         std::string_view text,
                                                         std::shared_ptr<const Rules> outer) {
  IgnoreRules own = IgnoreRules::parse(text);
  if (own.empty()) return outer;
  const auto rules = std::make_shared<const Rules>(Rules{std::move(own), base, std::move(outer)});
  by_folder_[base] = rules;
  return rules;
}

bool Exclusions::leave_out(std::string_view path, std::string_view folder) const {
  const Rules* rules = nullptr;
  // Behind each slash from that of the folder on stands a name.
  for (size_t slash = folder == "/" ? 0 : folder.size(); slash < path.size();) {
    const auto own = by_folder_.find(path.substr(0, slash + 1));
    if (own != by_folder_.end()) rules = own->second.get();
    const size_t end = std::min(path.find('/', slash + 1), path.size());
    if (path.substr(slash + 1).starts_with('.')) return true;
    if (rules != nullptr && rules->ignore(path.substr(0, end), end < path.size())) return true;
    slash = end;
  }
  return false;
}

}  // namespace chancery::indexer
