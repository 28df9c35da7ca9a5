// The entries of a glass table, from its blocks alone: neither the version file nor the tree above
// the leaves is needed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/owned_fd.h"

namespace chancery::indexer {

// A block that is free holds what it held before, so there may be older entries among these, and
// entries that were deleted.
class LooseEntries {
 public:
  // Looks at every block of the table in the file `path`, and remembers where entries stand whose
  // keys are `wanted`. Throws Error when the file cannot be read.
  LooseEntries(const std::filesystem::path& path, uint64_t block_bytes,
               const std::function<bool(std::string_view key)>& wanted);

  // Calls `visit` with each key and the revision of its newest piece.
  void each(const std::function<void(const std::string& key, uint32_t revision)>& visit) const;
  // The newest content of the entry; absent when a piece of it is missing, or it is compressed.
  std::optional<std::string> content(const std::string& key) const;
  // Whether the table was written at more than one time: only then there may be older entries.
  bool may_be_old() const { return newest_ != oldest_; }

 private:
  struct Piece {  // entries longer than a quarter of a block are in pieces, numbered from 1
    uint64_t at = 0;
    uint32_t revision = 0;
    uint16_t size = 0;
    uint16_t number = 1;
    bool last = false;
    bool compressed = false;
  };
  void look_at(std::string_view block, uint64_t at,
               const std::function<bool(std::string_view key)>& wanted);

  std::filesystem::path path_;
  OwnedFd file_;
  std::map<std::string, std::vector<Piece>> entries_;
  uint32_t oldest_ = UINT32_MAX, newest_ = 0;
};

}  // namespace chancery::indexer
