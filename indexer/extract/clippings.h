// Exports of press databases (Nexis): many articles in one document.
#pragma once

#include <string>
#include <vector>

#include "indexer/extract/extracted.h"

namespace chancery::indexer {

// The articles of `paragraphs`, each with its title, paper, by-line and day, when they end with
// "End of Document" as Nexis writes it; none for any other document.
std::vector<Extracted> clippings_of(const std::vector<std::string>& paragraphs);

}  // namespace chancery::indexer
