#include "indexer/extract/formats.h"

#include "chancery/strings.h"

namespace chancery::indexer {

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

}  // namespace chancery::indexer
