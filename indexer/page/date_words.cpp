#include "indexer/page/date_words.h"

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "chancery/date.h"
#include "chancery/strings.h"

namespace chancery::indexer {
namespace {

// Languages whose names of months and days are CLDR's; where two use one word for different months
// the earlier holds.
constexpr std::array<const char*, 44> kLanguages = {
    "en", "de", "fr", "es", "pt", "it", "ru", "nl",      "pl", "uk", "tr", "cs", "sk", "ro",   "el",
    "sv", "da", "nb", "fi", "hu", "bg", "sr", "sr_Latn", "sl", "hr", "id", "ar", "he", "be",   "lt",
    "lv", "et", "ca", "mk", "sq", "az", "fa", "hi",      "vi", "ms", "bs", "ka", "is", "ar_SY"};

std::string word_of(const icu::UnicodeString& name) {
  std::string bytes;
  name.toUTF8String(bytes);
  return lower_unicode(bytes);
}

// One word of letters, so that the scanner can meet it.
bool is_one_word(std::string_view name) {
  return name.size() >= 3 &&
         std::all_of(name.begin(), name.end(), [](char c) { return is_word(c) && !is_digit(c); });
}

void add_names(DateVocabulary& words) {
  for (const char* language : kLanguages) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::DateFormatSymbols symbols(icu::Locale::createFromName(language), status);
    if (U_FAILURE(status)) continue;
    for (const auto context :
         {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE}) {
      int32_t count = 0;
      const icu::UnicodeString* months =
          symbols.getMonths(count, context, icu::DateFormatSymbols::WIDE);
      for (int32_t i = 0; i < std::min(count, 12); ++i)
        if (std::string name = word_of(months[i]); is_one_word(name))
          words.months.emplace(std::move(name), i + 1);
      for (const auto width : {icu::DateFormatSymbols::WIDE, icu::DateFormatSymbols::ABBREVIATED}) {
        const icu::UnicodeString* days = symbols.getWeekdays(count, context, width);
        for (int32_t i = 1; i < std::min(count, 8); ++i) {
          const std::string day = word_of(days[i]);
          for (const std::string_view part : split(day, " "))
            if (is_one_word(part)) words.beside.emplace(part);
        }
      }
    }
  }
}

DateVocabulary read_date_words() {
  static constexpr std::array<std::string_view, 16> kClasses = {
      "month-1", "month-2",  "month-3",  "month-4",  "month-5", "month-6", "month-7", "month-8",
      "month-9", "month-10", "month-11", "month-12", "between", "ordinal", "beside",  "era"};
  const WordFile file("dates.txt", kClasses);
  DateVocabulary words;
  for (int month = 1; month <= 12; ++month) {
    for (const std::string& name : file.list(kClasses[static_cast<size_t>(month - 1)]))
      words.months[name] = month;
  }
  words.between = file.set("between");
  words.ordinals = file.set("ordinal");
  words.beside = file.set("beside");
  for (const std::string& entry : file.list("era")) {
    const size_t space = entry.find(' ');
    words.eras.emplace_back(entry.substr(0, space), std::atoi(entry.c_str() + space + 1));
  }
  add_names(words);
  return words;
}

}  // namespace

const DateVocabulary& date_vocabulary() {
  static const DateVocabulary words = read_date_words();
  return words;
}

int month_number(std::string_view word) {
  const auto& months = date_vocabulary().months;
  const auto found = months.find(word);
  return found == months.end() ? 0 : found->second;
}

namespace {

struct Unit {
  std::string_view text;
  char part;
};
constexpr std::array<Unit, 7> kUnits = {{{"\u5E74", 'y'},
                                         {"\uB144", 'y'},
                                         {"\u6708", 'm'},
                                         {"\uC6D4", 'm'},
                                         {"\u65E5", 'd'},
                                         {"\u53F7", 'd'},
                                         {"\uC77C", 'd'}}};

size_t unit_length(std::string_view text, size_t pos) {
  for (const Unit& unit : kUnits)
    if (text.substr(pos).starts_with(unit.text)) return unit.text.size();
  return 0;
}

char unit_of(std::string_view text, size_t pos) {
  for (const Unit& unit : kUnits)
    if (text.substr(pos).starts_with(unit.text)) return unit.part;
  return 0;
}

// Hebrew writes "in" at a month's name: "15 \u05D1\u05DE\u05E8\u05E5".
int month_of(std::string_view name) {
  constexpr std::string_view kIn = "\u05D1";
  const int month = month_number(name);
  return month == 0 && name.starts_with(kIn) ? month_number(name.substr(kIn.size())) : month;
}

// The month that `name`, bytes [begin, end) of `text`, is in a date all in numbers: 27.III.1987.
int roman_month(std::string_view text, size_t begin, size_t end) {
  constexpr std::array<std::string_view, 12> kRoman = {"I",   "II",   "III", "IV", "V",  "VI",
                                                       "VII", "VIII", "IX",  "X",  "XI", "XII"};
  if (begin < 2 || end + 1 >= text.size()) return 0;
  const char mark = text[end];
  const bool between = (mark == '.' || mark == '-' || mark == '/') && text[begin - 1] == mark &&
                       is_digit(text[begin - 2]) && read_digits(text, end + 1, 4);
  if (!between) return 0;
  const auto found = std::find(kRoman.begin(), kRoman.end(), text.substr(begin, end - begin));
  return found == kRoman.end() ? 0 : static_cast<int>(found - kRoman.begin()) + 1;
}

// A year that is counted from the beginning of an era, as \u4EE4\u548C5\u5E74, is one of ours.
void count_from_era(std::string_view text, DateWord& year) {
  for (const auto& [name, before] : date_vocabulary().eras) {
    if (!text.substr(0, year.begin).ends_with(name)) continue;
    year.begin -= name.size();
    year.value += before;
    return;
  }
}

}  // namespace

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
      // 2016年3月15日 and the like: the number names its own part of the date.
      if (const size_t unit = unit_length(text_, pos_); unit > 0) {
        word.unit = unit_of(text_, pos_);
        if (word.unit == 'y') count_from_era(text_, word);
        pos_ += unit;
        word.end = pos_;
        return word;
      }
      // "30th" is 30; "30km" and "10:30" are something else.
      size_t letters = pos_;
      while (letters < text_.size() && is_letter(text_[letters])) ++letters;
      const bool ordinal =
          date_vocabulary().ordinals.contains(lower(text_.substr(pos_, letters - pos_)));
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
        if (date_vocabulary().between.contains(name)) continue;
        word.value = month_of(name);
        if (word.value == 0) word.value = roman_month(text_, word.begin, pos_);
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

}  // namespace chancery::indexer
