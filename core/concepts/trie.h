// A trie over word numbers: nodes are numbers, edges one hash table. Of each node 64 bits say which
// edges it may have, for most of those asked for are not there (Bloom 1970).
#pragma once

#include <cstdint>
#include <vector>

#include "chancery/bytes.h"

namespace chancery {

class Trie {
 public:
  using Node = uint32_t;
  static constexpr Node kRoot = 0;
  static constexpr Node kNone = UINT32_MAX;

  // False where `from` has no such edge for certain.
  bool may_have(Node from, uint32_t edge) const { return edges_[from] & bit_of(edge); }

  // The node behind `edge` of `from`, or kNone.
  Node find(Node from, uint32_t edge) const {
    if (!may_have(from, edge)) return kNone;
    for (size_t at = hash(from, edge) & mask_;; at = (at + 1) & mask_) {
      const Slot& slot = slots_[at];
      if (slot.from == from && slot.edge == edge) return slot.node;
      if (slot.node == kNone) return kNone;
    }
  }

  // The same, made when it is missing.
  Node add(Node from, uint32_t edge) {
    const Node known = find(from, edge);
    if (known != kNone) return known;
    if (2 * edges_.size() > slots_.size()) grow();
    const Node made = node_count();
    insert({from, edge, made});
    edges_[from] |= bit_of(edge);
    edges_.push_back(0);
    return made;
  }

  Node node_count() const { return static_cast<Node>(edges_.size()); }

  void pack(ByteWriter& out) const {
    out.array(slots_);
    out.array(edges_);
  }
  void unpack(ByteReader& in) {
    in.array(slots_);
    in.array(edges_);
    mask_ = slots_.size() - 1;
    if (edges_.empty() || 2 * edges_.size() > slots_.size() + 2) in.fail();
  }

 private:
  struct Slot {
    Node from = kNone;
    uint32_t edge = 0;
    Node node = kNone;
  };

  static uint64_t bit_of(uint32_t edge) { return uint64_t{1} << (edge * 0x9E3779B9U >> 26); }
  static size_t hash(Node from, uint32_t edge) {
    const uint64_t key = (static_cast<uint64_t>(from) << 32 | edge) * 0x9E3779B97F4A7C15ULL;
    return key ^ (key >> 32);
  }

  void insert(const Slot& made) {
    size_t at = hash(made.from, made.edge) & mask_;
    while (slots_[at].node != kNone) at = (at + 1) & mask_;
    slots_[at] = made;
  }

  void grow() {
    const std::vector<Slot> old = std::move(slots_);
    slots_.assign(old.empty() ? 1024 : old.size() * 2, {});
    mask_ = slots_.size() - 1;
    for (const Slot& slot : old) {
      if (slot.node != kNone) insert(slot);
    }
  }

  std::vector<Slot> slots_;         // a power of two of them, at most half full
  std::vector<uint64_t> edges_{0};  // of each node, the bits of its edges
  size_t mask_ = 0;
};

}  // namespace chancery
