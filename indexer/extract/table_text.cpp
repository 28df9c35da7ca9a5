#include "indexer/extract/table_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "chancery/strings.h"
#include "indexer/extract/text_flow.h"
#include "indexer/page/program_words.h"

namespace chancery::indexer {
namespace {

constexpr size_t kMaxText = size_t{64} << 20;
constexpr size_t kMaxColumnName = 60;

bool is_number(std::string_view text) {
  size_t digits = 0;
  for (const char c : text) {
    if (is_letter(c)) return false;
    digits += is_digit(c);
  }
  return digits * 2 >= text.size();
}

// Names of columns: short, no numbers, each once.
bool names_columns(const std::vector<std::string>& cells) {
  std::set<std::string_view> seen;
  size_t named = 0;
  for (const std::string& cell : cells) {
    if (cell.empty()) continue;
    ++named;
    if (cell.size() > kMaxColumnName || is_number(cell) || ends_sentence(cell) ||
        cell.find("://") != cell.npos || !seen.insert(cell).second)
      return false;
  }
  // A gap in a header is rare, half a row of gaps is none.
  return named >= 2 && named * 4 >= cells.size() * 3;
}

bool is_default_name(std::string_view name) {
  const std::string folded = lower(name);
  for (const std::string& start : program_words().sheets)
    if (folded.starts_with(start) && is_number(folded.substr(start.size()))) return true;
  return folded.empty();
}

}  // namespace

void TableText::append(std::string_view paragraph) {
  if (text_.size() + paragraph.size() > kMaxText) {
    ++rows_left_out_;
    return;
  }
  if (!text_.empty()) text_ += "\n\n";
  text_ += paragraph;
}

void TableText::begin_sheet(std::string_view name) {
  sheet_ = is_default_name(name) ? "" : collapse_spaces(name);
  header_ = Header::kUnknown;
  columns_.clear();
}

void TableText::add_row(std::vector<std::string> cells) {
  for (std::string& cell : cells) cell = collapse_spaces(cell);
  while (!cells.empty() && cells.back().empty()) cells.pop_back();
  if (cells.size() > kMaxTableColumns) {
    columns_left_out_ = true;
    cells.resize(kMaxTableColumns);
  }
  if (cells.empty()) return;
  if (!sheet_.empty()) append(std::exchange(sheet_, ""));
  const auto filled = static_cast<size_t>(
      std::count_if(cells.begin(), cells.end(), [](const auto& cell) { return !cell.empty(); }));
  bool names = false;
  if (header_ == Header::kUnknown && filled > 1) {
    names = names_columns(cells);
    header_ = names ? Header::kNamed : Header::kNone;
    if (names) columns_ = cells;
  }
  std::string line;
  for (size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].empty()) continue;
    if (!line.empty()) line += " | ";
    const bool named = !names && filled > 1 && i < columns_.size() && !columns_[i].empty();
    if (named) {
      line += columns_[i];
      line += columns_[i].ends_with(':') ? " " : ": ";
    }
    line += cells[i];
  }
  append(line);
}

void TableText::add_note(std::string_view text) {
  const std::string note = collapse_spaces(text);
  if (!note.empty()) append(note);
}

void TableText::finish(Extracted& extracted) {
  extracted.text = inert_text(std::exchange(text_, {}));
  if (std::exchange(rows_left_out_, 0) > 0) {
    extracted.note = fmt::format("only the first {} MB of the table are indexed", kMaxText >> 20);
  } else if (std::exchange(columns_left_out_, false)) {
    extracted.note = fmt::format("only the first {} columns are indexed", kMaxTableColumns);
  }
}

void add_page(std::string_view text, Extracted& extracted) {
  if (!text.empty() && !extracted.text.empty()) extracted.text += "\n\n";
  extracted.page_starts.push_back(static_cast<uint32_t>(extracted.text.size()));
  extracted.text += text;
  ++extracted.pages;
}

}  // namespace chancery::indexer
