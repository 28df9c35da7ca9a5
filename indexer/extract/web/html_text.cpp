#include "indexer/extract/web/html_text.h"

#include <new>

#include "chancery/strings.h"
#include "indexer/clean/blocks.h"
#include "indexer/extract/charset/charset.h"
#include "indexer/extract/web/html_filter.h"
#include "indexer/page/html_tree.h"

namespace chancery::indexer {
namespace {

constexpr size_t kMaxTextTree = size_t{128} << 20;
constexpr size_t kMaxTextMarkup = size_t{16} << 20;

std::vector<std::string> without_tree(const FilteredHtml& filtered) {
  std::vector<std::string> paragraphs;
  const std::string text = strip_tags(filtered);
  for (const std::string_view part : split(text, "\n\n"))
    if (std::string paragraph = collapse_spaces(part); !paragraph.empty())
      paragraphs.push_back(std::move(paragraph));
  return paragraphs;
}

}  // namespace

std::vector<std::string> html_paragraphs(std::string_view bytes, std::string_view charset) {
  const std::string declared = charset.empty() ? declared_charset(bytes) : std::string(charset);
  Decoded decoded;
  decode(bytes, declared, decoded);
  const FilteredHtml filtered = filter_html(decoded.text);
  if (filtered.markup.size() > kMaxTextMarkup) return without_tree(filtered);
  try {
    const HtmlTree tree(filtered.markup, kMaxTextTree);
    std::vector<bool> skip(tree.size(), false);
    for (uint32_t i = 0; i < tree.size(); ++i)
      skip[i] = tree[i].tag == "head" || tree.has_attribute(i, "hidden");
    std::vector<std::string> paragraphs;
    for (Block& block : collect_blocks(tree, 0, skip)) paragraphs.push_back(std::move(block.text));
    return paragraphs;
  } catch (const std::bad_alloc&) {
    return without_tree(filtered);
  }
}

}  // namespace chancery::indexer
