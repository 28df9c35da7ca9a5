// Statements of --said and --compare as JSON and as CSV.
#pragma once

#include <iosfwd>
#include <nlohmann/json.hpp>

#include "search/view/view.h"

namespace chancery::search {

void add_statements_json(const View& view, nlohmann::ordered_json& json);
void write_statements_csv(std::ostream& out, const View& view);

}  // namespace chancery::search
