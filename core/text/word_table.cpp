#include "chancery/word_table.h"

// A call into the library costs as much as the hash of a short word.
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <cstring>

namespace chancery {

namespace {

constexpr size_t kFirstSlots = 64;

// Whether two strings of `size` bytes are the same. Words are short: a call into the library costs
// as much as the comparison.
bool same_bytes(const char* a, const char* b, size_t size) {
  const auto same = [&](auto part, size_t at) {
    auto other = part;
    std::memcpy(&part, a + at, sizeof part);
    std::memcpy(&other, b + at, sizeof other);
    return part == other;
  };
  constexpr size_t kLong = sizeof(uint64_t), kShort = sizeof(uint32_t);
  if (size > 2 * kLong) return std::memcmp(a, b, size) == 0;
  if (size >= kLong) return same(uint64_t{0}, 0) && same(uint64_t{0}, size - kLong);
  if (size >= kShort) return same(uint32_t{0}, 0) && same(uint32_t{0}, size - kShort);
  for (size_t i = 0; i < size; ++i)
    if (a[i] != b[i]) return false;
  return true;
}

uint32_t hash_of(std::string_view word) {
  return static_cast<uint32_t>(XXH3_64bits(word.data(), word.size()));
}

}  // namespace

size_t WordTable::slot_of(std::string_view spelled, uint32_t hash) const {
  const size_t mask = slots_.size() - 1;
  for (size_t at = hash & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.number == kNone) return at;
    if (slot.hash != hash) continue;
    const uint32_t begin = begins_[slot.number], end = begins_[slot.number + 1];
    if (end - begin == spelled.size() && same_bytes(&letters_[begin], spelled.data(), end - begin))
      return at;
  }
}

uint32_t WordTable::find(std::string_view word) const {
  if (slots_.empty()) return kNone;
  return slots_[slot_of(word, hash_of(word))].number;
}

uint32_t WordTable::add(std::string_view word) {
  if (2 * (begins_.size()) > slots_.size()) grow();
  const uint32_t hash = hash_of(word);
  Slot& slot = slots_[slot_of(word, hash)];
  if (slot.number == kNone) {
    slot = {hash, size()};
    letters_ += word;
    begins_.push_back(static_cast<uint32_t>(letters_.size()));
  }
  return slot.number;
}

void WordTable::grow() {
  const std::vector<Slot> old = std::move(slots_);
  slots_.assign(old.empty() ? kFirstSlots : old.size() * 2, {});
  const size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.number == kNone) continue;
    size_t at = slot.hash & mask;
    while (slots_[at].number != kNone) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

void WordTable::pack(ByteWriter& out) const {
  out.string(letters_);
  out.array(begins_);
  out.array(slots_);
}

void WordTable::unpack(ByteReader& in) {
  letters_ = in.string();
  in.array(begins_);
  in.array(slots_);
}

void WordTable::clear() {
  letters_.clear();
  begins_.assign(1, 0);
  slots_.clear();
}

}  // namespace chancery
