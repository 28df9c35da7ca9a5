// The recursive descent behind parse_query. Private to parse/.
//
// level := (item | [AND | OR | XOR] item | NOT item)*    what stands on one level of brackets
// item  := [+ | -] place
// place := near ((/s | /p) near)*
// near  := atom ((NEAR | ADJ) atom)*
// atom  := (word | quote | field:value | field:( level ) | ( level )) [^number | ~number]
//
// Fields, + and - and what NOT leaves out hold for their whole level, wherever they stand on it; OR
// and AND join what is left, AND closer than OR, and words beside each other closest.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "search/parse/lexer.h"
#include "search/parse/query_tree.h"

namespace chancery::search {

class Parser {
 public:
  explicit Parser(const std::string& query) : query_(query), tokens_(lex_query(query)) {}

  QueryNode run();

 private:
  // What stands on a level in its order: an item, or an operator before the next one.
  struct Piece {
    QueryNode node;
    bool is_operator = false;
    QueryToken::Operator op = QueryToken::kAnd;
    std::string text;  // of an operator
    size_t offset = 0;
  };
  using Pieces = std::vector<Piece>;

  [[noreturn]] void fail(const std::string& message, size_t offset) const;
  const QueryToken& peek(size_t ahead = 0) const;
  bool is_operator(QueryToken::Operator op) const;

  // parser_levels.cpp
  QueryNode level();
  Pieces pieces();
  void take_not(Pieces& pieces);
  void take_item(Pieces& pieces);
  void check_sides(const Pieces& pieces) const;
  static Pieces with_equal_fields_joined(Pieces pieces);
  static QueryNode joined(Pieces pieces);

  // parser_atoms.cpp
  QueryNode place();
  QueryNode near();
  QueryNode atom();
  QueryNode plain_atom();
  QueryNode word(const QueryToken& token) const;
  QueryNode field();
  QueryNode field_group(const schema::Field& field);
  QueryNode loose_phrase(const QueryNode& phrase, unsigned distance) const;
  std::optional<double> take_boost(std::string& text, size_t offset) const;

  const std::string& query_;
  std::vector<QueryToken> tokens_;
  size_t at_ = 0;
  int depth_ = 0;
  const schema::Field* field_ = nullptr;  // of the bracket at hand: title:( … )
};

// Steps that both files use.
bool is_empty(const QueryNode& node);
QueryNode join(QueryNode::Kind kind, std::vector<QueryNode> children);

}  // namespace chancery::search
