#include "indexer/page/html_tree.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <csetjmp>
#include <new>

#include "chancery/strings.h"

namespace chancery::indexer {

// Memory in growing pieces; allocation past the limit leaves the parser by a jump, since gumbo does
// not check for failure. Only C frames without destructors are jumped over.
struct HtmlTree::Arena {
  static constexpr size_t kPiece = 256 * 1024;

  std::vector<std::unique_ptr<char[]>> pieces;
  size_t used = 0;
  size_t room = 0;
  size_t total = 0;
  size_t limit = 0;
  jmp_buf escape;

  void* allocate(size_t size) {
    size = (size + 15) & ~size_t{15};
    if (size > room) {
      const size_t piece =
          std::max(size, std::min(kPiece << std::min<size_t>(pieces.size(), 5), size_t{8} << 20));
      if (total + piece > limit) std::longjmp(escape, 1);
      auto* memory = new (std::nothrow) char[piece];
      if (memory == nullptr) std::longjmp(escape, 1);
      pieces.emplace_back(memory);
      total += piece;
      room = piece;
      used = 0;
    }
    char* result = pieces.back().get() + used;
    used += size;
    room -= size;
    return result;
  }

  static void* allocate_for(void* arena, size_t size) {
    return static_cast<Arena*>(arena)->allocate(size);
  }
  static void deallocate_for(void*, void*) {}

  // Null when the limit was reached.
  const GumboOutput* parse(std::string_view markup) {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = allocate_for;
    options.deallocator = deallocate_for;
    options.userdata = this;
    options.max_errors = 0;
    if (setjmp(escape) != 0) return nullptr;
    return gumbo_parse_with_options(&options, markup.data(), markup.size());
  }
};

namespace {

constexpr std::array kBlockTags = {
    GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE,  GUMBO_TAG_ASIDE,      GUMBO_TAG_BLOCKQUOTE,
    GUMBO_TAG_BODY,    GUMBO_TAG_BUTTON,   GUMBO_TAG_CAPTION,    GUMBO_TAG_CENTER,
    GUMBO_TAG_DD,      GUMBO_TAG_DETAILS,  GUMBO_TAG_DIV,        GUMBO_TAG_DL,
    GUMBO_TAG_DT,      GUMBO_TAG_FIELDSET, GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FIGURE,
    GUMBO_TAG_FOOTER,  GUMBO_TAG_FORM,     GUMBO_TAG_H1,         GUMBO_TAG_H2,
    GUMBO_TAG_H3,      GUMBO_TAG_H4,       GUMBO_TAG_H5,         GUMBO_TAG_H6,
    GUMBO_TAG_HEADER,  GUMBO_TAG_HGROUP,   GUMBO_TAG_HR,         GUMBO_TAG_LI,
    GUMBO_TAG_MAIN,    GUMBO_TAG_MENU,     GUMBO_TAG_NAV,        GUMBO_TAG_OL,
    GUMBO_TAG_P,       GUMBO_TAG_PRE,      GUMBO_TAG_SECTION,    GUMBO_TAG_SUMMARY,
    GUMBO_TAG_TABLE,   GUMBO_TAG_TBODY,    GUMBO_TAG_TFOOT,      GUMBO_TAG_THEAD,
    GUMBO_TAG_TR,      GUMBO_TAG_UL,       GUMBO_TAG_LEGEND};

constexpr auto kIsBlock = [] {
  std::array<bool, GUMBO_TAG_LAST + 1> table{};
  for (const GumboTag tag : kBlockTags) table[static_cast<size_t>(tag)] = true;
  return table;
}();

}  // namespace

HtmlTree::HtmlTree(std::string_view markup, size_t memory) : arena_(std::make_unique<Arena>()) {
  arena_->limit = memory;
  const GumboOutput* output = arena_->parse(markup);
  if (output == nullptr) throw std::bad_alloc();
  flatten(output->root);
}

HtmlTree::~HtmlTree() = default;

void HtmlTree::flatten(const void* document) {
  struct Open {
    const GumboNode* node;
    unsigned next;
    uint32_t index;
  };
  std::vector<Open> stack;
  const auto add = [&](const GumboNode* node) {
    HtmlNode flat;
    const auto index = static_cast<uint32_t>(nodes_.size());
    flat.parent = stack.empty() ? HtmlNode::kNone : stack.back().index;
    flat.end = index + 1;
    if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE) {
      const GumboElement& element = node->v.element;
      flat.tag = gumbo_normalized_tagname(element.tag);
      flat.block = kIsBlock[static_cast<size_t>(element.tag)];
      if (flat.tag.empty()) flat.tag = "unknown";
      flat.attributes = static_cast<uint32_t>(attributes_.size());
      for (unsigned i = 0; i < element.attributes.length; ++i) {
        const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
        attributes_.push_back({attribute->name, attribute->value});
      }
      flat.attributes_end = static_cast<uint32_t>(attributes_.size());
      nodes_.push_back(flat);
      stack.push_back({node, 0, index});
    } else if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA ||
               node->type == GUMBO_NODE_WHITESPACE) {
      flat.text = node->v.text.text;
      nodes_.push_back(flat);
    }
  };
  add(static_cast<const GumboNode*>(document));
  while (!stack.empty()) {
    const GumboVector& children = stack.back().node->v.element.children;
    if (stack.back().next < children.length) {
      add(static_cast<const GumboNode*>(children.data[stack.back().next++]));
    } else {
      nodes_[stack.back().index].end = static_cast<uint32_t>(nodes_.size());
      stack.pop_back();
    }
  }
}

std::string_view HtmlTree::attribute(uint32_t node, std::string_view name) const {
  for (uint32_t i = nodes_[node].attributes; i < nodes_[node].attributes_end; ++i)
    if (attributes_[i].name == name) return attributes_[i].value;
  return {};
}

bool HtmlTree::has_attribute(uint32_t node, std::string_view name) const {
  for (uint32_t i = nodes_[node].attributes; i < nodes_[node].attributes_end; ++i)
    if (attributes_[i].name == name) return true;
  return false;
}

std::string HtmlTree::text(uint32_t node) const {
  std::string out;
  for (uint32_t i = node; i < nodes_[node].end; ++i) {
    if (nodes_[i].is_text()) {
      out += nodes_[i].text;
    } else if (nodes_[i].tag == "br") {
      out += ' ';
    }
  }
  return collapse_spaces(out);
}

}  // namespace chancery::indexer
