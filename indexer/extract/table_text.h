// Tables of data as text: of spreadsheets and CSV.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/extracted.h"

namespace chancery::indexer {

// Of a table; cells further to the right are left out, and the note says so.
inline constexpr size_t kMaxTableColumns = 500;

// A row becomes a paragraph. When the first row with several cells only names the columns, each row
// below it says them: "Country: Armenia | Year: 2020"; else it is "Armenia | 2020". The name of a
// sheet stands before its rows when there are several sheets or when it is no "Sheet1".
class TableText {
 public:
  void begin_sheet(std::string_view name);
  // Cells as they stand, in the order of the columns; empty ones keep their place.
  void add_row(std::vector<std::string> cells);
  // A cell with something in it stands too far to the right to be given.
  void leave_out_cell() { columns_left_out_ = true; }
  // More text of the sheet: a text box, a title of a chart.
  void add_note(std::string_view text);
  // Fills text with the rows since the last call, and the note when not all of them were taken.
  void finish(Extracted& extracted);

 private:
  enum class Header { kUnknown, kNamed, kNone };
  void append(std::string_view paragraph);

  std::string text_;
  std::string sheet_;  // named, but without a row yet
  std::vector<std::string> columns_;
  Header header_ = Header::kUnknown;
  size_t rows_left_out_ = 0;
  bool columns_left_out_ = false;
};

// Appends a page (a slide) to `extracted`: its text, its start, and one more page. A page without
// text counts as well.
void add_page(std::string_view text, Extracted& extracted);

}  // namespace chancery::indexer
