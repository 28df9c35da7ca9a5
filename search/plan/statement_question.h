// Questions of who says what: "what did Iran say about the corridor", "who opposes the corridor",
// "did Iran deny the attack". English; the words are data (statement_questions.txt).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "chancery/gazetteer.h"
#include "search/parse/query_tree.h"

namespace chancery::search {

// Whether a query has said:, act:, of: or /q.
bool asks_of_statements(std::string_view query);

// What a run of plain words asks of statements: said:, act: and of:, which are marked as inferred,
// and the words of the matter. Empty when it is no such question.
std::vector<QueryNode> read_statement_question(const QueryNode& run);

// The query that asks for statements: "iran corridor", which begins with the name of an actor,
// becomes said:"iran" corridor. What asks of statements or begins with no name stays.
std::string statement_query(const std::string& query, const Gazetteer& gazetteer);

// What a comparison asks for: "armenia azerbaijan corridor", "armenia and azerbaijan on the
// corridor".
struct Comparison {
  std::vector<std::string> names;    // of the two
  std::vector<std::string> queries;  // for the statements of each
};

// Reads the names of two actors at the beginning of `typed`, and behind them the words; the words
// of `query` where it has none. Both are read from `query` where `typed` is empty. A name in quotes
// need be in no list. Throws RequestError where there are no two names, or where the words ask for
// speakers of their own.
Comparison read_comparison(const std::string& typed, const std::string& query,
                           const Gazetteer& gazetteer);

}  // namespace chancery::search
