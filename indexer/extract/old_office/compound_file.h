// OLE compound files ([MS-CFB]): what Word, Excel, PowerPoint and Outlook wrote before 2007.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace chancery::indexer {

// A file system in a file. Streams are read when asked for; chains that run in circles or out of
// the file end there.
class CompoundFile {
 public:
  // `bytes` must outlive it. Throws Unreadable when there is no directory.
  explicit CompoundFile(std::string_view bytes);

  // Paths are names joined by "/", as they stand in UTF-8; storages are entries too. Case does not
  // matter, as the format has it.
  bool has(const std::string& path) const { return entries_.contains(path); }
  // The bytes of a stream, at most `limit`; empty when there is none.
  std::string stream(const std::string& path, size_t limit = size_t{64} << 20) const;
  // All paths, sorted.
  std::vector<std::string> paths() const;

 private:
  struct Entry {
    uint8_t type = 0;  // 1 storage, 2 stream, 5 root
    uint32_t start = 0;
    uint64_t size = 0;
  };
  struct IgnoringCase {
    bool operator()(const std::string& a, const std::string& b) const;
  };
  void read_allocation();
  void read_directory();
  std::string chain(uint32_t start, size_t limit) const;
  std::string_view sector(uint32_t number) const;

  std::string_view bytes_;
  size_t sector_size_ = 512;
  size_t mini_size_ = 64;
  uint32_t mini_cutoff_ = 4096;
  std::vector<uint32_t> next_;       // sector → next sector of its chain
  std::vector<uint32_t> mini_next_;  // the same of the small sectors
  std::string mini_stream_;
  std::map<std::string, Entry, IgnoringCase> entries_;
};

}  // namespace chancery::indexer
