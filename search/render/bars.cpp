#include "search/render/bars.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <ostream>

#include "chancery/utf8.h"
#include "search/render/labels.h"
#include "search/render/numbers.h"

namespace chancery::search {

std::string bar(uint64_t count, uint64_t most, size_t columns, const Style& style) {
  if (count == 0 || most == 0) return "";
  static constexpr std::array<std::string_view, 8> kEighths = {"",  "▏", "▎", "▍",
                                                               "▌", "▋", "▊", "▉"};
  const double length = static_cast<double>(columns) * static_cast<double>(std::min(count, most)) /
                        static_cast<double>(most);
  if (!style.unicode)
    return std::string(std::max<size_t>(1, static_cast<size_t>(std::lround(length))), '#');
  const size_t eighths = std::max<size_t>(1, static_cast<size_t>(std::lround(length * 8)));
  std::string text;
  for (size_t i = 0; i < eighths / 8; ++i) text += "█";
  text += kEighths[eighths % 8];
  return text;
}

std::string facet_heading(const std::string& field) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kHeadings = {{
      {"actor", "actors"},
      {"issue", "issues"},
      {"speaker", "speakers"},
      {"publisher", "publishers"},
      {"year", "years"},
      {"lang", "languages"},
      {"type", "types"},
      {"tag", "tags"},
  }};
  for (const auto& [name, heading] : kHeadings) {
    if (name == field) return std::string(heading);
  }
  return field;
}

namespace {

constexpr uint64_t kMille = 1000;

// What the bar of a value is as long as: its count, or its share in thousandths.
uint64_t length_of(const FacetValue& value) {
  return value.of == 0 ? value.count : std::max<uint64_t>(1, kMille * value.count / value.of);
}

// "138", "138 of 149 (92.6 %)".
std::string count_of(const FacetValue& value) {
  if (value.of == 0) return grouped(value.count);
  return fmt::format("{} of {} ({:.1f} %)", grouped(value.count), grouped(value.of),
                     100.0 * static_cast<double>(value.count) / static_cast<double>(value.of));
}

// What the counts are of: " (10 of 143; 86 hits)".
std::string sum_of(const Facet& facet) {
  const uint64_t shown = static_cast<uint64_t>(
      std::count_if(facet.values.begin(), facet.values.end(),
                    [](const FacetValue& value) { return !value.value.empty(); }));
  if (facet.distinct == 0) return "";
  const std::string values = shown < facet.distinct
                                 ? fmt::format("{} of {}", grouped(shown), grouped(facet.distinct))
                                 : grouped(facet.distinct);
  return fmt::format(" ({}; {})", values, counted(facet.hits, "hit", "hits"));
}

}  // namespace

void write_bars(std::ostream& out, const Facet& facet, const Style& style, size_t first_number) {
  out << "  " << (style.color ? before(style, Ink::kTitle) : "") << facet_heading(facet.field)
      << (style.color ? after(style, Ink::kTitle) : "") << sum_of(facet) << '\n';
  write_bar_lines(out, facet, style, first_number);
}

void write_bar_lines(std::ostream& out, const Facet& facet, const Style& style,
                     size_t first_number) {
  uint64_t most = 0;
  size_t label_columns = 0, count_columns = 0;
  const size_t measure = style.measure();
  constexpr size_t kNumber = 4;
  const auto label_of = [](const FacetValue& value) {
    return utf8::inert(value.label.empty() ? value.value : value.label);
  };
  for (const FacetValue& value : facet.values) {
    most = std::max(most, length_of(value));
    label_columns = std::max(label_columns, utf8::width(label_of(value)));
    count_columns = std::max(count_columns, count_of(value).size());
  }
  // A name says more than the length of its bar.
  constexpr size_t kShortestBar = 6, kLongestBar = 30;
  const size_t beside = kNumber + 2 + 1 + count_columns;
  const size_t room = measure - std::min(measure, beside);
  label_columns = std::min(label_columns, room - std::min(room / 2, kShortestBar));
  const size_t bar_columns = std::clamp(room - label_columns, size_t{1}, kLongestBar);
  for (const FacetValue& value : facet.values) {
    out << (first_number ? fmt::format("{:>3} ", first_number++) : std::string(kNumber, ' '))
        << padded(label_of(value), label_columns, style) << "  ";
    if (value.count == 0) {
      out << "0\n";
      continue;
    }
    out << (style.color ? before(style, Ink::kActor) : "")
        << bar(length_of(value), most, bar_columns, style)
        << (style.color ? after(style, Ink::kActor) : "") << ' ' << count_of(value) << '\n';
  }
}

}  // namespace chancery::search
