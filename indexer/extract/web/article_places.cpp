#include "indexer/extract/web/article_places.h"

#include <algorithm>
#include <string>

#include "chancery/strings.h"

namespace chancery::indexer {
namespace {

// Blocks between a headline and the text that belongs to it, at most.
constexpr size_t kMostBetween = 16;
// Bytes that a line may have beside the title that it repeats: the name of the site.
constexpr size_t kMostBesideTitle = 100;
// Bytes of a block from which on it is a paragraph: one that ends as a sentence does, and any.
constexpr size_t kSentence = 100;
constexpr size_t kParagraph = 200;

bool is_in_heading(const HtmlTree& tree, const Block& block) {
  for (uint32_t i = block.node; i != HtmlNode::kNone; i = tree[i].parent)
    if (tree[i].tag == "h1") return true;
  return false;
}

// Whether the block is the page's <title> and not of its body.
bool is_outside(const HtmlTree& tree, const Block& block) {
  const std::string_view tag = tree[block.node].tag;
  return tag == "html" || tag == "head" || tag == "title";
}

bool is_paragraph(const HtmlTree& tree, const Block& block) {
  const std::string_view tag = tree[block.node].tag;
  if (tag.size() == 2 && tag[0] == 'h' && is_digit(tag[1])) return false;
  const std::string& text = block.text;
  return (text.size() >= kSentence && ends_sentence(text)) || text.size() >= kParagraph;
}

size_t find_headline(const HtmlTree& tree, const std::vector<Block>& page,
                     const std::vector<Block>& article, std::string_view title) {
  const std::string sought = comparable(title);
  const uint32_t end = article.empty() ? tree.size() : article.back().first;
  size_t headline = page.size();
  size_t heading = page.size();
  for (size_t i = 0; i < page.size() && page[i].first <= end; ++i) {
    if (is_outside(tree, page[i])) continue;
    if (!sought.empty() && page[i].text.size() < sought.size() + kMostBesideTitle &&
        comparable(page[i].text) == sought) {
      // The last of them before the text: paths to the page repeat it above.
      if (headline == page.size() || is_in_heading(tree, page[i])) headline = i;
      if (is_in_heading(tree, page[i])) break;
    }
    if (heading == page.size() && is_in_heading(tree, page[i])) heading = i;
  }
  return headline == page.size() ? heading : headline;
}

}  // namespace

uint32_t text_node(const std::vector<Block>& page, const ArticlePlaces& places) {
  const size_t block = places.text < page.size() ? places.text : places.headline;
  return block < page.size() ? page[block].node : HtmlNode::kNone;
}

bool is_in_article(const Block& block, const std::vector<Block>& article) {
  const auto found =
      std::lower_bound(article.begin(), article.end(), block.first,
                       [](const Block& one, uint32_t first) { return one.first < first; });
  return found != article.end() && found->first == block.first;
}

ArticlePlaces find_places(const HtmlTree& tree, const std::vector<Block>& page,
                          const std::vector<Block>& article, std::string_view title) {
  ArticlePlaces places;
  places.headline = find_headline(tree, page, article, title);
  size_t first = page.size();
  size_t text = page.size();
  for (size_t i = 0; i < page.size(); ++i) {
    if (!is_in_article(page[i], article)) continue;
    if (first == page.size()) first = i;
    places.behind = i + 1;
    const bool below = places.headline >= page.size() || i > places.headline;
    if (text == page.size() && below && is_paragraph(tree, page[i])) text = i;
  }
  if (places.headline >= page.size()) places.headline = first - std::min<size_t>(first, 1);
  places.text = std::min({text, places.headline + kMostBetween, page.size()});
  return places;
}

}  // namespace chancery::indexer
