// The paths of what is in one file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace chancery::indexer {

// Gives "FILE!NAME" for each name: safe (no control characters, never outside of the file), and
// each path once, with a number behind a name that came before. What it remembers is 16 bytes a
// name or less, as a file may hold millions.
class InnerPaths {
 public:
  explicit InnerPaths(std::string path) : path_(std::move(path)) {}

  // `fallback` names what has no name.
  std::string path_of(std::string_view name, std::string_view fallback = "");

 private:
  bool insert(uint64_t hash);

  std::string path_;
  std::vector<uint64_t> hashes_;                  // of names; open addressing, 0: free
  size_t count_ = 0;                              // of hashes_
  std::unordered_map<uint64_t, uint32_t> times_;  // of names that came more than once
};

}  // namespace chancery::indexer
