#include "indexer/extract/formats.h"

#include <array>

#include "indexer/clean/strings.h"

namespace chancery {
namespace {

constexpr std::array kFormats = {
    Format{"text/plain", "", extract_plain_text},
    Format{"text/markdown", "md markdown mdown mkd", extract_markdown},
    Format{"text/html", "", extract_html},
    Format{"application/xhtml+xml", "", extract_html},
};

}  // namespace

const Format* find_format(std::string_view mime) {
  for (const Format& format : kFormats)
    if (format.mime == mime) return &format;
  return nullptr;
}

const Format* find_text_format(std::string_view ending) {
  if (ending.empty()) return nullptr;
  for (const Format& format : kFormats)
    for (const std::string_view known : split(format.endings, " "))
      if (known == ending) return &format;
  return nullptr;
}

}  // namespace chancery
