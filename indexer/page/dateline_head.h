// Where a report was written, as it says before its first sentence.
#pragma once

#include <cstddef>
#include <string_view>

namespace chancery::indexer {

// "VIENNA, March 12 - ", "BRUSSELS (Reuters) — ", "Berlin, 15. März 2022 (dpa) – ", or a line that
// has nothing but a place and a day: "Geneva, 9 October 2023".
struct DatelineHead {
  std::string_view place;  // of the text: "VIENNA"; empty when there is none
  size_t begin = 0;        // bytes of the text, half-open, with the dash and the space behind it
  size_t end = 0;
  bool bare = false;  // nothing but a place in capitals and a dash: "LONDON - "
};

// The dateline of one of the first lines of `text`; behind the first line only one with a day or an
// agency.
DatelineHead find_dateline(std::string_view text);

}  // namespace chancery::indexer
