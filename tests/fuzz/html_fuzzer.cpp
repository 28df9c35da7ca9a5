// A page: its tree lies within itself, and its text is clean.
#include <cstdint>
#include <new>

#include "indexer/extract/web/html_filter.h"
#include "indexer/page/html_tree.h"
#include "tests/fuzz/read_as.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace chancery;
  using namespace chancery::indexer;
  const std::string_view bytes = fuzz::text_of(data, size);
  fuzz::read_as({"text/html"}, bytes);
  try {
    const HtmlTree tree(bytes, size_t{64} << 20);
    for (uint32_t i = 0; i < tree.size(); ++i) {
      const HtmlNode& node = tree[i];
      fuzz::check(node.end > i && node.end <= tree.size(), "a subtree lies in the tree");
      fuzz::check(node.parent == HtmlNode::kNone || node.parent < i, "parents come first");
    }
    if (tree.size() > 0) tree.text(0);
  } catch (const std::bad_alloc&) {
    // A page that takes too much.
  }
  return 0;
}
