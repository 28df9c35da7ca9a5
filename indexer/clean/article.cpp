#include "indexer/clean/article.h"

#include <algorithm>
#include <utility>

#include "chancery/strings.h"
#include "indexer/clean/hints.h"

namespace chancery::indexer {
namespace {

// Set by hand. What a change of one gives is the row "extraction" of docs/evaluation.md.
//
// What a block's bytes count as running text, as factors of them.
constexpr double kLinkedByte = 1.5;  // taken off: links are seldom what an article says
constexpr double kTableRow = 0.5;
constexpr double kShortBlock = 0.1;
constexpr double kLongBlock = 0.7;    // that ends no sentence
constexpr double kMiddleBlock = 0.2;  // likewise
constexpr size_t kShortBytes = 40;
constexpr size_t kLongBytes = 120;

// An element is left out where it has less than this share of the page's text, by what its name
// says.
constexpr double kNeverShare = 0.1;
constexpr double kStrongShare = 0.4;
constexpr double kWeakShare = 0.2;
constexpr double kEnoughOutside = 250;  // bytes of text that a page without the element must have

// The share of the page's text that an element must have to be believed to be the article.
constexpr double kStatedBody = 0.3;
constexpr double kStatedArticle = 0.15;

// Factors of an element's score.
constexpr double kListOfArticles = 0.5;
constexpr double kOneOfSeveral = 0.9;  // the share that one article of a list does not have
constexpr double kNamedArticle = 1.3;  // by its class
constexpr double kArticleTag = 1.2;

// Per cent of a block's bytes that are links, above which it leads to other pages.
constexpr size_t kMostLinks = 50;        // of what ends no sentence
constexpr size_t kMostLinksInList = 60;  // of an item of a list

// Of the article as the page states it.
constexpr size_t kLeastStated = 300;      // bytes to go by
constexpr size_t kLeastStatedBlock = 20;  // bytes of a block that is looked for in it
constexpr size_t kStatedCovered = 90;     // per cent of it that blocks must hold

// How much a block looks like running text: its bytes outside links, when it is long enough.
double weight_of(const Block& block) {
  const double text =
      static_cast<double>(block.text.size()) - kLinkedByte * static_cast<double>(block.link_bytes);
  if (text <= 0) return 0;
  if (block.text.find(" | ") != block.text.npos) return text * kTableRow;
  if (block.text.size() < kShortBytes) return text * kShortBlock;
  if (ends_sentence(block.text)) return text;
  return text * (block.text.size() >= kLongBytes ? kLongBlock : kMiddleBlock);
}

// Sums over the blocks that start before a node, so that a subtree's share is one subtraction.
struct Sums {
  std::vector<double> weight;
  std::vector<double> bytes;

  void assign(size_t nodes, const std::vector<Block>& blocks) {
    weight.assign(nodes + 1, 0);
    bytes.assign(nodes + 1, 0);
    for (const Block& block : blocks) {
      weight[block.first + 1] += weight_of(block);
      bytes[block.first + 1] += static_cast<double>(block.text.size());
    }
    for (size_t i = 1; i <= nodes; ++i) {
      weight[i] += weight[i - 1];
      bytes[i] += bytes[i - 1];
    }
  }
};

class ArticleFinder {
 public:
  ArticleFinder(const HtmlTree& tree, std::string_view stated)
      : tree_(tree), stated_(comparable(stated)), skip_(tree.size(), false) {}

  std::vector<Block> run() {
    drop_useless();
    sums_.assign(tree_.size(), collect_blocks(tree_, 0, skip_));
    prune();
    sums_.assign(tree_.size(), collect_blocks(tree_, 0, skip_));
    const uint32_t root = find_root();
    std::vector<Block> blocks = filter(collect_blocks(tree_, root, skip_), root);
    keep_stated(blocks);
    // A page of links or of a few words has no article: all of it is the text.
    if (blocks.empty()) {
      skip_.assign(tree_.size(), false);
      drop_useless();
      blocks = collect_blocks(tree_, 0, skip_);
    }
    return blocks;
  }

