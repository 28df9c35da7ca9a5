#include "indexer/extract/old_office/rtf_info.h"

#include <utility>

#include "chancery/strings.h"

namespace chancery::indexer {

bool RtfInfo::control(std::string_view word, int number) {
  if (word == "yr") {
    date_.year = number;
  } else if (word == "mo") {
    date_.month = number;
  } else if (word == "dy") {
    date_.day = number;
  } else if (word == "nofpages") {
    pages_ = number;
  } else if (word == "title" || word == "author" || word == "keywords" || word == "company" ||
             word == "creatim" || word == "revtim" || word == "operator" || word == "subject" ||
             word == "printim" || word == "doccomm" || word == "manager" || word == "category" ||
             word == "buptim") {
    field_ = word;
    value_.clear();
    date_ = {};
  } else {
    return false;
  }
  return true;
}

void RtfInfo::end_field() {
  const std::string field = std::exchange(field_, "");
  const std::string value = collapse_spaces(std::exchange(value_, ""));
  const Date date = std::exchange(date_, {});
  if (field == "title") properties_.title = value;
  if (field == "author") properties_.authors.push_back(value);
  if (field == "keywords") properties_.keywords = value;
  if (field == "company") properties_.publisher = value;
  if (field == "creatim" && is_plausible(date)) properties_.created = date.iso();
  if (field == "revtim" && is_plausible(date)) properties_.modified = date.iso();
}

int RtfInfo::add_to(Clues& clues) const {
  add_properties(properties_, clues);
  return pages_ > 0 ? pages_ : 0;
}

}  // namespace chancery::indexer
