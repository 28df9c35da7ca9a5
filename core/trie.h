// A trie over word numbers: nodes are numbers, edges one hash table.
#pragma once

#include <cstdint>
#include <vector>

#include "core/bytes.h"

namespace chancery {

class Trie {
 public:
  using Node = uint32_t;
  static constexpr Node kRoot = 0;
  static constexpr Node kNone = UINT32_MAX;

  // The node behind `edge` of `from`, or kNone.
  Node find(Node from, uint32_t edge) const {
    if (keys_.empty()) return kNone;
    const uint64_t key = key_of(from, edge);
    for (size_t at = hash(key) & mask_;; at = (at + 1) & mask_) {
      if (keys_[at] == key) return nodes_[at];
      if (keys_[at] == kEmpty) return kNone;
    }
  }

  // The same, made when it is missing.
  Node add(Node from, uint32_t edge) {
    const Node known = find(from, edge);
    if (known != kNone) return known;
    if ((used_ + 1) * 2 > keys_.size()) grow();
    insert(key_of(from, edge), count_);
    ++used_;
    return count_++;
  }

  uint32_t node_count() const { return count_; }

  void pack(ByteWriter& out) const {
    out.array(keys_);
    out.array(nodes_);
    out.number(used_);
    out.number(count_);
  }
  void unpack(ByteReader& in) {
    in.array(keys_);
    in.array(nodes_);
    mask_ = keys_.empty() ? 0 : keys_.size() - 1;
    used_ = in.number();
    count_ = static_cast<Node>(in.number());
  }

 private:
  static constexpr uint64_t kEmpty = UINT64_MAX;
  static uint64_t key_of(Node from, uint32_t edge) {
    return static_cast<uint64_t>(from) << 32 | edge;
  }
  static size_t hash(uint64_t key) {
    key *= 0x9E3779B97F4A7C15ULL;
    return key ^ (key >> 32);
  }

  void insert(uint64_t key, Node node) {
    size_t at = hash(key) & mask_;
    while (keys_[at] != kEmpty) at = (at + 1) & mask_;
    keys_[at] = key;
    nodes_[at] = node;
  }

  void grow() {
    std::vector<uint64_t> keys = std::move(keys_);
    std::vector<Node> nodes = std::move(nodes_);
    const size_t size = keys.empty() ? 1024 : keys.size() * 2;
    keys_.assign(size, kEmpty);
    nodes_.assign(size, kNone);
    mask_ = size - 1;
    for (size_t i = 0; i < keys.size(); ++i) {
      if (keys[i] != kEmpty) insert(keys[i], nodes[i]);
    }
  }

  std::vector<uint64_t> keys_;
  std::vector<Node> nodes_;
  size_t mask_ = 0;
  size_t used_ = 0;
  Node count_ = 1;
};

}  // namespace chancery
