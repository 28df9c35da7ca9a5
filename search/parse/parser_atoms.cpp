#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "chancery/error.h"
#include "chancery/text.h"
#include "search/parse/parser.h"
#include "search/parse/word_marks.h"

namespace chancery::search {

namespace {

constexpr double kMaxBoost = 100;
constexpr size_t kMaxSides = 10;  // of /s and /p

// What /s and /p take: also any of several.
bool fits_place(const QueryNode& node) {
  if (node.kind == QueryNode::kOr)
    return std::all_of(node.children.begin(), node.children.end(), fits_place);
  return node.kind == QueryNode::kWords || node.kind == QueryNode::kPhrase ||
         (node.kind == QueryNode::kField && node.field->kind == schema::FieldKind::kConcept);
}

QueryNode::Kind kind_of(QueryToken::Operator op) {
  if (op == QueryToken::kStatement) return QueryNode::kSameStatement;
  return op == QueryToken::kSentence ? QueryNode::kSameSentence : QueryNode::kSameParagraph;
}

// What a side of a place may be; of a statement also who says it.
bool fits_kind(const QueryNode& node, QueryNode::Kind kind) {
  const bool statement =
      node.kind == QueryNode::kField &&
      (node.field->kind == schema::FieldKind::kSaid ||
       node.field->kind == schema::FieldKind::kAct || node.field->kind == schema::FieldKind::kOf);
  return fits_place(node) || (statement && kind == QueryNode::kSameStatement);
}

}  // namespace

QueryNode Parser::place() {
  QueryNode node = near();
  while (is_operator(QueryToken::kSentence) || is_operator(QueryToken::kParagraph) ||
         is_operator(QueryToken::kStatement)) {
    const QueryToken token = peek();
    ++at_;
    const QueryNode::Kind kind = kind_of(token.op);
    QueryNode right = near();
    if (is_empty(node) || is_empty(right)) {
      fail(fmt::format("{} needs words on both sides", token.text), token.offset);
    }
    const bool chained = node.kind == kind;
    if (!(chained || fits_kind(node, kind)) || !fits_kind(right, kind)) {
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

QueryNode Parser::near() {
  QueryNode node = atom();
  while (is_operator(QueryToken::kNear) || is_operator(QueryToken::kAdjacent)) {
    const QueryToken token = peek();
    ++at_;
    if (token.zero) {
      fail(fmt::format("{} takes a number of words above 0, as in NEAR/5", token.text),
           token.offset);
    }
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

// The number behind the last ^ of `text`, which is cut there; nullopt when none is there.
std::optional<double> Parser::take_boost(std::string& text, size_t offset) const {
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

QueryNode Parser::atom() {
  QueryNode node = plain_atom();
  // ^2 right behind a bracket, a quote or a field's value, or ~5 behind a quote.
  const QueryToken& next = peek();
  if (next.kind != QueryToken::kWord || !next.joined || is_empty(node)) return node;
  if (node.kind == QueryNode::kPhrase) {
    if (const auto distance = phrase_distance(next.text)) {
      ++at_;
      return loose_phrase(node, *distance);
    }
  }
  std::string text = next.text;
  const std::optional<double> boost = take_boost(text, next.offset);
  if (boost && text.empty()) {
    node.boost = *boost;
    ++at_;
  }
  return node;
}

// The words of a phrase near each other.
QueryNode Parser::loose_phrase(const QueryNode& phrase, unsigned distance) const {
  TokenList tokens;
  tokenize(phrase.text, tokens);
  if (tokens.tokens.size() < 2) return phrase;
  std::vector<QueryNode> words;
  for (const Token& token : tokens.tokens) {
    QueryNode word;
    word.text = phrase.text.substr(token.span.begin, token.span.end - token.span.begin);
    word.offset = phrase.offset;
    words.push_back(std::move(word));
  }
  QueryNode node = join(QueryNode::kNear, std::move(words));
  node.distance = distance;
  return node;
}

QueryNode Parser::plain_atom() {
  const QueryToken token = peek();
  QueryNode node;
  node.offset = token.offset;
  node.kind = QueryNode::kSequence;
  switch (token.kind) {
    case QueryToken::kOpen:
      ++at_;
      node = level();
      if (peek().kind == QueryToken::kClose) ++at_;
      return node;
    case QueryToken::kField:
      return field();
    case QueryToken::kQuoted:
      ++at_;
      node.text = token.text;
      if (token.text.find_first_not_of(" \t") == std::string::npos) return node;
      node.kind = field_ ? QueryNode::kField : QueryNode::kPhrase;
      node.field = field_;
      node.quoted = field_ != nullptr;
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

QueryNode Parser::word(const QueryToken& token) const {
  QueryNode node;
  node.offset = token.offset;
  node.text = token.text;
  if (field_) {
    node.kind = QueryNode::kField;
    node.field = field_;
    node.in_brackets = true;
    return node;
  }
  if (const auto boost = take_boost(node.text, token.offset)) node.boost = *boost;
  if (node.text == "*") {
    node.kind = QueryNode::kAll;
  } else if (is_number_range(node.text)) {
    node.kind = QueryNode::kNumbers;
  } else if (!take_fuzzy(node) && is_pattern(node.text)) {
    node.kind = QueryNode::kPattern;
  } else if (!has_words(node.text)) {
    node.kind = QueryNode::kSequence;
  }
  return node;
}

QueryNode Parser::field() {
  const QueryToken token = peek();
  ++at_;
  const QueryToken value = peek();
  if (value.kind == QueryToken::kOpen && value.joined) return field_group(*token.field);
  const bool has_value = value.joined &&
                         (value.kind == QueryToken::kWord || value.kind == QueryToken::kQuoted) &&
                         value.text.find_first_not_of(" \t") != std::string::npos;
  if (!has_value) {
    fail(fmt::format("{}: needs a value right behind the colon", token.field->name), token.offset);
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

// title:(corridor OR road): each word and quote in the bracket is a value.
QueryNode Parser::field_group(const schema::Field& field) {
  const size_t offset = peek().offset;
  ++at_;
  const schema::Field* const outer = std::exchange(field_, &field);
  QueryNode node = level();
  field_ = outer;
  if (peek().kind == QueryToken::kClose) ++at_;
  if (is_empty(node)) fail(fmt::format("{}: needs a value in the brackets", field.name), offset);
  return node;
}

}  // namespace chancery::search
