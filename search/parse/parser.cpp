#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "chancery/error.h"
#include "search/parse/lexer.h"
#include "search/parse/query_tree.h"

namespace chancery {

namespace {

constexpr int kMaxDepth = 100;
constexpr double kMaxBoost = 100;
constexpr size_t kMaxSides = 10;  // of /s and /p

// query    := either
// either   := both ((OR | XOR) both)*
// both     := without (AND without)*
// without  := sequence (NOT sequence)*
// sequence := item+            item := [+|-] place
// place    := near ((/s | /p) near)*
// near     := atom ((NEAR | ADJ) atom)*     atom := (word | quote | field | ( either )) [^number]
class Parser {
 public:
  explicit Parser(const std::string& query) : query_(query), tokens_(lex_query(query)) {}

  QueryNode run() {
    QueryNode node = either();
    while (peek().kind != QueryToken::kEnd) {
      ++at_;  // a closing bracket that nothing opened
      QueryNode rest = either();
      if (is_empty(rest)) continue;
      // One flat list: thousands of brackets must not become as many levels.
      if (node.kind != QueryNode::kSequence) node = join(QueryNode::kSequence, {std::move(node)});
      node.children.push_back(std::move(rest));
    }
    if (is_empty(node)) fail("the query has no words", 0);
    return node;
  }

 private:
  [[noreturn]] void fail(const std::string& message, size_t offset) const {
    throw QueryError(message, query_, offset);
  }
  const QueryToken& peek(size_t ahead = 0) const {
    return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
  }
  bool is_operator(QueryToken::Operator op) const {
    return peek().kind == QueryToken::kOperator && peek().op == op;
  }
  static bool is_empty(const QueryNode& node) {
    return node.kind == QueryNode::kSequence && node.children.empty();
  }
  static QueryNode join(QueryNode::Kind kind, std::vector<QueryNode> children) {
    QueryNode node;
    node.kind = kind;
    node.offset = children.front().offset;
    node.children = std::move(children);
    return node;
  }

  // `side` joined by any of the operators `ops`, left to right.
  template <typename Side>
  QueryNode chain(std::initializer_list<std::pair<QueryToken::Operator, QueryNode::Kind>> ops,
                  const Side& side) {
    QueryNode node = side();
    bool chained = false;  // `node` was made here, not in brackets
    while (true) {
      bool joined = false;
      for (const auto& [op, kind] : ops) {
        if (!is_operator(op)) continue;
        const QueryToken token = peek();
        ++at_;
        // "NOT x" alone is everything without x.
        if (is_empty(node) && kind == QueryNode::kNot) node.kind = QueryNode::kAll;
        QueryNode right = side();
        if (is_empty(node) || is_empty(right)) {
          fail(fmt::format("{} needs words on both sides", token.text), token.offset);
        }
        if (node.kind == kind && chained) {
          // One flat list: thousands of operators must not become as many levels.
          node.children.push_back(std::move(right));
        } else {
          node = join(kind, {std::move(node), std::move(right)});
          chained = true;
        }
        joined = true;
        break;
      }
      if (!joined) return node;
    }
  }

  QueryNode either() {
    if (++depth_ > kMaxDepth) fail("the brackets are nested too deep", peek().offset);
    QueryNode node = chain({{QueryToken::kOr, QueryNode::kOr}, {QueryToken::kXor, QueryNode::kXor}},
                           [&] { return both(); });
    --depth_;
    return node;
  }
  QueryNode both() {
    return chain({{QueryToken::kAnd, QueryNode::kAnd}}, [&] { return without(); });
  }
  QueryNode without() {
    return chain({{QueryToken::kNot, QueryNode::kNot}}, [&] { return sequence(); });
  }

  QueryNode sequence() {
    QueryNode node;
    node.kind = QueryNode::kSequence;
    node.offset = peek().offset;
    while (true) {
      const QueryToken& token = peek();
      if (token.kind == QueryToken::kEnd || token.kind == QueryToken::kClose) break;
      if (token.kind == QueryToken::kOperator && !joins_items(token.op)) break;
      bool required = false, excluded = false;
      if (token.kind == QueryToken::kPlus || token.kind == QueryToken::kMinus) {
        (token.kind == QueryToken::kPlus ? required : excluded) = true;
        ++at_;
      }
      QueryNode child = place();
      if (is_empty(child)) continue;
      child.required = required;
      child.excluded = excluded;
      node.children.push_back(std::move(child));
    }
    merge_words(node);
    if (node.children.size() == 1 && !node.children.front().excluded) {
      QueryNode only = std::move(node.children.front());
      only.required = false;
      return only;
    }
    return node;
  }

