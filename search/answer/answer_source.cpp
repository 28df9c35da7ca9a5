#include "search/answer/answer_source.h"

#include <algorithm>
#include <tuple>

#include "chancery/text.h"

namespace chancery {

void SearcherSource::prepare() {
  searcher_.prepare();
  index_names();
}

Answer SearcherSource::search(const std::string& query, const SearchOptions& options) {
  return searcher_.search(query, options);
}

View SearcherSource::view(const std::string& query, const ViewRequest& request) {
  return searcher_.view(query, request);
}

std::vector<Mark> SearcherSource::marks(const std::string& query, const Record& record) {
  return searcher_.marks(query, record);
}

std::vector<std::string> SearcherSource::values(const std::string& field, const std::string& start,
                                                size_t most) {
  return searcher_.values(field, start, most);
}

void SearcherSource::index_names() {
  const Gazetteer& gazetteer = searcher_.gazetteer();
  if (indexed_ == &gazetteer) return;
  indexed_ = &gazetteer;
  names_.clear();
  for (const Concept& one : gazetteer.concepts()) {
    names_.push_back({fold(one.name), one.name, one.kind, true});
    for (const std::string& alias : one.aliases)
      names_.push_back({fold(alias), alias, one.kind, false});
  }
  std::sort(names_.begin(), names_.end(), [](const Name& a, const Name& b) {
    return std::tie(a.folded, a.name) < std::tie(b.folded, b.name);
  });
}

std::vector<std::string> SearcherSource::concept_names(std::optional<ConceptKind> kind,
                                                       const std::string& start, size_t most) {
  index_names();
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

}  // namespace chancery
