#include "search/plan/month_names.h"

#include <array>
#include <string>
#include <vector>

#include "chancery/words.h"

namespace chancery::search {

namespace {

constexpr size_t kLeastLetters = 3;

constexpr std::array<std::string_view, 12> kMonthClasses = {
    "month-1", "month-2", "month-3", "month-4",  "month-5",  "month-6",
    "month-7", "month-8", "month-9", "month-10", "month-11", "month-12"};

// The names of each month.
const std::array<std::vector<std::string>, 12>& month_lists() {
  static const auto read = [] {
    const WordFile file("query_dates.txt", kMonthClasses);
    std::array<std::vector<std::string>, 12> names;
    for (size_t i = 0; i < names.size(); ++i) names[i] = file.list(kMonthClasses[i]);
    return names;
  }();
  return read;
}

template <typename Fits>
unsigned month_that(const Fits& fits) {
  for (size_t i = 0; i < month_lists().size(); ++i) {
    for (const std::string& name : month_lists()[i]) {
      if (fits(name)) return static_cast<unsigned>(i + 1);
    }
  }
  return 0;
}

}  // namespace

unsigned month_named(std::string_view name) {
  return month_that([&](const std::string& known) { return known == name; });
}

unsigned month_beginning(std::string_view name) {
  if (name.size() < kLeastLetters) return 0;
  return month_that([&](const std::string& known) { return known.starts_with(name); });
}

}  // namespace chancery::search
