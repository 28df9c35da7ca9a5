// Alternatives to parts of a query as a table for people, as JSON and as CSV.
#pragma once

#include <iosfwd>
#include <nlohmann/json.hpp>

#include "search/render/style.h"
#include "search/view/view.h"

namespace chancery::search {

//   corridor                documents       more
//    1 issue Lachin corridor       57        +12
void write_also(std::ostream& out, const View& view, const Style& style, bool numbered);
void add_also_json(const View& view, nlohmann::ordered_json& json);
void write_also_csv(std::ostream& out, const View& view);

}  // namespace chancery::search
