// Parts of statements, as text.
#pragma once

#include <string>

#include "search/render/style.h"
#include "search/view/view.h"

namespace chancery::search {

// "ARG_42_1987 p. 3", "ARG_42_1987 ¶12": in at most `columns` columns.
std::string source_of_line(const std::string& path, int page, int paragraph, size_t columns,
                           const Style& style);
std::string source_of_statement(const StatementLine& line, size_t columns, const Style& style);
// A name, or how the text calls them.
std::string speaker_of_statement(const StatementLine& line);
// "denies", "not says".
std::string act_of_statement(const StatementLine& line);
// Words that tell for or against: "[for: welcome; against: reject, cannot accept]"; empty without.
std::string stance_of_statement(const StatementLine& line);
// How many there are: "+1 -2"; empty without.
std::string stance_counts(const StatementLine& line);
std::string date_of_statement(const StatementLine& line);

}  // namespace chancery::search
