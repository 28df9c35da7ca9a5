// Whole numbers of JSON that a stranger may have written.
//
// Floor: base.
#pragma once

#include <nlohmann/json.hpp>

namespace chancery {

// The whole number `value`; 0 for one with a fraction or exponent, of which nlohmann's library
// would convert even what no whole number can hold. Throws json::exception for what is no number.
template <typename Number>
Number whole_number(const nlohmann::json& value) {
  return value.is_number_float() ? Number{0} : value.get<Number>();
}

// The member `key` of `object`; 0 when it has none.
template <typename Number>
Number whole_number(const nlohmann::json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() ? Number{0} : whole_number<Number>(*found);
}

}  // namespace chancery
