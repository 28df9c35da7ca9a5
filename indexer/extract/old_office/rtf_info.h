// The \info group of an RTF file: title, author, dates.
#pragma once

#include <string>
#include <string_view>

#include "indexer/describe/properties.h"

namespace chancery::indexer {

class RtfInfo {
 public:
  // A control word inside the group; false when it is none of the group's own.
  bool control(std::string_view word, int number);
  void text(std::string_view text) { value_ += text; }
  // A group inside it, or the whole, ends.
  void end_field();
  // Gives the number of pages that the program counted, or 0.
  int add_to(Clues& clues) const;

 private:
  std::string field_;
  std::string value_;
  Date date_;
  int pages_ = 0;
  Properties properties_;
};

}  // namespace chancery::indexer
