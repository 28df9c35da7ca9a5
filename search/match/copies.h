// Copies of one text among the hits of a query.
#pragma once

#include <cstdint>
#include <string>
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
  // That a group has a band: two neighbouring bytes of its sketch and their place in it. One of a
  // list of those whose bands have the same hash.
  struct Entry {
    uint32_t band = 0;
    uint32_t group = 0;
    uint32_t next = kEnd;  // of entries_
  };
  static constexpr uint32_t kEnd = UINT32_MAX;

  uint32_t& list_of(uint32_t band);
  void add_band(uint32_t band, uint32_t group);

  std::vector<std::string> sketches_;  // of each group's first text
  std::vector<Entry> entries_;
  std::vector<uint32_t> lists_;  // the first entry of each hash; their number is a power of two
};

}  // namespace chancery::search
