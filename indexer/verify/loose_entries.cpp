// A leaf block of Xapian 1.4's glass, all numbers big-endian:
//
//   block := revision:4 level:1 max_free:2 total_free:2 dir_end:2 offset{…}:2   up to byte dir_end
//            … item{…}                                          each where an offset says
//   item  := flags_and_size:2 key_size:1 key (number:2)? content
//
// The level of a leaf is 0. Of flags_and_size the low 13 bits are the bytes behind key_size; the
// bits above say "compressed", "last piece" and "first piece", and all but the first have a number.
#include "indexer/verify/loose_entries.h"

#include <fcntl.h>

#include <algorithm>
#include <cerrno>

#include "chancery/error.h"
#include "chancery/small_file.h"

namespace chancery::indexer {

namespace fs = std::filesystem;

namespace {

constexpr size_t kLevelAt = 4, kDirEndAt = 9, kDirectoryAt = 11;
constexpr unsigned kCompressed = 0x8000, kLast = 0x4000, kFirst = 0x2000, kSizeMask = 0x1FFF;
constexpr size_t kItemHead = 3;

unsigned number_at(std::string_view bytes, size_t at) {
  return static_cast<unsigned char>(bytes[at]) << 8 | static_cast<unsigned char>(bytes[at + 1]);
}

}  // namespace

LooseEntries::LooseEntries(const fs::path& path, uint64_t block_bytes,
                           const std::function<bool(std::string_view key)>& wanted)
    : path_(path), file_(open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC)) {
  if (!file_.is_open()) throw_system_error(path, errno);
  for (uint64_t at = 0;; at += block_bytes) {
    std::string block;
    try {
      block = read_at(file_.get(), at, block_bytes, path);
    } catch (const Error&) {
      block.assign(block_bytes, '\0');  // the next one may be readable
      if (at > fs::file_size(path)) throw;
    }
    if (block.empty()) return;
    block.resize(block_bytes);
    look_at(block, at, wanted);
  }
}

void LooseEntries::look_at(std::string_view block, uint64_t at,
                           const std::function<bool(std::string_view key)>& wanted) {
  const size_t end = number_at(block, kDirEndAt);
  if (block[kLevelAt] != 0 || end <= kDirectoryAt || end >= block.size()) return;
  const uint32_t revision = number_at(block, 0) << 16 | number_at(block, 2);
  oldest_ = std::min(oldest_, revision);
  newest_ = std::max(newest_, revision);
  for (size_t slot = kDirectoryAt; slot + 1 < end; slot += 2) {
    const size_t item = number_at(block, slot);
    if (item < end || item + kItemHead > block.size()) continue;
    const unsigned flags = number_at(block, item);
    const size_t size = flags & kSizeMask, key_size = static_cast<unsigned char>(block[item + 2]);
    const bool first = (flags & kFirst) != 0;
    const size_t head = key_size + (first ? 0 : 2);
    if (size < head || item + kItemHead + size > block.size()) continue;
    const std::string_view key = block.substr(item + kItemHead, key_size);
    if (!wanted(key)) continue;
    Piece piece;
    piece.at = at + item + kItemHead + head;
    piece.size = static_cast<uint16_t>(size - head);
    piece.revision = revision;
    piece.last = (flags & kLast) != 0;
    piece.compressed = (flags & kCompressed) != 0;
    if (!first) {
      piece.number = static_cast<uint16_t>(number_at(block, item + kItemHead + key_size));
    }
    entries_[std::string(key)].push_back(piece);
  }
}

void LooseEntries::each(
    const std::function<void(const std::string& key, uint32_t revision)>& visit) const {
  for (const auto& [key, pieces] : entries_) {
    uint32_t revision = 0;
    for (const Piece& piece : pieces) revision = std::max(revision, piece.revision);
    visit(key, revision);
  }
}

std::optional<std::string> LooseEntries::content(const std::string& key) const {
  const auto found = entries_.find(key);
  if (found == entries_.end()) return std::nullopt;
  std::string content;
  for (unsigned number = 1;; ++number) {
    const Piece* newest = nullptr;
    for (const Piece& piece : found->second) {
      if (piece.number != number) continue;
      if (newest == nullptr || piece.revision > newest->revision) newest = &piece;
    }
    if (newest == nullptr || newest->compressed) return std::nullopt;
    content += read_at(file_.get(), newest->at, newest->size, path_);
    if (newest->last) return content;
  }
}

}  // namespace chancery::indexer
