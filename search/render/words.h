// Collocates and keywords as a table for people, as JSON and as CSV.
#pragma once

#include <iosfwd>
#include <nlohmann/json.hpp>
#include <string>

#include "search/render/style.h"
#include "search/view/view.h"

namespace chancery::search {

//      word        near  elsewhere  documents   likelihood  logDice
//   1  zangezur      42         13         12        310.2     12.1
void write_words(std::ostream& out, const View& view, const Style& style, bool numbered);

// What the table rests on and leaves out.
std::string remark_of_words(const View& view);

void add_words_json(const View& view, nlohmann::ordered_json& json);

void write_words_csv(std::ostream& out, const View& view);

}  // namespace chancery::search
