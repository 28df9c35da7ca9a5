#include "search/render/numbers.h"

#include <fmt/format.h>

namespace chancery::search {

std::string counted(uint64_t number, std::string_view singular, std::string_view plural,
                    Certainty certainty) {
  return fmt::format("{}{} {}", words_before_count(certainty), grouped(number),
                     number == 1 ? singular : plural);
}

std::string duration(double milliseconds) {
  if (milliseconds < 1) return fmt::format("{:.1f} ms", milliseconds);
  if (milliseconds < 1000) return fmt::format("{:.0f} ms", milliseconds);
  return fmt::format("{:.1f} s", milliseconds / 1000);
}

}  // namespace chancery::search
