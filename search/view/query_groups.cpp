#include "search/view/query_groups.h"

#include <algorithm>

#include "chancery/strings.h"
#include "chancery/text.h"
#include "search/parse/query_tree.h"
#include "search/plan/question.h"
#include "search/plan/units.h"
#include "search/view/counting.h"

namespace chancery::search {

namespace {

bool stands_beside(const QueryNode& node) {
  return node.kind == QueryNode::kOr || node.kind == QueryNode::kAnd ||
         node.kind == QueryNode::kSequence;
}

class GroupFinder {
 public:
  GroupFinder(const std::string& query, const PlanContext& context)
      : query_(query), context_(context), finder_(context) {
    tokenize(query, tokens_);
  }

  std::vector<QueryGroup> find() {
    look_at(parse_query(query_), false);
    return std::move(groups_);
  }

 private:
  void look_at(const QueryNode& node, bool alternative) {
    if (node.excluded || node.inferred) return;
    if (node.kind == QueryNode::kWords) words(node, alternative);
    if (node.kind == QueryNode::kField) field(node, alternative);
    if (node.kind == QueryNode::kPhrase) phrase(node, alternative);
    if (!stands_beside(node)) return;
    for (const QueryNode& child : node.children) look_at(child, node.kind == QueryNode::kOr);
  }

  void words(const QueryNode& node, bool alternative) {
    const std::vector<Unit> units = finder_.find(node.text);
    for (const Unit& unit : units) {
      QueryGroup group;
      group.words = unit.typed;
      if (unit.kind != Unit::kWord) {
        group.kind = unit.kind == Unit::kActor ? ConceptKind::kActor : ConceptKind::kIssue;
        group.ids = unit.concepts;
      }
      // Of several words beside each other one alternative stands for one of them.
      if (find_place(node.offset, group)) add(std::move(group), alternative && units.size() == 1);
    }
  }

  void add(QueryGroup group, bool alone) {
    const bool whole = group.place.begin == 0 && group.place.end == query_.size();
    group.place.bare = alone || whole;
    groups_.push_back(std::move(group));
  }

  // Finds the words in the query, from `offset` on.
  bool find_place(size_t offset, QueryGroup& group) const {
    TokenList typed;
    tokenize(group.words, typed);
    const auto& all = tokens_.tokens;
    const auto same = [&](const Token& token, const Token& wanted) {
      return token.span.begin >= offset && tokens_.word(token) == typed.word(wanted);
    };
    const auto found =
        std::search(all.begin(), all.end(), typed.tokens.begin(), typed.tokens.end(), same);
    if (typed.tokens.empty() || found == all.end()) return false;
    group.place.begin = found->span.begin;
    group.place.end = (found + static_cast<std::ptrdiff_t>(typed.tokens.size()) - 1)->span.end;
    // A possessive is no part of a token.
    group.place.end = std::min(query_.find_first_of(" \t\"()", group.place.end), query_.size());
    return true;
  }

  // With the quotes around it.
  void phrase(const QueryNode& node, bool alternative) {
    TokenList tokens;
    tokenize(node.text, tokens);
    QueryGroup group;
    for (const Token& token : tokens.tokens)
      group.words.append(group.words.empty() ? "" : " ").append(tokens.word(token));
    if (!find_place(node.offset, group)) return;
    const size_t open = query_.rfind('"', group.place.begin);
    const size_t close = query_.find('"', group.place.end);
    if (open == std::string::npos || close == std::string::npos) return;
    group.place.begin = open;
    group.place.end = close + 1;
    add(std::move(group), alternative);
  }

  void field(const QueryNode& node, bool alternative) {
    const std::string_view name = node.field->name;
    if (name != "issue" && name != "actor" && name != "about") return;
    for (const ConceptKind kind : {ConceptKind::kIssue, ConceptKind::kActor}) {
      if (name == (kind == ConceptKind::kIssue ? "actor" : "issue")) continue;
      const ConceptIndex target = finder_.named(node.text, kind);
      if (target == kNoConcept) continue;
      const std::string typed = fold(context_.gazetteer[target].name);
      add({typed, item_at(node.offset), kind, ids_of(context_.gazetteer, target)}, alternative);
      return;
    }
  }

  // What stands around a byte of the query: a field with its value, quotes and brackets kept whole.
  QueryPlace item_at(size_t at) const {
    QueryPlace place;
    bool quoted = false;
    size_t open = 0;
    for (size_t i = 0; i <= query_.size(); ++i) {
      const char c = i < query_.size() ? query_[i] : ' ';
      if (c == '"') quoted = !quoted;
      const bool ends = i == query_.size() || (!quoted && (c == ' ' || c == '\t' || c == ')'));
      if (ends && i >= at && i > place.begin && open == 0) {
        place.end = i;
        break;
      }
      if (quoted) continue;
      // A bracket behind a colon is the field's own.
      const bool own = c == '(' && i > 0 && query_[i - 1] == ':';
      if (own) ++open;
      if (c == ')' && open > 0) --open;
      if (i < at && !own && open == 0 && (ends || c == '(')) place.begin = i + 1;
    }
    return place;
  }

  const std::string& query_;
  const PlanContext& context_;
  UnitFinder finder_;
  TokenList tokens_;  // of the query
  std::vector<QueryGroup> groups_;
};

}  // namespace

std::vector<QueryGroup> query_groups(const std::string& query, const PlanContext& context) {
  return GroupFinder(query, context).find();
}

std::string as_read(const std::string& query) {
  const QueryNode tree = read_question(query).tree;
  std::vector<QueryNode> parts = {tree};
  if (tree.kind == QueryNode::kSequence) parts = tree.children;
  bool inferred = false;
  std::string made;
  for (const QueryNode& part : parts) {
    const bool field = part.kind == QueryNode::kField && part.inferred;
    if (part.excluded || part.required || (!field && part.kind != QueryNode::kWords)) return query;
    inferred = inferred || field;
    made += made.empty() ? "" : " ";
    made += field ? std::string(part.field->name) + ":\"" + part.text + '"'
                  : std::string(trim(part.text));
  }
  return inferred ? made : query;
}

std::string with_alternatives(const std::string& query, std::vector<AlternativePart> parts) {
  std::stable_sort(parts.begin(), parts.end(),
                   [](const auto& a, const auto& b) { return a.place.begin < b.place.begin; });
  std::string made;
  size_t done = 0;
  for (size_t i = 0; i < parts.size();) {
    const QueryPlace& place = parts[i].place;
    made += query.substr(done, place.begin - done) + (place.bare ? "" : "(") +
            query.substr(place.begin, place.end - place.begin);
    for (; i < parts.size() && parts[i].place.begin == place.begin; ++i)
      made += " OR " + parts[i].part;
    made += place.bare ? "" : ")";
    done = place.end;
  }
  return made + query.substr(done);
}

}  // namespace chancery::search
