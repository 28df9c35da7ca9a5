#include "indexer/clean/margin.h"

#include <string_view>

#include "indexer/clean/hints.h"

namespace chancery::indexer {

bool is_in_margin(const HtmlTree& tree, uint32_t node, Margin margin, uint32_t article) {
  for (uint32_t i = node; i != HtmlNode::kNone; i = tree[i].parent) {
    const std::string_view tag = tree[i].tag;
    if (tag == "body" || tag == "html" || tag == "main" || tag == "article") return false;
    if (i <= article && article < tree[i].end) return false;
    // "<aside class=meta>": what is said of the article.
    if (tag == "aside" && stated_by(tree.attribute(i, "class")).line && margin == Margin::kNear)
      return false;
    if (tag == "aside" || (margin == Margin::kFar && tag == "nav")) return true;
    if (tree[i].attributes == tree[i].attributes_end) continue;
    const std::string_view item = tree.attribute(i, "itemprop");
    if (item == "citation" || item == "comment" || item == "mentions" || item == "hasPart" ||
        item == "liveBlogUpdate")
      return true;
    for (const std::string_view name : {"class", "id"}) {
      const std::string_view words = tree.attribute(i, name);
      if (words.empty()) continue;
      if (is_beside(words)) return true;
      const Hint hint = hint_of(words);
      if (hint == Hint::kNever || (hint == Hint::kStrong && margin == Margin::kFar)) return true;
    }
  }
  return false;
}

}  // namespace chancery::indexer
