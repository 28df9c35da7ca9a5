#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ostream>
#include <utility>

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
  size_t label = 0;     // columns of the actors' names
  size_t cell = 0;      // of an issue
  size_t count = 0;     // issues beside each other
  bool names = false;   // the issues' names fit above their cells
  bool longer = false;  // some actors' names do not fit: they are told below
};

MatrixSizes sizes_of(const Matrix& matrix, const Style& style) {
  constexpr size_t kMatrixMargin = 6, kLeastCell = 9, kMostCell = 26, kLetter = 2, kLeastLabel = 12;
  const size_t measure = style.measure();
  MatrixSizes sizes;
  for (const FacetValue& actor : matrix.actors)
    sizes.label = std::max(sizes.label, utf8::width(utf8::inert(actor.label)));
  const size_t most_label = std::max(
      std::min(kLeastLabel, measure - std::min(measure, kMatrixMargin + kLeastCell)), measure / 4);
  sizes.longer = sizes.label > most_label;
  sizes.label = std::min(sizes.label, most_label);
  const size_t room = measure - std::min(measure, kMatrixMargin + sizes.label);
  sizes.count = std::min(matrix.issues.size(), std::max<size_t>(1, room / kLeastCell));
  if (sizes.count == 0) return sizes;
  size_t longest = 0;
  for (const FacetValue& issue : matrix.issues)
    longest = std::max(longest, utf8::width(utf8::inert(issue.label)));
  sizes.names = longest + kLetter + 1 <= std::min(kMostCell, room / sizes.count);
  sizes.cell = sizes.names ? std::max(kLeastCell, longest + kLetter + 1) : kLeastCell;
  return sizes;
}

class MatrixWriter {
 public:
  MatrixWriter(std::ostream& out, const Matrix& matrix, const Style& style, bool numbered)
      : out_(out), matrix_(matrix), style_(style), sizes_(sizes_of(matrix, style)) {
    numbered_ = numbered || sizes_.longer;
    for (const auto& row : matrix.counts) {
      for (const uint64_t count : row) most_ = std::max(most_, count);
    }
  }

  // Issues that do not fit beside each other stand in tables below each other.
  void write() {
    const size_t issues = matrix_.issues.size();
    for (size_t from = 0; from < issues; from += sizes_.count)
      write_block(from, std::min(from + sizes_.count, issues));
    write_key();
  }

 private:
  static bool is_empty(const std::vector<uint64_t>& counts, size_t from, size_t to) {
    return std::all_of(counts.begin() + static_cast<std::ptrdiff_t>(from),
                       counts.begin() + static_cast<std::ptrdiff_t>(to),
                       [](uint64_t count) { return count == 0; });
  }

  void write_line(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    out_ << line << '\n';
  }

  std::string issue_name(size_t column) const {
    return column_letter(column) + " " + utf8::inert(matrix_.issues[column].label);
  }

  void write_block(size_t from, size_t to) {
    std::string head((numbered_ ? 5 : 2) + sizes_.label + 1, ' ');
    for (size_t column = from; column < to; ++column) {
      const std::string name = sizes_.names ? issue_name(column) : column_letter(column);
      head += padded(name, sizes_.cell - 1, style_) + ' ';
    }
    write_line(head);
    for (size_t row = 0; row < matrix_.actors.size(); ++row) {
      const auto& counts = matrix_.counts[row];
      if (is_empty(counts, from, to)) continue;
      std::string line = numbered_ ? fmt::format(" {:>3} ", row + 1) : "  ";
      line += padded(matrix_.actors[row].label, sizes_.label, style_) + ' ';
      for (size_t column = from; column < to; ++column) {
        const std::string cell = counts[column] == 0
                                     ? ""
                                     : fmt::format("{} {}", shade(counts[column], most_, style_),
                                                   grouped(counts[column]));
        line += padded(cell, sizes_.cell, style_);
      }
      write_line(line);
    }
  }

  // The names that do not fit into the tables.
  void write_key() {
    Flow issues(style_), actors(style_);
    bool first = true;
    for (size_t column = 0; !sizes_.names && column < matrix_.issues.size(); ++column) {
      if (column > 0) issues.separate(signs(style_).separator);
      issues.add_unbroken(issue_name(column));
    }
    for (size_t row = 0; row < matrix_.actors.size(); ++row) {
      const std::string name = utf8::inert(matrix_.actors[row].label);
      if (utf8::width(name) <= sizes_.label) continue;
      if (!std::exchange(first, false)) actors.separate(signs(style_).separator);
      actors.add_unbroken(fmt::format("{} {}", row + 1, name));
    }
    if (!first) actors.write(out_, 2, 4);
    if (!sizes_.names) issues.write(out_, 2, 4);
  }

  std::ostream& out_;
  const Matrix& matrix_;
  const Style& style_;
  MatrixSizes sizes_;
  bool numbered_ = false;
  uint64_t most_ = 0;
};

}  // namespace

std::string column_letter(size_t column) {
  return std::string(1, static_cast<char>('a' + static_cast<char>(column % 26)));
}

void write_matrix(std::ostream& out, const Matrix& matrix, const Style& style, bool numbered) {
  MatrixWriter(out, matrix, style, numbered).write();
}

}  // namespace chancery::search
