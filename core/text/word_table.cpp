#include "chancery/word_table.h"

// A call into the library costs as much as the hash of a short word.
#define XXH_INLINE_ALL
#include <xxhash.h>

namespace chancery {

namespace {

constexpr size_t kFirstSlots = 64;

uint32_t hash_of(std::string_view word) {
  return static_cast<uint32_t>(XXH3_64bits(word.data(), word.size()));
}

}  // namespace

size_t WordTable::slot_of(std::string_view spelled, uint32_t hash) const {
  const size_t mask = slots_.size() - 1;
  for (size_t at = hash & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.number == kNone || (slot.hash == hash && word(slot.number) == spelled)) return at;
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
