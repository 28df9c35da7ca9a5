// The layout of schema::kSignatureSlot, as far as both programs have to know it.
//
//   signature := size modified inode changed content     each 8 bytes, the highest first
//
// Floor: base.
#pragma once

#include <cstddef>
#include <string_view>

namespace chancery {

inline constexpr size_t kSignatureBytes = 40;
inline constexpr size_t kSignatureContentAt = 32;

// The hash of the bytes of the file that a document was read from; empty when it is not known.
inline std::string_view content_of_signature(std::string_view signature) {
  if (signature.size() != kSignatureBytes) return {};
  const std::string_view content = signature.substr(kSignatureContentAt);
  return content.find_first_not_of('\0') == content.npos ? std::string_view() : content;
}

}  // namespace chancery
