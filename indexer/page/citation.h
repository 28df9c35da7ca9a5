// The line by which a document asks to be cited.
#pragma once

#include <string_view>

#include "indexer/page/clues.h"

namespace chancery::indexer {

// Whether a paragraph is such a line: "To cite this article, use …", "Suggested citation: …".
bool is_citation(std::string_view paragraph);
// Whether it only announces one ("How to cite:"), so that the next paragraph is the citation.
bool is_citation_heading(std::string_view paragraph);

// Whether a paragraph is a citation of `title` without saying so: Authors, "Title," Publisher,
// Date.
bool cites_title(std::string_view paragraph, std::string_view title);

// Reads `Authors, "Title," Publisher, Date, URL.` out of a citation line; parts that are not there
// add nothing.
void read_citation(std::string_view paragraph, Clues& clues);

}  // namespace chancery::indexer
