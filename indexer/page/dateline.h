// Where and when a report was written and who brought it, as it says before its first sentence.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "chancery/date.h"

namespace chancery::indexer {

// "VIENNA, March 12 - ", "BRUSSELS (Reuters) — ", "Berlin, 15. März 2022 (dpa) – ", or a line that
// has nothing but a place and a day: "Geneva, 9 October 2023".
struct Dateline {
  std::string_view place;   // of the text: "VIENNA"; empty when there is none
  std::string_view agency;  // "Reuters"
  std::optional<Date> day;  // year 0 where none is said
  size_t begin = 0;         // bytes of the text, half-open, with the dash and the space behind it
  size_t end = 0;
  bool bare = false;  // nothing but a place in capitals and a dash: "LONDON - "
};

// The dateline that begins `line`. A day alone, "27.1.2022 - The ministers …", is one without a
// place.
Dateline read_dateline(std::string_view line);

// The dateline of one of the first lines of `text` that names a place; behind the first line only
// one with a day or an agency.
Dateline find_dateline(std::string_view text);

// Reads the words that read_dateline needs.
void load_dateline_words();

}  // namespace chancery::indexer
