// What a file gives that is read as being of a type, whatever its content shows.
#pragma once

#include <initializer_list>
#include <string_view>

#include "chancery/utf8.h"
#include "indexer/extract/formats.h"
#include "tests/fuzz/check.h"

namespace chancery::fuzz {

inline void check_extracted(const indexer::Extracted& extracted) {
  check(utf8::is_valid(extracted.text), "text is UTF-8");
  for (const char c : extracted.text) {
    const auto byte = static_cast<unsigned char>(c);
    check(byte >= 0x20 || c == '\n' || c == '\t', "text has no control characters");
  }
  check(utf8::is_valid(extracted.clues.title), "the title is UTF-8");
  check(extracted.page_starts.empty() ||
            extracted.page_starts.size() == static_cast<size_t>(extracted.pages),
        "each page begins somewhere");
  for (const uint32_t start : extracted.page_starts)
    check(start <= extracted.text.size(), "pages begin in the text");
  for (const indexer::Extracted& document : extracted.documents) check_extracted(document);
}

inline void read_as(std::initializer_list<std::string_view> types, std::string_view bytes) {
  for (const std::string_view type : types) {
    const indexer::Format* const format = indexer::find_format(type);
    check(format != nullptr && format->extract != nullptr, "the type is known");
    try {
      check_extracted(format->extract(bytes, type));
    } catch (const indexer::Unreadable& unreadable) {
      check(!unreadable.reason().empty(), "there is a reason");
    }
  }
}

}  // namespace chancery::fuzz
