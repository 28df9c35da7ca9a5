// Copies of one text among the hits of a query.
#pragma once

#include <cstdint>
#include <memory_resource>
#include <string>
#include <unordered_map>
#include <vector>

namespace chancery::search {

// Groups texts by their sketches, in the order of the hits: a text belongs to the first group whose
// first text it resembles.
class CopyGroups {
 public:
  // The group of a text; a new one's number is the number of groups before.
  size_t add(const std::string& sketch);
  size_t size() const { return sketches_.size(); }

 private:
  std::vector<std::string> sketches_;           // of each group's first text
  std::pmr::monotonic_buffer_resource memory_;  // of thousands of small lists
  // Groups by two neighbouring bytes of their sketch and their place in it.
  std::pmr::unordered_map<uint32_t, std::pmr::vector<size_t>> bands_{&memory_};
};

}  // namespace chancery::search
