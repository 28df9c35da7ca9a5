// Views as text, JSON and CSV.
//
//   timeline   1991 ███████▌ 44
//   matrix                       a corridor  b delimitation      (or letters, and names below)
//              1 Azerbaijan      ▓▓ 51       ▒▒ 12
//   kwic           a transit route through the [corridor] that would connect
#pragma once

#include <iosfwd>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "search/render/renderer.h"
#include "search/view/view.h"

namespace chancery::search {

// Numbers stand before what a prompt can pick: values from 1, rows from 1, columns from a.
void write_view(std::ostream& out, const View& view, const Style& style, bool numbered);

// {"query","understood","view","subject","total","looked_at","took_ms", …}, see docs/json.md.
nlohmann::ordered_json view_json(const View& view);

// A header and one row a value, a cell or a line.
void write_view_csv(std::ostream& out, const View& view);

// "1,000 of 46,225 sentences were written; -n 0 writes all": of a long list that was cut; else
// empty.
std::string cut_remark(const View& view);

// "timeline", "matrix", "who", "what", "pairs", "kwic", "said", "compare", "sentences",
// "collocates", "keywords", "chronicle", "variants", "also".
std::string_view view_name(ViewKind kind);

}  // namespace chancery::search