  // Plain words beside each other become one text, so that concepts of several words are found.
  static void merge_words(QueryNode& node) {
    std::vector<QueryNode> merged;
    for (QueryNode& child : node.children) {
      const bool plain =
          child.kind == QueryNode::kWords && !child.required && !child.excluded && child.boost == 1;
      if (plain && !merged.empty()) {
        QueryNode& last = merged.back();
        if (last.kind == QueryNode::kWords && !last.required && !last.excluded && last.boost == 1) {
          last.text += ' ' + child.text;
          continue;
        }
      }
      merged.push_back(std::move(child));
    }
    node.children = std::move(merged);
  }

  static bool joins_items(QueryToken::Operator op) {
    return op == QueryToken::kNear || op == QueryToken::kAdjacent || op == QueryToken::kSentence ||
           op == QueryToken::kParagraph;
  }

  // What /s and /p take: also any of several.
  static bool fits_place(const QueryNode& node) {
    if (node.kind == QueryNode::kOr)
      return std::all_of(node.children.begin(), node.children.end(), fits_place);
    return node.kind == QueryNode::kWords || node.kind == QueryNode::kPhrase ||
           (node.kind == QueryNode::kField && node.field->kind == schema::FieldKind::kConcept);
  }

  QueryNode place() {
    QueryNode node = near();
    while (is_operator(QueryToken::kSentence) || is_operator(QueryToken::kParagraph)) {
      const QueryToken token = peek();
      ++at_;
      const auto kind =
          token.op == QueryToken::kSentence ? QueryNode::kSameSentence : QueryNode::kSameParagraph;
      QueryNode right = near();
      if (is_empty(node) || is_empty(right)) {
        fail(fmt::format("{} needs words on both sides", token.text), token.offset);
      }
      const bool chained = node.kind == kind;
      if (!(chained || fits_place(node)) || !fits_place(right)) {
        fail(fmt::format("{} joins words, phrases, actor: and issue:, and OR of them in brackets",
                         token.text),
             token.offset);
      }
      if (chained) {
        if (node.children.size() == kMaxSides) {
          fail(fmt::format("{} takes {} sides at most", token.text, kMaxSides), token.offset);
        }
        node.children.push_back(std::move(right));
      } else {
        node = join(kind, {std::move(node), std::move(right)});
      }
    }
    return node;
  }

  QueryNode near() {
    QueryNode node = atom();
    while (is_operator(QueryToken::kNear) || is_operator(QueryToken::kAdjacent)) {
      const QueryToken token = peek();
      ++at_;
      QueryNode right = atom();
      const auto fits = [](const QueryNode& side) {
        return side.kind == QueryNode::kWords || side.kind == QueryNode::kPhrase ||
               side.kind == QueryNode::kNear || side.kind == QueryNode::kAdjacent ||
               (side.kind == QueryNode::kField && side.field->kind == schema::FieldKind::kConcept);
      };
      if (is_empty(node) || is_empty(right)) {
        fail(fmt::format("{} needs words on both sides", token.text), token.offset);
      }
      if (!fits(node) || !fits(right)) {
        fail(fmt::format("{} joins words, phrases, actor: and issue: only", token.text),
             token.offset);
      }
      const auto kind = token.op == QueryToken::kNear ? QueryNode::kNear : QueryNode::kAdjacent;
      const unsigned distance = token.distance ? token.distance : kDefaultDistance;
      if (node.kind == kind && node.distance == distance) {
        node.children.push_back(std::move(right));
      } else {
        node = join(kind, {std::move(node), std::move(right)});
        node.distance = distance;
      }
    }
    return node;
  }

  QueryNode atom() {
    QueryNode node = plain_atom();
    // ^2 right behind a bracket, a quote or a field's value.
    const QueryToken& next = peek();
    if (next.kind != QueryToken::kWord || !next.joined || is_empty(node)) return node;
    std::string text = next.text;
    const std::optional<double> boost = take_boost(text, next.offset);
    if (boost && text.empty()) {
      node.boost = *boost;
      ++at_;
    }
    return node;
  }

