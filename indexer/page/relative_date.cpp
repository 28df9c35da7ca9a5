#include "indexer/page/relative_date.h"

#include <array>
#include <optional>
#include <string>

#include "chancery/strings.h"

namespace chancery::indexer {
namespace {

// "3 days ago", "an hour ago": how many days that is; nothing for months and years, which are too
// rough.
std::optional<int> days_ago(const std::string& folded) {
  const std::string_view count = std::string_view(folded).substr(0, folded.find(' '));
  int number = count == "a" || count == "an" ? 1 : 0;
  for (const char c : count)
    number = is_digit(c) && number < 1000 ? number * 10 + (c - '0') : number;
  if (number == 0) return std::nullopt;
  for (const std::string_view unit : {" second", " sec", " minute", " min", " hour", " hr"})
    if (folded.find(unit) != folded.npos) return 0;
  if (folded.find(" day") != folded.npos) return number;
  if (folded.find(" week") != folded.npos) return number * 7;
  return std::nullopt;
}

}  // namespace

bool read_relative_date(std::string_view text, Clues& clues) {
  if (count_words(text) > 4) return false;
  const std::string folded = lower(text);
  if (folded.ends_with(" ago")) {
    if (const auto days = days_ago(folded)) clues.relative.push_back({*days, -1});
    return true;
  }
  static constexpr std::array<std::string_view, 7> kDays = {
      "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};
  for (size_t i = 0; i < kDays.size(); ++i)
    if (folded == kDays[i]) {
      clues.relative.push_back({0, static_cast<int>(i)});
      return true;
    }
  if (folded == "today" || folded == "just now" || folded == "yesterday") {
    clues.relative.push_back({folded == "yesterday" ? 1 : 0, -1});
    return true;
  }
  return folded == "last week";
}

bool read_age(std::string_view part, Clues& clues) {
  if (part.empty()) return false;
  const std::string folded = lower(part);
  const bool counted = is_digit(folded[0]) || folded.starts_with("a ") || folded.starts_with("an ");
  if (counted && folded.ends_with(" ago")) return read_relative_date(part, clues);
  for (const std::string_view day : {"yesterday", "today"}) {
    if (!folded.starts_with(day)) continue;
    std::string_view time = trim(std::string_view(folded).substr(day.size()));
    if (time.starts_with(",")) time = trim(time.substr(1));
    if (time.starts_with("at ")) time = trim(time.substr(3));
    if (time.empty() || !is_digit(time[0])) return false;
    if (time.size() <= 10 && time.find(':') != time.npos) return read_relative_date(day, clues);
  }
  return false;
}

}  // namespace chancery::indexer
