// The words that dates are made of.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "chancery/words.h"

namespace chancery::indexer {

struct DateWord {
  enum Kind { kNone, kOther, kNumber, kMonth };
  Kind kind = kNone;
  int value = 0;      // of a number; 1 to 12 for a month
  size_t length = 0;  // digits as written
  char unit = 0;      // 'y', 'm' or 'd' behind a number of East Asian dates
  char after = 0;     // the one character between this word and the next, ' ' for white space
  size_t begin = 0;
  size_t end = 0;
};

using DateWords = std::array<DateWord, 3>;

// The words of gazetteer/words/dates.txt, and the names of months and weekdays that CLDR has for
// some forty languages, in lower case.
struct DateVocabulary {
  std::unordered_map<std::string, int, WordHash, std::equal_to<>> months;  // 1 to 12
  WordSet between;   // may stand between the parts of a date
  WordSet ordinals;  // endings of numbers: "st"
  WordSet beside;    // weekdays, zones of time and prepositions around a date
  std::vector<std::pair<std::string, int>> eras;  // and the year before their first
};

// Read at the first call. Throws Error.
const DateVocabulary& date_vocabulary();

// 1 to 12 for a month's name or abbreviation (lower case), else 0.
int month_number(std::string_view word);

// Goes through a text with a window of three words. What may stand inside a date (commas, points,
// "de", "of", ordinal endings, weekdays) is left out; anything else is a word of kind kOther.
class DateScanner {
 public:
  explicit DateScanner(std::string_view text) : text_(text) {}
  DateWords first();
  void advance(DateWords& words, size_t count);

 private:
  DateWord next();

  std::string_view text_;
  size_t pos_ = 0;
};

}  // namespace chancery::indexer
