// Dates that a sentence names: days and months with their year, and days whose year the document's
// own day tells.
//
//   "on 10 November 2020", "November 10th, 2020", "10 de noviembre de 2020", "2020-11-10"   a day
//   "in November 2020"                                                                     a month
//   "in 1988, ", "since 1988 the", "im Jahr 1988"                                           a year
//   "on 10 November", in a document of 12 November 2020                                    a day
//
// Nothing is guessed: numbers with strokes (10/11/2020), months alone and "last week" name no date.
// A year alone is one from 1700 on behind a word that goes before years; a number of something ("in
// 2000 villages") is none.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "chancery/date.h"
#include "chancery/text.h"

namespace chancery::search {

struct ToldDate {
  Date date;  // the day is 0 of a month, the month too of a year
  Span span;  // bytes of the text
};

// In order, apart from each other. `day`: of the document, where it is known to the day; a day
// without a year counts for the one within four months of it.
std::vector<ToldDate> told_dates(std::string_view text, const std::optional<Date>& day);

}  // namespace chancery::search
