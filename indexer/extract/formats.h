// The formats that can be read, in one table.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "indexer/describe/clues.h"

namespace chancery {

struct Extracted {
  std::string text;  // cleaned
  Clues clues;
  int pages = 0;
};

// Reads `bytes` of the type `mime`. Throws Unreadable.
using Extractor = Extracted (*)(std::string_view bytes, std::string_view mime);

struct Format {
  std::string_view mime;
  std::string_view endings;  // separated by spaces: of text that shows no type by its content
  Extractor extract;
};

// The format of a MIME type, nullptr when it cannot be read.
const Format* find_format(std::string_view mime);
// The format of text in a file whose name has `ending`, nullptr when no format claims it.
const Format* find_text_format(std::string_view ending);

// One function a format, in a file of its own.
Extracted extract_plain_text(std::string_view bytes, std::string_view mime);
Extracted extract_markdown(std::string_view bytes, std::string_view mime);
Extracted extract_html(std::string_view bytes, std::string_view mime);

}  // namespace chancery
