#include "indexer/page/date_words.h"

#include <algorithm>
#include <utility>

#include "chancery/strings.h"

namespace chancery {
namespace {

DateVocabulary read_file() {
  static constexpr std::array<std::string_view, 15> kClasses = {
      "month-1", "month-2",  "month-3",  "month-4",  "month-5", "month-6", "month-7", "month-8",
      "month-9", "month-10", "month-11", "month-12", "between", "ordinal", "beside"};
  const WordFile file("dates.txt", kClasses);
  DateVocabulary words;
  for (int month = 1; month <= 12; ++month) {
    for (const std::string& name : file.list(kClasses[static_cast<size_t>(month - 1)]))
      words.months[name] = month;
  }
  words.between = file.set("between");
  words.ordinals = file.set("ordinal");
  words.beside = file.set("beside");
  return words;
}

}  // namespace

const DateVocabulary& date_vocabulary() {
  static const DateVocabulary words = read_file();
  return words;
}

int month_number(std::string_view word) {
  const auto& months = date_vocabulary().months;
  const auto found = months.find(word);
  return found == months.end() ? 0 : found->second;
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
