// Compares a JSON value with a JSON Schema, as far as our schemas use it: type, properties,
// required, additionalProperties, items, prefixItems, enum, minimum, maximum and $ref.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace chancery::testing {

class SchemaCheck {
 public:
  // `root`: the document that "$ref": "#/…" points into.
  explicit SchemaCheck(nlohmann::ordered_json root) : root_(std::move(root)) {}

  // What is wrong with `value`, a sentence each.
  std::vector<std::string> problems(const nlohmann::ordered_json& value,
                                    const nlohmann::ordered_json& schema) const {
    std::vector<std::string> found;
    check(value, schema, "$", found);
    return found;
  }

 private:
  using Json = nlohmann::ordered_json;
  using Problems = std::vector<std::string>;

  static bool is_of(const Json& value, const std::string& type) {
    if (type == "integer") return value.is_number_integer();
    if (type == "number") return value.is_number();
    if (type == "string") return value.is_string();
    if (type == "boolean") return value.is_boolean();
    if (type == "array") return value.is_array();
    if (type == "object") return value.is_object();
    return type == "null" && value.is_null();
  }

  static void check_type(const Json& value, const Json& type, const std::string& at,
                         Problems& found) {
    bool good = false;
    if (type.is_string()) good = is_of(value, type);
    if (type.is_array()) {
      for (const Json& one : type) good = good || is_of(value, one);
    }
    if (!good) found.push_back(at + " is no " + type.dump());
  }

  void check_object(const Json& value, const Json& schema, const std::string& at,
                    Problems& found) const {
    const Json properties = schema.value("properties", Json::object());
    if (schema.contains("required")) {
      for (const Json& name : schema["required"]) {
        if (!value.contains(name.get<std::string>()))
          found.push_back(at + " lacks " + name.get<std::string>());
      }
    }
    for (const auto& [name, member] : value.items()) {
      const std::string place = at + "." + name;
      if (properties.contains(name)) {
        check(member, properties[name], place, found);
      } else if (schema.contains("additionalProperties")) {
        const Json& others = schema["additionalProperties"];
        if (others.is_object()) check(member, others, place, found);
        if (others == false) found.push_back(place + " is in no schema");
      }
    }
  }

  void check(const Json& value, const Json& schema, const std::string& at, Problems& found) const {
    if (schema.contains("$ref")) {
      const std::string place = schema["$ref"].get<std::string>().substr(1);
      return check(value, root_.at(Json::json_pointer(place)), at, found);
    }
    if (schema.contains("type")) check_type(value, schema["type"], at, found);
    if (schema.contains("enum")) {
      bool good = false;
      for (const Json& one : schema["enum"]) good = good || one == value;
      if (!good) found.push_back(at + " is none of " + schema["enum"].dump());
    }
    if (schema.contains("minimum") && value < schema["minimum"]) found.push_back(at + " is low");
    if (schema.contains("maximum") && value > schema["maximum"]) found.push_back(at + " is high");
    if (value.is_object()) check_object(value, schema, at, found);
    if (!value.is_array()) return;
    for (size_t i = 0; i < value.size(); ++i) {
      const std::string place = at + "[" + std::to_string(i) + "]";
      if (schema.contains("prefixItems") && i < schema["prefixItems"].size())
        check(value[i], schema["prefixItems"][i], place, found);
      if (schema.contains("items")) check(value[i], schema["items"], place, found);
    }
  }

  nlohmann::ordered_json root_;
};

}  // namespace chancery::testing