 private:
  double weight(uint32_t node) const { return sums_.weight[tree_[node].end] - sums_.weight[node]; }
  double bytes(uint32_t node) const { return sums_.bytes[tree_[node].end] - sums_.bytes[node]; }
  double total() const { return sums_.weight.back(); }

  // What never is text of the article, whatever it weighs.
  void drop_useless() {
    for (uint32_t i = 0; i < tree_.size(); ++i) {
      const std::string_view tag = tree_[i].tag;
      const std::string_view item =
          tree_[i].attributes == tree_[i].attributes_end ? "" : tree_.attribute(i, "itemprop");
      skip_[i] = tag == "head" || item == "datePublished" || item == "dateModified" ||
                 tag == "button" || tag == "figcaption" || tag == "dialog" || tag == "label" ||
                 tag == "legend";
    }
  }

  Hint judge(uint32_t i) const {
    const std::string_view tag = tree_[i].tag;
    if (tag == "nav" || tag == "footer" || tag == "menu") return Hint::kStrong;
    const std::string_view role = tree_.attribute(i, "role");
    if (role == "dialog" || role == "alertdialog") return Hint::kNever;
    if (role == "navigation" || role == "banner" || role == "contentinfo" || role == "search" ||
        role == "complementary" || role == "menu")
      return Hint::kStrong;
    Hint hint = Hint::kNone;
    for (const std::string_view name : {"class", "id"}) {
      const Hint own = hint_of(tree_.attribute(i, name));
      if (own == Hint::kStrong || own == Hint::kNever) return own;
      if (own == Hint::kWeak || hint == Hint::kNone) hint = own;
    }
    if (tag == "aside" || tag == "form" || tag == "header" || tag == "figure" ||
        tree_.has_attribute(i, "hidden") || tree_.attribute(i, "aria-hidden") == "true")
      return Hint::kWeak;
    return hint;
  }

  void prune() {
    hints_.assign(tree_.size(), Hint::kNone);
    for (uint32_t i = 1; i < tree_.size(); ++i) {
      const std::string_view tag = tree_[i].tag;
      if (tag.empty() || skip_[i]) continue;
      hints_[i] = judge(i);
      // These hold the article whatever their class says; quotes and tables name their matter in
      // it.
      if (tag == "body" || tag == "html" || tag == "main" || tag == "blockquote" ||
          tag == "table" || tag == "tbody" || tag == "tr" || tag == "td" ||
          is_in_sentence(tree_, i))
        continue;
      const double own = weight(i);
      const double outside = total() - own;
      switch (hints_[i]) {
        case Hint::kNever:
          skip_[i] = outside > std::max(kEnoughOutside, total() * kNeverShare) ||
                     own < total() * kNeverShare;
          break;
        case Hint::kStrong:
          skip_[i] = own < total() * kStrongShare;
          break;
        case Hint::kWeak:
          skip_[i] = tag != "p" && tag != "article" && own < total() * kWeakShare;
          break;
        default:
          break;
      }
    }
  }

  // The page says by schema.org which element is the article's text, or its article if it has one
  // only. Gives the node below which the root is.
  uint32_t stated_root() const {
    uint32_t body = HtmlNode::kNone;
    uint32_t article = HtmlNode::kNone;
    size_t articles = 0;
    for (uint32_t i = 0; i < tree_.size(); ++i) {
      if (tree_[i].attributes == tree_[i].attributes_end || skip_[i]) continue;
      if (tree_.attribute(i, "itemprop") == "articleBody" &&
          (body == HtmlNode::kNone || weight(i) > weight(body)))
        body = i;
      const std::string_view type = tree_.attribute(i, "itemtype");
      if (type.ends_with("Article") || type.ends_with("Posting")) {
        ++articles;
        article = i;
      }
    }
    if (body != HtmlNode::kNone && weight(body) > kStatedBody * total()) return body;
    return articles == 1 && weight(article) > kStatedArticle * total() ? article : 0;
  }

