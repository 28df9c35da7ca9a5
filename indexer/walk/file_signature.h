// What a file was like when it was read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace chancery::indexer {

// What tells whether a file has changed, without opening it where that is possible.
struct FileSignature {
  uint64_t size = 0;
  int64_t modified_ns = 0;  // since 1970
  uint64_t inode = 0;
  int64_t changed_ns = 0;  // when bytes, names or rights last changed (ctime); 0: not known
  uint64_t content = 0;    // hash of the bytes when they were read; 0: not known
  bool operator==(const FileSignature&) const = default;

  // kTouched: all that is known is as it was, but `changed_ns`. Who sets back the time of a file
  // cannot set back that one; but it changes with rights and names, too. Only the bytes can tell.
  enum class Likeness { kSame, kTouched, kOther };
  Likeness likeness(const FileSignature& now) const;

  // The form kept in schema::kSignatureSlot. of_bytes takes that of older databases, too, which
  // ends with the inode, and gives an empty signature for other bytes.
  std::string bytes() const;
  static FileSignature of_bytes(std::string_view bytes);
};

}  // namespace chancery::indexer
