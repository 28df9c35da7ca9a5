// A page as a flat array of nodes in document order.
//
// gumbo builds the tree in an arena of its own, which is thrown away as a whole: nothing is freed
// node by node (gumbo's own destructor recurses), and nothing here recurses.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace chancery::indexer {

struct HtmlNode {
  static constexpr uint32_t kNone = UINT32_MAX;

  std::string_view tag;   // lower case; empty for text
  std::string_view text;  // of a text node
  uint32_t parent = kNone;
  uint32_t end = 0;         // the subtree is [own index, end)
  uint32_t attributes = 0;  // [attributes, attributes_end) in HtmlTree::attributes
  uint32_t attributes_end = 0;
  bool block = false;  // starts a line of its own

  bool is_text() const { return tag.empty(); }
};

struct HtmlAttribute {
  std::string_view name;
  std::string_view value;
};

class HtmlTree {
 public:
  // `markup` comes from filter_html and must outlive the tree. Throws std::bad_alloc when the tree
  // would take more than `memory` bytes.
  HtmlTree(std::string_view markup, size_t memory);
  ~HtmlTree();
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;

  const std::vector<HtmlNode>& nodes() const { return nodes_; }
  const HtmlNode& operator[](uint32_t index) const { return nodes_[index]; }
  uint32_t size() const { return static_cast<uint32_t>(nodes_.size()); }
  // The value of an attribute, empty when it is missing or empty.
  std::string_view attribute(uint32_t node, std::string_view name) const;
  bool has_attribute(uint32_t node, std::string_view name) const;
  // All text below `node`, white space collapsed.
  std::string text(uint32_t node) const;

 private:
  struct Arena;
  void flatten(const void* document);

  std::unique_ptr<Arena> arena_;
  std::vector<HtmlNode> nodes_;
  std::vector<HtmlAttribute> attributes_;
};

}  // namespace chancery::indexer
