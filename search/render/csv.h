// CSV after RFC 4180: a header, CRLF, quotes where needed, UTF-8 without a mark.
//
// One row a hit; the columns are always the same. Lists in a cell are separated by "; ".
// Spreadsheets run cells that begin with = + - @, or with these in full width, as formulas: such a
// cell gets an apostrophe before it (owasp.org, "CSV Injection"); numbers of our own are left
// alone. Paths stand as in the format paths (quoted_path).
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "search/render/renderer.h"

namespace chancery::search {

// One cell, guarded and quoted.
std::string csv_cell(std::string_view text);

// "field,value,label,count" and one row a value; the header only when it is asked for.
void write_facet_csv(std::ostream& out, const Facet& facet, bool header);

class CsvRenderer : public Renderer {
 public:
  explicit CsvRenderer(std::ostream& out) : out_(out) {}
  void begin() override;
  void answer(const Answer& answer, const std::string& id) override;

 private:
  std::ostream& out_;
};

}  // namespace chancery::search
