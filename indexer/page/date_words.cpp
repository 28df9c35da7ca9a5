#include "indexer/page/date_words.h"

#include <algorithm>
#include <utility>

#include "chancery/strings.h"

namespace chancery {
namespace {

struct MonthName {
  std::string_view name;
  int number;
};

constexpr std::array kMonths = {
    MonthName{"january", 1},    MonthName{"jan", 1},        MonthName{"february", 2},
    MonthName{"feb", 2},        MonthName{"march", 3},      MonthName{"mar", 3},
    MonthName{"april", 4},      MonthName{"apr", 4},        MonthName{"may", 5},
    MonthName{"june", 6},       MonthName{"jun", 6},        MonthName{"july", 7},
    MonthName{"jul", 7},        MonthName{"august", 8},     MonthName{"aug", 8},
    MonthName{"september", 9},  MonthName{"sep", 9},        MonthName{"sept", 9},
    MonthName{"october", 10},   MonthName{"oct", 10},       MonthName{"november", 11},
    MonthName{"nov", 11},       MonthName{"december", 12},  MonthName{"dec", 12},
    MonthName{"janvier", 1},    MonthName{"janv", 1},       MonthName{"février", 2},
    MonthName{"fevrier", 2},    MonthName{"févr", 2},       MonthName{"mars", 3},
    MonthName{"avril", 4},      MonthName{"avr", 4},        MonthName{"mai", 5},
    MonthName{"juin", 6},       MonthName{"juillet", 7},    MonthName{"juil", 7},
    MonthName{"août", 8},       MonthName{"aout", 8},       MonthName{"septembre", 9},
    MonthName{"octobre", 10},   MonthName{"novembre", 11},  MonthName{"décembre", 12},
    MonthName{"decembre", 12},  MonthName{"déc", 12},       MonthName{"januar", 1},
    MonthName{"jänner", 1},     MonthName{"februar", 2},    MonthName{"märz", 3},
    MonthName{"maerz", 3},      MonthName{"juni", 6},       MonthName{"juli", 7},
    MonthName{"oktober", 10},   MonthName{"okt", 10},       MonthName{"dezember", 12},
    MonthName{"dez", 12},       MonthName{"enero", 1},      MonthName{"ene", 1},
    MonthName{"febrero", 2},    MonthName{"marzo", 3},      MonthName{"abril", 4},
    MonthName{"abr", 4},        MonthName{"mayo", 5},       MonthName{"junio", 6},
    MonthName{"julio", 7},      MonthName{"agosto", 8},     MonthName{"ago", 8},
    MonthName{"septiembre", 9}, MonthName{"setiembre", 9},  MonthName{"octubre", 10},
    MonthName{"noviembre", 11}, MonthName{"diciembre", 12}, MonthName{"dic", 12},
    MonthName{"janeiro", 1},    MonthName{"fevereiro", 2},  MonthName{"março", 3},
    MonthName{"maio", 5},       MonthName{"junho", 6},      MonthName{"julho", 7},
    MonthName{"setembro", 9},   MonthName{"outubro", 10},   MonthName{"novembro", 11},
    MonthName{"dezembro", 12},  MonthName{"января", 1},     MonthName{"январь", 1},
    MonthName{"янв", 1},        MonthName{"февраля", 2},    MonthName{"февраль", 2},
    MonthName{"фев", 2},        MonthName{"марта", 3},      MonthName{"март", 3},
    MonthName{"апреля", 4},     MonthName{"апрель", 4},     MonthName{"апр", 4},
    MonthName{"мая", 5},        MonthName{"май", 5},        MonthName{"июня", 6},
    MonthName{"июнь", 6},       MonthName{"июля", 7},       MonthName{"июль", 7},
    MonthName{"августа", 8},    MonthName{"август", 8},     MonthName{"авг", 8},
    MonthName{"сентября", 9},   MonthName{"сентябрь", 9},   MonthName{"сен", 9},
    MonthName{"октября", 10},   MonthName{"октябрь", 10},   MonthName{"окт", 10},
    MonthName{"ноября", 11},    MonthName{"ноябрь", 11},    MonthName{"ноя", 11},
    MonthName{"декабря", 12},   MonthName{"декабрь", 12},   MonthName{"дек", 12},
};

// May stand between the parts of a date.
constexpr std::array<std::string_view, 8> kBetween = {"de",  "del", "of", "the",
                                                      "den", "le",  "st", "er"};

bool is_ordinal_ending(std::string_view word) {
  return word == "st" || word == "nd" || word == "rd" || word == "th" || word == "er";
}

}  // namespace

int month_number(std::string_view word) {
  for (const MonthName& month : kMonths)
    if (month.name == word) return month.number;
  return 0;
}

DateWord DateScanner::next() {
  DateWord word;
  while (pos_ < text_.size()) {
    while (pos_ < text_.size() && (!is_word(text_[pos_]) || space_length(text_, pos_) > 0)) {
      pos_ += std::max<size_t>(space_length(text_, pos_), 1);
    }
    if (pos_ >= text_.size()) return word;
    word.begin = pos_;
    if (is_digit(text_[pos_])) {
      word.kind = DateWord::kNumber;
      while (pos_ < text_.size() && is_digit(text_[pos_])) {
        if (word.value < 100000) word.value = word.value * 10 + (text_[pos_] - '0');
        ++pos_;
      }
      word.length = pos_ - word.begin;
      word.end = pos_;
      // "30th" is 30; "30km" and "10:30" are something else.
      size_t letters = pos_;
      while (letters < text_.size() && is_letter(text_[letters])) ++letters;
      const bool ordinal = is_ordinal_ending(lower(text_.substr(pos_, letters - pos_)));
      if (ordinal) pos_ = letters;
      // An ISO date and time: 2023-08-30T10:00.
      const bool time_mark = letters == pos_ + 1 && lower(text_[pos_]) == 't';
      if (!ordinal && letters != pos_ && !time_mark) {
        pos_ = letters;
        word.kind = DateWord::kOther;
      } else if (pos_ + 1 < text_.size() && text_[pos_] == ':' && is_digit(text_[pos_ + 1])) {
        word.kind = DateWord::kOther;
      }
    } else {
      while (pos_ < text_.size() && is_word(text_[pos_]) && !is_digit(text_[pos_]) &&
             space_length(text_, pos_) == 0)
        ++pos_;
      word.end = pos_;
      if (pos_ - word.begin > 24) {
        word.kind = DateWord::kOther;
      } else {
        const std::string name = lower_unicode(text_.substr(word.begin, pos_ - word.begin));
        if (std::find(kBetween.begin(), kBetween.end(), name) != kBetween.end()) continue;
        word.value = month_number(name);
        word.kind = word.value != 0 ? DateWord::kMonth : DateWord::kOther;
      }
    }
    word.after = pos_ >= text_.size() ? '\0' : space_length(text_, pos_) > 0 ? ' ' : text_[pos_];
    return word;
  }
  return DateWord{};
}

DateWords DateScanner::first() {
  DateWords words;
  for (DateWord& word : words) word = next();
  return words;
}

void DateScanner::advance(DateWords& words, size_t count) {
  for (; count > 0; --count) {
    words[0] = words[1];
    words[1] = words[2];
    words[2] = next();
  }
}

}  // namespace chancery