  QueryNode plain_atom() {
    const QueryToken token = peek();
    QueryNode node;
    node.offset = token.offset;
    node.kind = QueryNode::kSequence;
    switch (token.kind) {
      case QueryToken::kOpen:
        ++at_;
        node = either();
        if (peek().kind == QueryToken::kClose) ++at_;
        return node;
      case QueryToken::kField:
        return field();
      case QueryToken::kQuoted:
        ++at_;
        node.text = token.text;
        if (token.text.find_first_not_of(" \t") != std::string::npos)
          node.kind = QueryNode::kPhrase;
        return node;
      case QueryToken::kWord:
        ++at_;
        return word(token);
      case QueryToken::kPlus:
      case QueryToken::kMinus:
        ++at_;
        return node;
      default:
        return node;
    }
  }

  // The number behind the last ^ of `text`, which is cut there; nullopt when none is there.
  std::optional<double> take_boost(std::string& text, size_t offset) const {
    const size_t at = text.rfind('^');
    if (at == std::string::npos || at + 1 == text.size()) return std::nullopt;
    double value = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] =
        std::from_chars(text.data() + at + 1, end, value, std::chars_format::fixed);
    if (error != std::errc() || stop != end) return std::nullopt;
    if (!(value > 0 && value <= kMaxBoost)) {
      fail(fmt::format("^ takes a number above 0 and up to {}", kMaxBoost), offset + at);
    }
    text.resize(at);
    return value;
  }

  // word~, word~1, word~2.
  static bool take_fuzzy(QueryNode& node) {
    const size_t at = node.text.rfind('~');
    if (at == std::string::npos || at == 0) return false;
    const std::string number = node.text.substr(at + 1);
    if (!number.empty() && number != "1" && number != "2") return false;
    node.kind = QueryNode::kFuzzy;
    node.distance = number.empty() ? 0 : static_cast<unsigned>(number[0] - '0');
    node.text.resize(at);
    return true;
  }

  // A ? at the end asks, it stands for nothing.
  static bool is_pattern(const std::string& text) {
    if (text.find('*') != std::string::npos) return true;
    const size_t mark = text.find('?');
    return mark != std::string::npos && text.find_first_not_of("?!.,;:", mark) != std::string::npos;
  }

  // 20..25, 1.5..2
  static bool is_number_range(const std::string& text) {
    constexpr size_t kLongest = 32;
    const size_t dots = text.find("..");
    if (dots == std::string::npos || text.size() > kLongest) return false;
    const auto number = [](std::string_view part) {
      double value = 0;
      const auto [stop, error] =
          std::from_chars(part.data(), part.data() + part.size(), value, std::chars_format::fixed);
      return error == std::errc() && stop == part.data() + part.size() && part.front() != '-';
    };
    const std::string_view whole = text;
    return dots > 0 && dots + 2 < text.size() && number(whole.substr(0, dots)) &&
           number(whole.substr(dots + 2));
  }

  QueryNode word(const QueryToken& token) {
    QueryNode node;
    node.offset = token.offset;
    node.text = token.text;
    if (const auto boost = take_boost(node.text, token.offset)) node.boost = *boost;
    if (node.text == "*") {
      node.kind = QueryNode::kAll;
    } else if (is_number_range(node.text)) {
      node.kind = QueryNode::kNumbers;
    } else if (!take_fuzzy(node) && is_pattern(node.text)) {
      node.kind = QueryNode::kPattern;
    }
    return node;
  }

  QueryNode field() {
    const QueryToken token = peek();
    ++at_;
    const QueryToken value = peek();
    const bool has_value = value.joined &&
                           (value.kind == QueryToken::kWord || value.kind == QueryToken::kQuoted) &&
                           value.text.find_first_not_of(" \t") != std::string::npos;
    if (!has_value) {
      fail(fmt::format("{}: needs a value right behind the colon", token.field->name),
           token.offset);
    }
    ++at_;
    QueryNode node;
    node.kind = QueryNode::kField;
    node.field = token.field;
    node.text = value.text;
    node.quoted = value.kind == QueryToken::kQuoted;
    node.offset = value.offset;
    return node;
  }

  const std::string& query_;
  std::vector<QueryToken> tokens_;
  size_t at_ = 0;
  int depth_ = 0;
};

}  // namespace

QueryNode parse_query(const std::string& query) {
  return Parser(query).run();
}

}  // namespace chancery
