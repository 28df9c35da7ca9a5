// The properties that a program wrote into a file: of Office files, PDF and e-books.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/page/clues.h"

namespace chancery::indexer {

// As the file has them, of whatever quality; empty when missing.
struct Properties {
  std::string title;
  std::vector<std::string> authors;  // each may hold several names
  std::string publisher;             // the company or organisation
  std::string language;
  std::string keywords;  // separated by commas or semicolons
  std::string subject;
  std::string created;  // dates: as parse_date reads them, or "D:20230830…" of PDF
  std::string modified;
};

// Whether a title property says more than which program or template made the file: not "Microsoft
// Word - draft.doc", "untitled", "Presentation1", "report_final.docx", "Slide 1".
bool is_real_title(std::string_view title);

// Adds what can be believed. The title is set only when `clues` has none. Authors must be names of
// people or institutions, for the property is often a log-in name; dates before 1985 are those of a
// clock that was never set.
void add_properties(const Properties& properties, Clues& clues);

// Keywords in one string, separated by commas, semicolons or line ends.
std::vector<std::string> split_keywords(std::string_view text);

}  // namespace chancery::indexer
