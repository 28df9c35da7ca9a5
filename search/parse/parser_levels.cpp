#include <fmt/format.h>

#include <algorithm>

#include "chancery/error.h"
#include "search/parse/parser.h"

namespace chancery::search {

namespace {

constexpr int kMaxDepth = 100;

bool joins_items(QueryToken::Operator op) {
  return op == QueryToken::kNear || op == QueryToken::kAdjacent || op == QueryToken::kSentence ||
         op == QueryToken::kParagraph || op == QueryToken::kStatement;
}

bool is_plain(const QueryNode& node) {
  return node.kind == QueryNode::kWords && !node.required && !node.excluded && node.boost == 1;
}

// Plain words, and those of a name in actor:( … ).
bool go_together(const QueryNode& left, const QueryNode& right) {
  if (is_plain(left) && is_plain(right)) return true;
  const auto named = [](const QueryNode& node) {
    return node.kind == QueryNode::kField && node.in_brackets && !node.quoted && !node.required &&
           !node.excluded && node.field->kind != schema::FieldKind::kText &&
           node.field->kind != schema::FieldKind::kExact &&
           node.field->kind != schema::FieldKind::kMark;
  };
  return named(left) && named(right);
}

// A field, or several of one name joined by OR.
const schema::Field* field_of(const QueryNode& node) {
  if (node.kind == QueryNode::kField) return node.field;
  if (node.kind != QueryNode::kOr) return nullptr;
  const schema::Field* field = field_of(node.children.front());
  const bool same = std::all_of(node.children.begin(), node.children.end(),
                                [&](const QueryNode& one) { return field_of(one) == field; });
  return same ? field : nullptr;
}

// Whom, which matter or which word: as good as a word beside OR.
bool is_content(const schema::Field& field) {
  return field.kind == schema::FieldKind::kConcept || field.kind == schema::FieldKind::kPlain;
}

}  // namespace

bool is_empty(const QueryNode& node) {
  return node.kind == QueryNode::kSequence && node.children.empty();
}

QueryNode join(QueryNode::Kind kind, std::vector<QueryNode> children) {
  QueryNode node;
  node.kind = kind;
  node.offset = children.front().offset;
  node.children = std::move(children);
  return node;
}

void Parser::fail(const std::string& message, size_t offset) const {
  throw QueryError(message, query_, offset);
}

const QueryToken& Parser::peek(size_t ahead) const {
  return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
}

bool Parser::is_operator(QueryToken::Operator op) const {
  return peek().kind == QueryToken::kOperator && peek().op == op;
}

QueryNode Parser::run() {
  QueryNode node = level();
  while (peek().kind != QueryToken::kEnd) {
    ++at_;  // a closing bracket that nothing opened
    QueryNode rest = level();
    if (is_empty(rest)) continue;
    if (is_empty(node)) {
      node = std::move(rest);
      continue;
    }
    // One flat list: thousands of brackets must not become as many levels.
    if (node.kind != QueryNode::kSequence) node = join(QueryNode::kSequence, {std::move(node)});
    node.children.push_back(std::move(rest));
  }
  if (is_empty(node)) fail("the query has no words", 0);
  return node;
}

QueryNode Parser::level() {
  if (++depth_ > kMaxDepth) fail("the brackets are nested too deep", peek().offset);
  Pieces found = pieces();
  check_sides(found);
  QueryNode node = joined(with_equal_fields_joined(std::move(found)));
  --depth_;
  return node;
}

Parser::Pieces Parser::pieces() {
  Pieces found;
  while (peek().kind != QueryToken::kEnd && peek().kind != QueryToken::kClose) {
    const QueryToken& token = peek();
    if (token.kind != QueryToken::kOperator || joins_items(token.op)) {
      take_item(found);
    } else if (token.op == QueryToken::kNot) {
      take_not(found);
    } else {
      found.push_back({{}, true, token.op, token.text, token.offset});
      ++at_;
    }
  }
  return found;
}

// NOT leaves out one item. Behind OR it is a side of that: all that the item does not find.
void Parser::take_not(Pieces& pieces) {
  const QueryToken token = peek();
  ++at_;
  QueryNode out = place();
  if (is_empty(out)) fail(fmt::format("{} needs words on both sides", token.text), token.offset);
  out.excluded = true;
  const bool operand =
      !pieces.empty() && pieces.back().is_operator && pieces.back().op != QueryToken::kAnd;
  // "a AND NOT b" is "a NOT b".
  if (!operand && !pieces.empty() && pieces.back().is_operator && pieces.size() > 1)
    pieces.pop_back();
  if (operand) out = join(QueryNode::kSequence, {std::move(out)});
  pieces.push_back({std::move(out), false, {}, {}, token.offset});
}

void Parser::take_item(Pieces& pieces) {
  bool required = false, excluded = false;
  const size_t offset = peek().offset;
  if (peek().kind == QueryToken::kPlus || peek().kind == QueryToken::kMinus) {
    (peek().kind == QueryToken::kPlus ? required : excluded) = true;
    ++at_;
  }
  QueryNode node = place();
  if (is_empty(node)) return;
  if (!pieces.empty() && pieces.back().is_operator) {
    // A side of an operator: "a OR -b".
    if (excluded && pieces.back().op != QueryToken::kAnd) {
      node.excluded = true;
      node = join(QueryNode::kSequence, {std::move(node)});
      excluded = false;
    }
    if (pieces.back().op != QueryToken::kAnd) required = false;
  }
  node.required = required;
  node.excluded = excluded;
  // Plain words beside each other are one text, so that concepts of several words are found.
  if (!pieces.empty() && !pieces.back().is_operator && go_together(pieces.back().node, node)) {
    pieces.back().node.text += ' ' + node.text;
    return;
  }
  pieces.push_back({std::move(node), false, {}, {}, offset});
}

void Parser::check_sides(const Pieces& pieces) const {
  for (size_t i = 0; i < pieces.size(); ++i) {
    if (!pieces[i].is_operator) continue;
    const bool both =
        i > 0 && i + 1 < pieces.size() && !pieces[i - 1].is_operator && !pieces[i + 1].is_operator;
    if (!both) fail(fmt::format("{} needs words on both sides", pieces[i].text), pieces[i].offset);
  }
}

// "lang:fr OR lang:de dam": fields of one name bind closer than what else is there.
Parser::Pieces Parser::with_equal_fields_joined(Pieces pieces) {
  Pieces kept;
  for (size_t i = 0; i < pieces.size(); ++i) {
    const bool after_or =
        kept.size() > 1 && kept.back().is_operator && kept.back().op == QueryToken::kOr;
    const schema::Field* const field = pieces[i].is_operator ? nullptr : field_of(pieces[i].node);
    const auto is_and = [&](const Piece& one) {
      return one.is_operator && one.op == QueryToken::kAnd;
    };
    const bool free = !pieces[i].node.excluded && !pieces[i].node.required &&
                      !(i + 1 < pieces.size() && is_and(pieces[i + 1])) &&
                      !(kept.size() > 2 && is_and(kept[kept.size() - 3]));
    if (after_or && field && free && field_of(kept[kept.size() - 2].node) == field &&
        !kept[kept.size() - 2].node.excluded) {
      kept.pop_back();
      QueryNode& left = kept.back().node;
      if (left.kind == QueryNode::kOr) {
        left.children.push_back(std::move(pieces[i].node));
      } else {
        left = join(QueryNode::kOr, {std::move(left), std::move(pieces[i].node)});
      }
    } else {
      kept.push_back(std::move(pieces[i]));
    }
  }
  return kept;
}

namespace {

using Nodes = std::vector<QueryNode>;

QueryNode one_of(Nodes nodes) {
  if (nodes.size() == 1) return std::move(nodes.front());
  return join(QueryNode::kSequence, std::move(nodes));
}

// Parts what stands between two operators into their side and what holds for the whole level.
// `beside[i]`: an operator stands next to item i.
Nodes take_side(Nodes& items, const std::vector<bool>& beside, Nodes& whole) {
  const auto narrows = [&](size_t i) {
    const schema::Field* field = field_of(items[i]);
    return field && !(is_content(*field) && beside[i]);
  };
  bool words = false;
  for (size_t i = 0; i < items.size(); ++i) {
    words = words || (!items[i].excluded && !items[i].required && !narrows(i));
  }
  Nodes side;
  for (size_t i = 0; i < items.size(); ++i) {
    const bool holds = items[i].excluded || items[i].required || (words && narrows(i));
    (holds ? whole : side).push_back(std::move(items[i]));
  }
  return side;
}

}  // namespace

QueryNode Parser::joined(Pieces pieces) {
  const bool operators =
      std::any_of(pieces.begin(), pieces.end(), [](const Piece& one) { return one.is_operator; });
  Nodes whole;
  if (!operators) {
    for (Piece& piece : pieces) whole.push_back(std::move(piece.node));
    if (whole.size() == 1 && !whole.front().excluded) {
      whole.front().required = false;
      return std::move(whole.front());
    }
    QueryNode node = whole.empty() ? QueryNode() : join(QueryNode::kSequence, std::move(whole));
    node.kind = QueryNode::kSequence;
    return node;
  }
  // Sides joined by AND are one of OR's; equal operators make one flat list, for thousands of them
  // must not become as many levels.
  QueryToken::Operator op = QueryToken::kOr;
  Nodes sides, both, items;
  std::vector<bool> beside;
  const auto end_side = [&] {
    Nodes side = take_side(items, beside, whole);
    if (!side.empty()) both.push_back(one_of(std::move(side)));
    items.clear();
    beside.clear();
  };
  const auto end_both = [&] {
    if (both.size() > 1) both = {join(QueryNode::kAnd, std::move(both))};
    for (QueryNode& node : both) sides.push_back(std::move(node));
    both.clear();
  };
  const auto join_sides = [&] {
    if (sides.size() < 2) return;
    sides = {join(op == QueryToken::kOr ? QueryNode::kOr : QueryNode::kXor, std::move(sides))};
  };
  for (size_t i = 0; i < pieces.size(); ++i) {
    Piece& piece = pieces[i];
    if (!piece.is_operator) {
      items.push_back(std::move(piece.node));
      beside.push_back((i > 0 && pieces[i - 1].is_operator) ||
                       (i + 1 < pieces.size() && pieces[i + 1].is_operator));
      continue;
    }
    end_side();
    if (piece.op == QueryToken::kAnd) continue;
    end_both();
    if (op != piece.op) join_sides();
    op = piece.op;
  }
  end_side();
  end_both();
  join_sides();
  if (whole.empty()) return std::move(sides.front());
  whole.insert(whole.begin(), std::make_move_iterator(sides.begin()),
               std::make_move_iterator(sides.end()));
  return join(QueryNode::kSequence, std::move(whole));
}

QueryNode parse_query(const std::string& query) {
  return Parser(query).run();
}

}  // namespace chancery::search
