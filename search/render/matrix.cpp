#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ostream>

#include "chancery/utf8.h"
#include "search/render/flow.h"
#include "search/render/labels.h"
#include "search/render/numbers.h"
#include "search/render/pictures.h"

namespace chancery::search {

namespace {

// In quarters of the greatest count.
std::string_view shade(uint64_t count, uint64_t most, const Style& style) {
  static constexpr std::array<std::string_view, 4> kUnicode = {"░░", "▒▒", "▓▓", "██"};
  static constexpr std::array<std::string_view, 4> kAscii = {"..", "::", "++", "##"};
  if (count == 0) return "  ";
  const auto quarter = static_cast<size_t>(std::min<uint64_t>(3, count * 4 / (most + 1)));
  return style.unicode ? kUnicode[quarter] : kAscii[quarter];
}

struct MatrixSizes {
  size_t label = 0;    // columns of the actors' names
  size_t cell = 0;     // of an issue
  size_t count = 0;    // issues that fit
  bool names = false;  // the issues' names fit above their cells
};

MatrixSizes sizes_of(const Matrix& matrix, const Style& style) {
  constexpr size_t kMargin = 6, kLeastCell = 9, kMostCell = 26, kLetter = 2;
  const size_t measure = style.measure();
  MatrixSizes sizes;
  for (const FacetValue& actor : matrix.actors)
    sizes.label = std::max(sizes.label, utf8::width(utf8::inert(actor.label)));
  sizes.label = std::min(sizes.label, std::max<size_t>(12, measure / 4));
  const size_t room = measure - std::min(measure, kMargin + sizes.label);
  sizes.count = std::min(matrix.issues.size(), std::max<size_t>(1, room / kLeastCell));
  if (sizes.count == 0) return sizes;
  size_t longest = 0;
  for (size_t i = 0; i < sizes.count; ++i)
    longest = std::max(longest, utf8::width(utf8::inert(matrix.issues[i].label)));
  sizes.names = longest + kLetter + 1 <= std::min(kMostCell, room / sizes.count);
  sizes.cell = sizes.names ? std::max(kLeastCell, longest + kLetter + 1) : kLeastCell;
  return sizes;
}

}  // namespace

std::string column_letter(size_t column) {
  return std::string(1, static_cast<char>('a' + static_cast<char>(column % 26)));
}

void write_matrix(std::ostream& out, const Matrix& matrix, const Style& style, bool numbered) {
  const MatrixSizes sizes = sizes_of(matrix, style);
  uint64_t most = 0;
  for (const auto& row : matrix.counts) {
    for (const uint64_t count : row) most = std::max(most, count);
  }
  const auto written = [&out](std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    out << line << '\n';
  };
  std::string head((numbered ? 5 : 2) + sizes.label + 1, ' ');
  Flow legend(style);
  for (size_t column = 0; column < sizes.count; ++column) {
    const std::string name = column_letter(column) + " " + utf8::inert(matrix.issues[column].label);
    head += padded(sizes.names ? name : column_letter(column), sizes.cell - 1, style) + ' ';
    if (column > 0) legend.separate(signs(style).separator);
    legend.add_unbroken(name);
  }
  written(head);
  for (size_t row = 0; row < matrix.actors.size(); ++row) {
    const auto& counts = matrix.counts[row];
    const auto shown = counts.begin() + static_cast<std::ptrdiff_t>(sizes.count);
    if (std::all_of(counts.begin(), shown, [](uint64_t count) { return count == 0; })) continue;
    std::string line = numbered ? fmt::format(" {:>3} ", row + 1) : "  ";
    line += padded(matrix.actors[row].label, sizes.label, style) + ' ';
    for (size_t column = 0; column < sizes.count; ++column) {
      const uint64_t count = matrix.counts[row][column];
      const std::string cell =
          count == 0 ? "" : fmt::format("{} {}", shade(count, most, style), grouped(count));
      line += padded(cell, sizes.cell, style);
    }
    written(line);
  }
  if (!sizes.names) legend.write(out, 2, 4);
  if (const size_t more = matrix.issues.size() - sizes.count; more > 0)
    out << wrapped(
        fmt::format("and {} that a wider window shows", counted(more, "issue", "issues")), style, 2,
        4);
}

}  // namespace chancery::search
