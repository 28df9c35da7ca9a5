// The schemas of answers (JSON Schema, draft 2020-12), from schemas.json.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

namespace chancery::serve {

// All by their names; they refer to each other as "#/components/schemas/NAME".
const nlohmann::ordered_json& schemas();

}  // namespace chancery::serve
