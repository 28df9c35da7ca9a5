// What a file was like when it was read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace chancery {

// What tells whether a file has changed without opening it.
struct FileSignature {
  uint64_t size = 0;
  int64_t modified_ns = 0;  // since 1970
  uint64_t inode = 0;
  bool operator==(const FileSignature&) const = default;
  // The form kept in schema::kSignatureSlot; of_bytes gives an empty signature for other bytes.
  std::string bytes() const;
  static FileSignature of_bytes(std::string_view bytes);
};

}  // namespace chancery
