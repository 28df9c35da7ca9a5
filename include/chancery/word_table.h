// Numbers words in the order in which they come, with one look-up a word.
//
// Open addressing over hashes, the words one after another in one string: a hit costs one or two
// cache lines, where std::unordered_map follows pointers. Not thread-safe.
//
// Floor: text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/bytes.h"

namespace chancery {

class WordTable {
 public:
  static constexpr uint32_t kNone = UINT32_MAX;

  // The number of `word`, or kNone.
  uint32_t find(std::string_view word) const;
  // The number of `word`, which is size() before the call when it is new.
  uint32_t add(std::string_view word);
  // Valid until the next add().
  std::string_view word(uint32_t number) const {
    return std::string_view(letters_).substr(begins_[number],
                                             begins_[number + 1] - begins_[number]);
  }
  uint32_t size() const { return static_cast<uint32_t>(begins_.size() - 1); }
  void clear();

  void pack(ByteWriter& out) const;
  void unpack(ByteReader& in);

 private:
  struct Slot {
    uint32_t hash = 0;
    uint32_t number = kNone;
  };
  // Where `word` is or would be.
  size_t slot_of(std::string_view word, uint32_t hash) const;
  void grow();

  std::string letters_;
  std::vector<uint32_t> begins_{0};  // of each word in letters_, and their end
  std::vector<Slot> slots_;          // a power of two of them, at most half full
};

}  // namespace chancery
