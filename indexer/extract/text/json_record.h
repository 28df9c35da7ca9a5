// Records in JSON that are documents: by the names that their members usually have.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/extract/extracted.h"

namespace chancery::indexer {

// A discarded value for what is no JSON, or nests too deep.
nlohmann::json parse_shallow_json(std::string_view text);

// An object that has a text.
bool is_record(const nlohmann::json& value);
// Its text may be empty after all; `name` is its identifier, or empty.
Extracted read_record(const nlohmann::json& record);

// Whether a member of that name holds the text of a record, or a list of records.
bool names_text(std::string_view key);
bool names_list(std::string_view key);
// The list of records in `root`: itself, or the member that feeds and answers put it in; nullptr
// when there is none.
const nlohmann::json* find_list(const nlohmann::json& root);

// Collects the documents among values.
class Records {
 public:
  // `number` names a record without an identifier.
  void add(const nlohmann::json& value, size_t number);
  std::vector<Extracted> take() { return std::exchange(documents_, {}); }
  // How many values were no JSON, of all that were added; empty when all were.
  std::string note() const;

 private:
  std::vector<Extracted> documents_;
  size_t damaged_ = 0;
};

}  // namespace chancery::indexer
