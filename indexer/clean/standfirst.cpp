#include "indexer/clean/standfirst.h"

#include <algorithm>

#include "chancery/strings.h"

namespace chancery::indexer {
namespace {

// Bytes of text without marks. A shorter description may be any line of a page.
constexpr size_t kLeast = 40;
// Bytes of a block. A shorter one is as much a second title as text: of two collections of marked
// pages (docs/evaluation.md) one counts it, the other does not.
constexpr size_t kLeastText = 160;
constexpr size_t kMostText = 1500;
// Per cent of the shorter text that must be the same: descriptions are cut in the middle of a word,
// and some end with the name of the site.
constexpr size_t kSame = 80;
// Blocks of the article before which it stands.
constexpr size_t kBefore = 4;

bool is_same(std::string_view a, std::string_view b) {
  const size_t shorter = std::min(a.size(), b.size());
  if (shorter < kLeast) return false;
  const auto same = static_cast<size_t>(
      std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(shorter), b.begin()).first -
      a.begin());
  return same * 100 >= shorter * kSame;
}

// Of the page's head, a heading, or links to other pages.
bool is_other(const HtmlTree& tree, const Block& block) {
  const std::string_view tag = tree[block.node].tag;
  return tag == "html" || tag == "head" || tag == "title" || tag == "h1" ||
         block.link_bytes * 2 > block.text.size();
}

}  // namespace

void add_standfirst(const HtmlTree& tree, const std::vector<Block>& page,
                    const std::vector<std::string>& descriptions, std::vector<Block>& article) {
  if (article.empty() || descriptions.empty()) return;
  std::vector<std::string> sought;
  for (const std::string& description : descriptions) sought.push_back(comparable(description));
  const auto says_it = [&](const Block& block) {
    if (block.text.size() > kMostText) return false;
    const std::string text = comparable(block.text);
    return std::any_of(sought.begin(), sought.end(),
                       [&](const std::string& one) { return is_same(text, one); });
  };
  const auto head_end =
      article.begin() + static_cast<std::ptrdiff_t>(std::min(article.size(), kBefore));
  if (std::any_of(article.begin(), head_end, says_it)) return;
  const uint32_t limit = (head_end - 1)->first;
  const Block* found = nullptr;
  for (const Block& block : page) {
    if (block.first >= limit) break;
    if (block.text.size() >= kLeastText && !is_other(tree, block) && says_it(block)) found = &block;
  }
  if (found == nullptr) return;
  const auto place =
      std::lower_bound(article.begin(), article.end(), found->first,
                       [](const Block& block, uint32_t first) { return block.first < first; });
  if (place != article.end() && place->first == found->first) return;
  article.insert(place, *found);
}

}  // namespace chancery::indexer
