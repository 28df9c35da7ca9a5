#include "search/plan/readings.h"

#include <fmt/format.h>

#include <algorithm>

#include "chancery/text.h"
#include "chancery/word_classes.h"

namespace chancery::search {

namespace {

constexpr size_t kMostReadings = 3;

// What two states of one name differ by: the Congos, the Koreas.
bool tells_apart(std::string_view word) {
  return word_classes(word) & WordClass::kStateForm;
}

// `name` folded, without what tells states of one name apart; empty when it has nothing of that.
std::string shared_name(std::string_view name) {
  const std::string folded = fold(name);
  size_t at = 0;
  while (at < folded.size()) {
    const size_t space = std::min(folded.find(' ', at), folded.size());
    if (!tells_apart(std::string_view(folded).substr(at, space - at))) break;
    at = std::min(space + 1, folded.size());
  }
  return at == 0 ? "" : folded.substr(at);
}

std::string other_readings(const Gazetteer& gazetteer, const Concept& item,
                           std::string_view written) {
  const std::string word = fold(written);
  if (word.empty() || item.type != "state") return "";
  if ((word_classes(word) & WordClass::kSubState) && item.id != "USA" && item.id != "CAN") {
    return fmt::format("the US state: word:{} -actor:{}", word, item.id);
  }
  if (shared_name(item.name) != word) return "";
  std::string others;
  size_t count = 0;
  for (const Concept& other : gazetteer.concepts()) {
    if (count == kMostReadings) break;
    if (other.type != "state" || other.id == item.id || shared_name(other.name) != word) continue;
    others += fmt::format("{}{}: actor:{}", others.empty() ? "" : ", ", other.name, other.id);
    ++count;
  }
  return others;
}

}  // namespace

std::string reading(const Gazetteer& gazetteer, ConceptIndex target, std::string_view written) {
  const Concept& item = gazetteer[target];
  if (item.kind == ConceptKind::kIssue) return "issue " + item.name;
  if (item.type == "government" && !written.empty()) {
    const ConceptIndex state = gazetteer.find(ConceptKind::kActor, item.state);
    if (state != kNoConcept) {
      return fmt::format("{} → {} (government)", written, gazetteer[state].name);
    }
  }
  const std::string others = other_readings(gazetteer, item, written);
  return "actor " + item.name + (others.empty() ? "" : fmt::format(" (or {})?", others));
}

}  // namespace chancery::search
