// Text of Poppler's own kind.
#pragma once

#include <poppler-global.h>

#include <string>

namespace chancery::indexer {

inline std::string to_utf8(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return {bytes.begin(), bytes.end()};
}

}  // namespace chancery::indexer
