// The forms of a name as tables: how many documents and mentions have each, and who uses which.
#pragma once

#include <iosfwd>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "search/render/style.h"
#include "search/view/view.h"

namespace chancery::search {

void write_variants(std::ostream& out, const View& view, const Style& style);
// "5 forms, 120 mentions in 40 of 57 hits; …"
std::string remark_of_variants(const View& view);
void add_variants_json(const View& view, nlohmann::ordered_json& json);
// A row for each form of each publisher, state and year; those of `by` "all" are of all hits.
void write_variants_csv(std::ostream& out, const View& view);

}  // namespace chancery::search
