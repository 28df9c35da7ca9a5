#include "search/answer/concept_names.h"

#include <algorithm>
#include <tuple>

#include "chancery/text.h"

namespace chancery::search {

ConceptNames::ConceptNames(const Gazetteer& gazetteer) {
  for (const Concept& one : gazetteer.concepts()) {
    names_.push_back({fold(one.name), one.name, one.kind, true});
    for (const std::string& alias : one.aliases)
      names_.push_back({fold(alias), alias, one.kind, false});
  }
  gazetteer.each_foreign_name([&](ConceptIndex target, std::string_view name) {
    names_.push_back({fold(name), std::string(name), gazetteer[target].kind, false});
  });
  std::sort(names_.begin(), names_.end(), [](const Name& a, const Name& b) {
    return std::tie(a.folded, a.name) < std::tie(b.folded, b.name);
  });
}

std::vector<std::string> ConceptNames::beginning(std::optional<ConceptKind> kind,
                                                 const std::string& start, size_t most) const {
  const std::string folded = fold(start);
  const auto first = std::lower_bound(
      names_.begin(), names_.end(), folded,
      [](const Name& name, const std::string& wanted) { return name.folded < wanted; });
  std::vector<std::string> found;
  const auto collect = [&](bool main) {
    std::string last;
    for (auto at = first; at != names_.end() && at->folded.starts_with(folded); ++at) {
      if (found.size() == most) break;
      // Forms that differ by accents and capitals only are one to who types.
      if (at->main != main || (kind && at->kind != *kind) || at->folded == last) continue;
      last = at->folded;
      found.push_back(at->name);
    }
  };
  collect(true);
  constexpr size_t kFew = 10;
  if (found.size() < kFew) collect(false);
  return found;
}

}  // namespace chancery::search