  double bonus(uint32_t i) const {
    double factor = holds_several(i) ? kListOfArticles : 1;
    if (hints_[i] == Hint::kArticle) factor *= kNamedArticle;
    if (tree_[i].tag == "article") factor *= kArticleTag;
    return factor;
  }

  // Whether `i` is a list of articles: one of several is not nearly all of it.
  bool holds_several(uint32_t i) const {
    size_t articles = 0;
    double heaviest = 0;
    for (uint32_t child = i + 1; child < tree_[i].end;) {
      if (!skip_[child] && tree_[child].tag == "article") {
        ++articles;
        heaviest = std::max(heaviest, weight(child));
      }
      child = skip_[child] || tree_[child].tag == "article" ? tree_[child].end : child + 1;
    }
    return articles >= 2 && heaviest < kOneOfSeveral * weight(i);
  }

  // The element with most text that is dense in text: what a larger one adds must be mostly text
  // as well, or it loses.
  uint32_t find_root() const {
    uint32_t best = stated_root();
    const uint32_t limit = tree_[best].end;
    double best_score = 0;
    for (uint32_t i = best; i < limit; ++i) {
      if (skip_[i]) {
        i = tree_[i].end - 1;
        continue;
      }
      if (!tree_[i].block || tree_[i].tag == "p" || tree_[i].tag == "tr") continue;
      const double own = weight(i);
      if (own <= 0) continue;
      const double density = own / bytes(i);
      const double score = own * density * density * bonus(i);
      if (score > best_score) {
        best_score = score;
        best = i;
      }
    }
    return best;
  }

  bool is_in(const Block& block, std::string_view tag, uint32_t root) const {
    for (uint32_t i = block.node; i != HtmlNode::kNone && i > root; i = tree_[i].parent)
      if (tree_[i].tag == tag) return true;
    return false;
  }

  bool is_heading(const Block& block) const {
    const std::string_view tag = tree_[block.node].tag;
    return tag.size() == 2 && tag[0] == 'h' && is_digit(tag[1]);
  }

  // Links to other pages, and headings that then stand over nothing.
  std::vector<Block> filter(std::vector<Block> blocks, uint32_t root) const {
    std::erase_if(blocks, [&](const Block& block) {
      const size_t links = block.link_bytes * 100 / block.text.size();
      return (links > kMostLinks && !ends_sentence(block.text)) ||
             (links > kMostLinksInList && is_in(block, "li", root));
    });
    while (!blocks.empty() && is_heading(blocks.back())) blocks.pop_back();
    return blocks;
  }

  // When the blocks hold all of the article that the page states, what stands before its first and
  // behind its last block is not the article's.
  void keep_stated(std::vector<Block>& blocks) const {
    if (stated_.size() < kLeastStated) return;
    size_t covered = 0;
    size_t first = blocks.size();
    size_t last = 0;
    for (size_t i = 0; i < blocks.size(); ++i) {
      const std::string text = comparable(blocks[i].text);
      if (text.size() < kLeastStatedBlock || stated_.find(text) == stated_.npos) continue;
      covered += text.size() + 1;
      first = std::min(first, i);
      last = i;
    }
    if (covered * 100 < stated_.size() * kStatedCovered) return;
    blocks.resize(last + 1);
    blocks.erase(blocks.begin(), blocks.begin() + static_cast<std::ptrdiff_t>(first));
  }

  const HtmlTree& tree_;
  std::string stated_;  // comparable
  std::vector<bool> skip_;
  std::vector<Hint> hints_;
  Sums sums_;
};

}  // namespace

std::vector<Block> find_article(const HtmlTree& tree, std::string_view stated) {
  return ArticleFinder(tree, stated).run();
}

}  // namespace chancery::indexer
