// The events of View::events as text, JSON and CSV.
#pragma once

#include <iosfwd>
#include <nlohmann/json.hpp>
#include <string>

#include "search/render/style.h"
#include "search/view/view.h"

namespace chancery::search {

//   2020-11-10
//     A statement ended the ‹Karabakh› war. (ARM_76_2021 ¶4, 2021-09-24; also AZE_76_2021 ¶2, …)
void write_chronicle(std::ostream& out, const View& view, const Style& style, bool numbered);

std::string remark_of_chronicle(const View& view);

void add_chronicle_json(const View& view, nlohmann::ordered_json& json);

void write_chronicle_csv(std::ostream& out, const View& view);

}  // namespace chancery::search
