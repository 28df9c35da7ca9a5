// What programs write of their own into files and their names (gazetteer/words/programs.txt).
#pragma once

#include <string>
#include <vector>

#include "chancery/words.h"

namespace chancery::indexer {

struct ProgramWords {
  using List = std::vector<std::string>;

  List page_folders;  // ends of the name of the folder beside a saved page: "_files"
  // In lower case.
  List sheets;        // names of sheets that nobody gave a name, without their number
  List page_numbers;  // around the number of a page: "page", "of"
  List title_starts;  // of titles that programs make up: "microsoft word - "
  WordSet no_titles;  // what stands there when nobody gave a title, without a number
  List no_authors;    // words in names that nobody has: "user"
};

// Read at the first call. Throws Error.
const ProgramWords& program_words();

}  // namespace chancery::indexer
