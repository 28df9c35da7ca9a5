#include "indexer/page/relative_date.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/strings.h"
#include "chancery/words.h"

namespace chancery::indexer {
namespace {

constexpr std::array<std::string_view, 15> kRelativeClasses = {
    "weekday-1", "weekday-2", "weekday-3", "weekday-4", "weekday-5",
    "weekday-6", "weekday-7", "today",     "yesterday", "rough",
    "ago",       "one",       "hours",     "day",       "week"};

struct RelativeWords {
  std::array<std::vector<std::string>, 7> weekdays;  // from Sunday on
  std::vector<std::string> today, yesterday, rough, ago, one, hours, day, week;
};

RelativeWords read_relative_words() {
  const WordFile file("relative_dates.txt", kRelativeClasses);
  RelativeWords words;
  for (size_t i = 0; i < words.weekdays.size(); ++i)
    words.weekdays[i] = file.list(kRelativeClasses[i]);
  words.today = file.list("today");
  words.yesterday = file.list("yesterday");
  words.rough = file.list("rough");
  words.ago = file.list("ago");
  words.one = file.list("one");
  words.hours = file.list("hours");
  words.day = file.list("day");
  words.week = file.list("week");
  return words;
}

const RelativeWords& relative_words() {
  static const RelativeWords words = read_relative_words();
  return words;
}

bool is_among(std::string_view text, const std::vector<std::string>& words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

// Whether a word of `text` behind its first begins like one of `words`.
bool has_unit(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.find(" " + word) != text.npos; });
}

bool ends_with_ago(std::string_view folded) {
  const auto& ago = relative_words().ago;
  return std::any_of(ago.begin(), ago.end(),
                     [&](const std::string& word) { return folded.ends_with(" " + word); });
}

// "3 days ago", "an hour ago": how many days that is; nothing for months and years, which are too
// rough.
std::optional<int> days_ago(std::string_view folded) {
  const RelativeWords& words = relative_words();
  const std::string_view count = folded.substr(0, folded.find(' '));
  int number = is_among(count, words.one) ? 1 : 0;
  for (const char c : count)
    number = is_digit(c) && number < 1000 ? number * 10 + (c - '0') : number;
  if (number == 0) return std::nullopt;
  if (has_unit(folded, words.hours)) return 0;
  if (has_unit(folded, words.day)) return number;
  if (has_unit(folded, words.week)) return number * 7;
  return std::nullopt;
}

}  // namespace

bool read_relative_date(std::string_view text, Clues& clues) {
  if (count_words(text) > 4) return false;
  const std::string folded = lower(text);
  const RelativeWords& words = relative_words();
  if (ends_with_ago(folded)) {
    if (const auto days = days_ago(folded)) clues.relative.push_back({*days, -1});
    return true;
  }
  for (size_t i = 0; i < words.weekdays.size(); ++i)
    if (is_among(folded, words.weekdays[i])) {
      clues.relative.push_back({0, static_cast<int>(i)});
      return true;
    }
  const bool yesterday = is_among(folded, words.yesterday);
  if (yesterday || is_among(folded, words.today)) {
    clues.relative.push_back({yesterday ? 1 : 0, -1});
    return true;
  }
  return is_among(folded, words.rough);
}

bool read_age(std::string_view part, Clues& clues) {
  if (part.empty()) return false;
  const std::string folded = lower(part);
  const RelativeWords& words = relative_words();
  const std::string_view first = std::string_view(folded).substr(0, folded.find(' '));
  const bool counted =
      is_digit(folded[0]) || (first.size() < folded.size() && is_among(first, words.one));
  if (counted && ends_with_ago(folded)) return read_relative_date(part, clues);
  for (const auto* days : {&words.yesterday, &words.today}) {
    for (const std::string& day : *days) {
      if (!folded.starts_with(day)) continue;
      std::string_view time = trim(std::string_view(folded).substr(day.size()));
      if (time.starts_with(",")) time = trim(time.substr(1));
      if (time.starts_with("at ")) time = trim(time.substr(3));
      if (time.empty() || !is_digit(time[0])) return false;
      if (time.size() <= 10 && time.find(':') != time.npos) return read_relative_date(day, clues);
    }
  }
  return false;
}

void load_relative_words() {
  relative_words();
}

}  // namespace chancery::indexer
