#include <algorithm>
#include <set>
#include <utility>

#include "chancery/text.h"
#include "search/plan/request_error.h"
#include "search/view/collocates.h"
#include "search/view/query_groups.h"
#include "search/view/views.h"
#include "search/view/word_list.h"

namespace chancery::search {

namespace {

constexpr uint32_t kTextsOfAlternatives = 300;  // that are read for words around
constexpr size_t kMostGroups = 6;               // of a query
constexpr size_t kMostTried = 40;               // concepts of a group
constexpr uint32_t kMostAround = 100;           // words of a group
constexpr uint64_t kMostTimes = 4;              // a word's documents to those of its group
constexpr size_t kMostShown = 6;                // of either, of a group

bool has(const std::vector<std::string>& list, const std::string& id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

// What the gazetteer puts beside a concept: of an issue those above, beside and below it, of an
// organisation its members, of a state that which came before or after.
bool is_beside(const Concept& other, const Concept& item) {
  if (other.kind != item.kind) return false;
  if (item.kind == ConceptKind::kIssue) {
    return has(item.related, other.id) || has(item.part_of, other.id) ||
           has(item.broader, other.id) || has(other.related, item.id) ||
           has(other.part_of, item.id);
  }
  return has(other.broader, item.id) || other.successor == item.id || item.successor == other.id;
}

bool has_words(const std::string& name, const std::string& words) {
  return (' ' + fold(name) + ' ').find(' ' + words + ' ') != std::string::npos;
}

class Alternatives {
 public:
  Alternatives(const ViewContext& context, const std::string& query, View& view)
      : context_(context), query_(query), view_(view) {}

  void add(const std::vector<QueryGroup>& groups) {
    for (const QueryGroup& group : groups) asked_.insert(group.ids.begin(), group.ids.end());
    for (const QueryGroup& group : groups) add_of(group);
  }

 private:
  void add_of(const QueryGroup& group) {
    group_ = &group;
    std::vector<AlternativePart> concepts = concepts_of();
    std::stable_sort(concepts.begin(), concepts.end(),
                     [](const auto& a, const auto& b) { return a.more > b.more; });
    keep(std::move(concepts));
    // Who else is named beside an actor is no other name of it.
    if (group.kind != ConceptKind::kActor) keep(words_of());
  }

  std::vector<AlternativePart> concepts_of() {
    std::vector<AlternativePart> found;
    const Gazetteer& gazetteer = context_.gazetteer;
    const ConceptIndex asked =
        group_->kind ? gazetteer.find(*group_->kind, group_->ids.front()) : kNoConcept;
    if (group_->kind && asked == kNoConcept) return found;
    for (const Concept& other : gazetteer.concepts()) {
      if (found.size() == kMostTried) break;
      const bool fits =
          group_->kind ? is_beside(other, gazetteer[asked]) : has_words(other.name, group_->words);
      if (!fits || asked_.contains(other.id)) continue;
      const bool actor = other.kind == ConceptKind::kActor;
      const std::string kind = actor ? "actor" : "issue";
      const std::string part = kind + ":" + fold(other.id);
      take({kind, other.name, part, context_.found(part)}, found);
    }
    return found;
  }

  // Words near those that were typed, in the first hits, but names of actors.
  std::vector<AlternativePart> words_of() {
    View around;
    count_collocates(context_, group_->words, ViewRequest().window, kTextsOfAlternatives, around);
    ViewRequest order;
    order.most = kMostAround;
    sort_words(order, around);
    const uint64_t group = context_.found(group_->words);
    view_.looked_at = std::max(view_.looked_at, around.looked_at);
    view_.damaged = std::max(view_.damaged, around.damaged);
    std::vector<AlternativePart> found;
    for (const WordLine& line : around.words) {
      if (found.size() == kMostShown) break;
      const auto named = context_.gazetteer.lookup(line.word);
      const bool actor = std::any_of(named.begin(), named.end(), [&](ConceptIndex target) {
        return context_.gazetteer[target].kind == ConceptKind::kActor;
      });
      if (actor || has_words(query_, line.word)) continue;
      const std::string part = '"' + line.word + '"';
      const uint64_t documents = context_.found(part);
      // A word of many more texts is another question.
      if (documents <= group * kMostTimes) take({"word", line.word, part, documents}, found);
    }
    return found;
  }

  struct Candidate {
    std::string kind, label, part;
    uint64_t documents = 0;
  };

  // Adds it where it finds documents that the query does not.
  void take(const Candidate& candidate, std::vector<AlternativePart>& found) {
    context_.deadline.check();
    if (candidate.documents == 0) return;
    AlternativePart part{group_->words, group_->place, candidate.kind, candidate.label,
                         candidate.part};
    part.query = with_alternatives(query_, {part});
    part.documents = candidate.documents;
    const uint64_t widened = context_.found(part.query);
    if (widened <= view_.total) return;
    part.more = widened - view_.total;
    found.push_back(std::move(part));
  }

  void keep(std::vector<AlternativePart> parts) {
    if (parts.size() > kMostShown) parts.resize(kMostShown);
    for (AlternativePart& part : parts) view_.alternatives.push_back(std::move(part));
  }

  const ViewContext& context_;
  const std::string& query_;
  View& view_;
  std::set<std::string> asked_;  // ids
  const QueryGroup* group_ = nullptr;
};

}  // namespace

void make_also(const ViewContext& context, const ViewRequest&, View& view) {
  context.deadline.check();
  const std::string query = as_read(view.query);
  std::vector<QueryGroup> groups = query_groups(query, context.planning);
  if (groups.empty())
    throw RequestError("the query has no word, actor or issue that another could stand beside",
                       "corridor, or issue:sanctions");
  if (groups.size() > kMostGroups) groups.resize(kMostGroups);
  Alternatives(context, query, view).add(groups);
}

}  // namespace chancery::search
