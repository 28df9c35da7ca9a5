// Paths of which only their hashes are kept: a file may hold millions of documents.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace chancery::indexer {

inline uint64_t path_hash(std::string_view path) {
  return std::hash<std::string_view>()(path);
}

class PathHashes {
 public:
  void insert(const std::vector<uint64_t>& hashes) { hashes_.insert(hashes.begin(), hashes.end()); }
  // Wrong once in 2^64 pairs of paths.
  bool contains(std::string_view path) const { return hashes_.contains(path_hash(path)); }

 private:
  std::unordered_set<uint64_t> hashes_;
};

}  // namespace chancery::indexer
