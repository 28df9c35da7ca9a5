// schema.org statements in JSON-LD.
#pragma once

#include <string>
#include <vector>

#include "indexer/page/clues.h"

namespace chancery::indexer {

struct JsonLd {
  std::string headline;
  std::string article;  // articleBody
  std::string url;
};

// Reads what an article (any type with a headline or a date of publication) says in `script`;
// authors, publisher and dates go to `clues`. A script that is no JSON adds nothing.
void read_json_ld(std::string_view script, JsonLd& out, Clues& clues);

}  // namespace chancery::indexer
