// How much may come out of an archive: a file of a few kilobytes can hold terabytes.
#pragma once

#include <cstddef>
#include <exception>

#include "indexer/extract/unreadable.h"

namespace chancery::indexer {

inline constexpr size_t kMaxMember = size_t{64} << 20;     // bytes of one member
inline constexpr size_t kMaxMembers = 1'000'000;           // of one archive and all in it
inline constexpr size_t kMaxUnpacked = size_t{4} << 30;    // bytes of all that is in it
inline constexpr size_t kFreeUnpacked = size_t{32} << 20;  // bytes that need no ratio
inline constexpr size_t kMaxRatio = 200;  // beyond that: text is packed 3 to 20 times, rarely 100

// The limits of a whole archive are passed.
struct TooMuch {};

class ArchiveBudget {
 public:
  explicit ArchiveBudget(size_t packed) : packed_(packed) {}

  // Each throws TooMuch, or Unreadable for too many members.
  void take(size_t bytes) {
    unpacked_ += bytes;
    if (unpacked_ > kMaxUnpacked) throw TooMuch();
    if (unpacked_ > kFreeUnpacked && unpacked_ / kMaxRatio > packed_) throw TooMuch();
  }
  void take_member() {
    if (++members_ > kMaxMembers) throw Unreadable(reason::kTooLarge, "too many members");
  }

 private:
  size_t packed_;
  size_t unpacked_ = 0;
  size_t members_ = 0;
};

}  // namespace chancery::indexer
