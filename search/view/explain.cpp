#include "search/view/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "chancery/text.h"
#include "search/plan/document_count.h"
#include "search/plan/question.h"

namespace chancery::search {

namespace {

constexpr size_t kMostShownParts = 12;
constexpr size_t kMostSentences = 6;
constexpr size_t kMostClose = 3;      // words and values that are named
constexpr size_t kLongestShown = 60;  // bytes of a part

// A part as it may have been typed; empty for what is too involved to name.
std::string spelled(const QueryNode& node) {
  std::string text;
  switch (node.kind) {
    case QueryNode::kWords:
      text = node.text;
      break;
    case QueryNode::kPhrase:
      text = '"' + node.text + '"';
      break;
    case QueryNode::kPattern:
      text = node.text;
      break;
    case QueryNode::kFuzzy:
      text = node.text + '~';
      break;
    case QueryNode::kField:
      text =
          fmt::format("{}:{}", node.field->name, node.quoted ? '"' + node.text + '"' : node.text);
      break;
    default:
      break;
  }
  return text.size() > kLongestShown ? "" : text;
}

// Terms that begin as the word does, most frequent first.
std::vector<std::string> close_terms(const Xapian::Database& database, const std::string& word) {
  std::vector<std::string> close;
  const std::string better = database.get_spelling_suggestion(word, 2);
  if (!better.empty()) close.push_back(better);
  constexpr size_t kShortestStart = 4, kMostRead = 2000;
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  for (size_t length = word.size(); found.empty() && length > kShortestStart; --length) {
    if ((word[length - 1] & 0xC0) == 0x80) continue;
    const std::string start = word.substr(0, length - 1);
    if (start.size() < kShortestStart) break;
    size_t read = 0;
    for (auto term = database.allterms_begin(start);
         term != database.allterms_end(start) && read < kMostRead; ++term, ++read) {
      found.emplace_back(term.get_termfreq(), *term);
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  for (const auto& [frequency, term] : found) {
    if (close.size() == kMostClose) break;
    if (std::find(close.begin(), close.end(), term) == close.end()) close.push_back(term);
  }
  return close;
}

class Explainer {
 public:
  Explainer(const std::string& query, const PlanContext& context)
      : query_(query), context_(context), tree_(read_question(query).tree) {}

  std::vector<std::string> explain() {
    const bool several = (tree_.kind == QueryNode::kSequence || tree_.kind == QueryNode::kAnd) &&
                         tree_.children.size() > 1 && tree_.children.size() <= kMostShownParts;
    if (!several) {
      missing_words(tree_);
      unknown_value(tree_);
      return std::move(sentences_);
    }
    for (const QueryNode& child : tree_.children) {
      if (child.excluded) continue;
      missing_words(child);
      if (unknown_value(child)) continue;
      const std::string text = spelled(child);
      if (!text.empty() && child.kind != QueryNode::kWords && count(child).documents == 0)
        say(fmt::format("{} alone finds nothing", text));
    }
    for (size_t i = 0; i < tree_.children.size(); ++i) without(i);
    return std::move(sentences_);
  }

 private:
  void say(std::string sentence) {
    if (sentences_.size() < kMostSentences) sentences_.push_back(std::move(sentence));
  }

  struct Count {
    uint64_t documents = 0;
    Certainty certainty = Certainty::kExact;
  };
  Count count(const QueryNode& node) const {
    const Plan plan = plan_query(query_, node, context_);
    uint64_t found = count_documents(context_.database, plan.query);
    if (found == 0 && !plan.fallback.empty())
      found = count_documents(context_.database, plan.fallback);
    return {found, plan.certainty};
  }

  void missing_words(const QueryNode& node) {
    for (const QueryNode& child : node.children) missing_words(child);
    if (node.kind != QueryNode::kWords && node.kind != QueryNode::kPhrase) return;
    TokenList tokens;
    tokenize(node.text, tokens);
    for (const Token& token : tokens.tokens) {
      const std::string word(tokens.word(token));
      if ((token.flags & Token::kUnspaced) || !said_.insert(word).second) continue;
      QueryNode alone;
      alone.kind = QueryNode::kWords;
      alone.text = word;
      if (word.size() > kLongestShown || count(alone).documents > 0) continue;
      const auto close = close_terms(context_.database, word);
      say(close.empty()
              ? fmt::format("no document has \"{}\"", word)
              : fmt::format("no document has \"{}\"; there is {}", word, fmt::join(close, ", ")));
    }
  }

  // A field's value that no document has, with some that are there.
  bool unknown_value(const QueryNode& node) {
    const bool listed = node.kind == QueryNode::kField &&
                        (node.field->kind == schema::FieldKind::kExact ||
                         node.field->kind == schema::FieldKind::kText) &&
                        node.field->name != "path" && node.field->name != "url";
    if (!listed || count(node).documents > 0) return false;
    const std::string prefix(node.field->prefix);
    std::vector<std::pair<Xapian::doccount, std::string>> values;
    constexpr size_t kMostRead = 2000;
    const Xapian::Database& database = context_.database;
    for (auto term = database.allterms_begin(prefix);
         term != database.allterms_end(prefix) && values.size() < kMostRead; ++term) {
      std::string value = (*term).substr(prefix.size());
      // "XA…" begins with no value of the field whose prefix is X.
      if (value.empty() || (value[0] >= 'A' && value[0] <= 'Z')) continue;
      if (value[0] == ':') value.erase(0, 1);
      values.emplace_back(term.get_termfreq(), std::move(value));
    }
    std::stable_sort(values.begin(), values.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<std::string> shown;
    for (const auto& [frequency, value] : values) {
      if (shown.size() == kMostClose) break;
      shown.push_back(value);
    }
    const std::string said = fmt::format("no document has {}", spelled(node));
    say(shown.empty() ? said : fmt::format("{}; there is {}", said, fmt::join(shown, ", ")));
    return true;
  }

  void without(size_t left_out) {
    const QueryNode& part = tree_.children[left_out];
    std::string text = spelled(part);
    if (text.empty()) return;
    if (part.excluded) text.insert(text.begin(), '-');
    QueryNode rest = tree_;
    rest.children.erase(rest.children.begin() + static_cast<std::ptrdiff_t>(left_out));
    const bool only_exclusions = std::all_of(rest.children.begin(), rest.children.end(),
                                             [](const QueryNode& one) { return one.excluded; });
    if (only_exclusions) return;
    const auto [found, certainty] = count(rest);
    if (found == 0) return;
    say(fmt::format("without {} there {} {}{} hit{}", text, found == 1 ? "is" : "are",
                    words_before_count(certainty), found, found == 1 ? "" : "s"));
  }

  const std::string& query_;
  const PlanContext& context_;
  QueryNode tree_;
  std::set<std::string> said_;
  std::vector<std::string> sentences_;
};

}  // namespace

std::vector<std::string> explain_nothing(const std::string& query, const PlanContext& context) {
  return Explainer(query, context).explain();
}

}  // namespace chancery::search
