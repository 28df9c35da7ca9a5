#include "chancery/part_path.h"

#include <fmt/format.h>

#include <charconv>

namespace chancery {

namespace {

constexpr std::string_view kPart = "!part ";
constexpr std::string_view kOf = " of ";

// Takes a number off the front of `text`; 0 when there is none.
size_t take_number(std::string_view& text) {
  size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc()) return 0;
  text.remove_prefix(static_cast<size_t>(end - text.data()));
  return number;
}

}  // namespace

std::string part_path(std::string_view path, size_t number, size_t count) {
  return fmt::format("{}{}{}{}{}", path, kPart, number, kOf, count);
}

size_t part_number(std::string_view path) {
  const size_t at = path.rfind(kPart);
  if (at == std::string_view::npos) return 0;
  path.remove_prefix(at + kPart.size());
  const size_t number = take_number(path);
  if (!path.starts_with(kOf)) return 0;
  path.remove_prefix(kOf.size());
  const size_t count = take_number(path);
  return path.empty() && number <= count ? number : 0;
}

}  // namespace chancery
