// Times in plain words: "since 2019", "between 2015 and 2018", "last year".
#pragma once

#include <optional>
#include <string>

#include "chancery/text.h"

namespace chancery::search {

struct TimeWords {
  size_t first = 0, last = 0;  // tokens, half-open
  std::string date;            // as date: takes it: "since 2019", "2019", "last year"
  // What stands between "after" and "of 2020" in "after the war of 2020": no part of the time.
  size_t kept_first = 0, kept_last = 0;
};

// The time that begins with token `at`, if one does.
std::optional<TimeWords> time_words_at(const TokenList& tokens, size_t at);

// A year alone, which may be a number: 1600 to 2100.
bool is_year(std::string_view word);

}  // namespace chancery::search
