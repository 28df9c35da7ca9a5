// JSON as text, read and written in one place: nlohmann's parser and serializer are templates that
// take three seconds of compilation in every file that calls them.
//
// Floor: base.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace chancery {

// The value that `text` is; a discarded one (`is_discarded()`) where it is no JSON.
nlohmann::json parse_json(std::string_view text);

// The same, members in the order in which they stand.
nlohmann::ordered_json parse_ordered_json(std::string_view text);

// `value` as text, on one line or with `indent` spaces a level. Bytes that are no UTF-8 are written
// as U+FFFD.
std::string json_text(const nlohmann::json& value, int indent = -1);
std::string json_text(const nlohmann::ordered_json& value, int indent = -1);

}  // namespace chancery
