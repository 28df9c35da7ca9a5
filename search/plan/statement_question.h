// Questions of who says what: "what did Iran say about the corridor", "who opposes the corridor",
// "did Iran deny the attack". English; the words are data (statement_questions.txt).
#pragma once

#include <string>
#include <vector>

#include "chancery/gazetteer.h"
#include "search/parse/query_tree.h"

namespace chancery::search {

// What a run of plain words asks of statements: said: and act:, which are marked as inferred, and
// the words of the matter. Empty when it is no such question.
std::vector<QueryNode> read_statement_question(const QueryNode& run);

// The query that asks for statements: "iran corridor", which begins with the name of an actor,
// becomes said:"iran" corridor. What has said:, act: or /q or begins with no name stays.
std::string statement_query(const std::string& query, const Gazetteer& gazetteer);

}  // namespace chancery::search
