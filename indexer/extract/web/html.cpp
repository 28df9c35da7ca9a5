// HTML and XHTML: filter, parse, read what the page says of itself, keep its article.
#include <new>

#include "chancery/strings.h"
#include "chancery/utf8.h"
#include "indexer/clean/article.h"
#include "indexer/clean/page_text.h"
#include "indexer/describe/html_metadata.h"
#include "indexer/extract/charset/charset.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/web/html_filter.h"
#include "indexer/page/byline.h"
#include "indexer/page/citation.h"
#include "indexer/page/html_tree.h"
#include "indexer/page/repair.h"

namespace chancery {
namespace {

// A tree takes about ten times its markup; one page must not take the memory of the whole run.
constexpr size_t kTreeMemory = size_t{192} << 20;
constexpr size_t kMaxMarkup = size_t{24} << 20;

// What the page says outside its article's text: the citation in its foot, the by-line between the
// headline and the text.
void read_surroundings(const std::vector<Block>& page, const std::vector<Block>& article,
                       Clues& clues) {
  const std::string title = comparable(clues.title);
  const uint32_t start = article.empty() ? UINT32_MAX : article.front().first;
  size_t behind_title = 0;  // blocks since the headline
  for (size_t i = 0; i < page.size(); ++i) {
    const std::string& text = page[i].text;
    if (behind_title > 0) ++behind_title;
    if (is_citation(text)) {
      const bool heading = is_citation_heading(text);
      if (!heading) read_citation(text, clues);
      if (heading && i + 1 < page.size()) read_citation(page[i + 1].text, clues);
    } else if (cites_title(text, clues.title)) {
      read_citation(text, clues);
    } else if (text.size() < title.size() + 100 && !title.empty() && comparable(text) == title) {
      behind_title = 1;
    } else if (page[i].first < start && behind_title > 1 && behind_title < 14 &&
               text.size() < 240) {
      read_byline(text, clues);
    }
  }
}

}  // namespace

Extracted extract_html(std::string_view bytes, std::string_view /*mime*/) {
  Decoded decoded;
  decode(bytes, declared_charset(bytes), decoded);
  const FilteredHtml filtered = filter_html(decoded.text);
  Extracted extracted;
  const auto finish = [&](std::string text) {
    // Character references can bring back what decoding took out.
    extracted.text = has_unclean_characters(text) ? clean_characters(text) : std::move(text);
  };
  if (filtered.markup.size() > kMaxMarkup) {
    finish(strip_tags(filtered));
    return extracted;
  }
  try {
    const HtmlTree tree(filtered.markup, kTreeMemory);
    HtmlMetadata metadata = read_html_metadata(tree, filtered.json_ld);
    extracted.clues = std::move(metadata.clues);
    extracted.clues.title = utf8::repaired(extracted.clues.title);  // as decode_entities()
    PageText page({.find_headline = false, .is_page = true}, extracted.clues);
    const std::vector<Block> article = find_article(tree, metadata.article);
    const std::vector<bool> keep_all(tree.size(), false);
    read_surroundings(collect_blocks(tree, 0, keep_all), article, extracted.clues);
    for (const Block& block : article) page.add(block.text);
    finish(page.finish());
  } catch (const std::bad_alloc&) {
    finish(strip_tags(filtered));
  }
  return extracted;
}

}  // namespace chancery
