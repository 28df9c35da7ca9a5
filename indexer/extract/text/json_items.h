// The items of the list of records in a JSON text, found without reading the list into memory.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace chancery::indexer {

class JsonItems {
 public:
  // The list that is the whole of `json` (UTF-8), or the member that feeds and answers put it in
  // (find_list in json_record.h); nothing when there is none, or when the text of a record stands
  // before it.
  static std::optional<JsonItems> find(std::string_view json);

  // The next item as it stands; nothing at the end. Of damaged JSON an item may be no JSON.
  std::optional<std::string_view> next();
  // Where the next item begins, or a space or comma before it; never above end().
  size_t position() const { return at_; }
  size_t end() const { return json_.size(); }

 private:
  JsonItems(std::string_view json, size_t at) : json_(json), at_(at) {}

  void skip(std::string_view characters);
  // The value at the present place, up to what parts it from the next.
  std::string_view value();

  std::string_view json_;
  size_t at_;
};

}  // namespace chancery::indexer
