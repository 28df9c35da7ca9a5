#include "search/snippet/asked_marks.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "search/snippet/snippets.h"
#include "search/snippet/word_finder.h"

namespace chancery::search {

namespace {

using Ids = std::unordered_set<std::string>;

void add_mentions(const std::vector<Tag>& tags, const Ids& ids, std::vector<Span>& spans) {
  for (const Tag& tag : tags) {
    if (ids.count(tag.id) > 0) spans.insert(spans.end(), tag.mentions.begin(), tag.mentions.end());
  }
}

}  // namespace

std::vector<Mark> asked_marks(const Record& record, const Wanted& wanted) {
  std::vector<Mark> marks =
      marks_of_text(record, without_parts(record, wanted, WordFinder(wanted).find(record.text)));
  Ids actors, issues;
  for (const WantedUnit& unit : wanted.units) {
    actors.insert(unit.actors.begin(), unit.actors.end());
    issues.insert(unit.issues.begin(), unit.issues.end());
  }
  std::vector<Span> spans;
  add_mentions(record.actors, actors, spans);
  add_mentions(record.issues, issues, spans);
  std::sort(spans.begin(), spans.end(),
            [](const Span& a, const Span& b) { return a.begin < b.begin; });
  auto span = spans.begin();
  uint32_t reached = 0;  // the last end of those that begin before the mark's end
  for (Mark& mark : marks) {
    for (; span != spans.end() && span->begin < mark.span.end; ++span)
      reached = std::max(reached, span->end);
    mark.asked = mark.kind == MarkKind::kWord || reached > mark.span.begin;
  }
  return marks;
}

}  // namespace chancery::search
