// HTML and XHTML: filter, parse, read what the page says of itself, keep its article.
#include <algorithm>
#include <new>

#include "chancery/strings.h"
#include "chancery/utf8.h"
#include "indexer/clean/article.h"
#include "indexer/clean/page_text.h"
#include "indexer/clean/standfirst.h"
#include "indexer/describe/html_metadata.h"
#include "indexer/extract/charset/charset.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/web/html_filter.h"
#include "indexer/extract/web/saved_head.h"
#include "indexer/extract/web/surroundings.h"
#include "indexer/page/html_tree.h"
#include "indexer/page/repair.h"

namespace chancery::indexer {
namespace {

// A tree takes about ten times its markup; one page must not take the memory of the whole run.
constexpr size_t kMaxPageTree = size_t{192} << 20;
constexpr size_t kMaxPageMarkup = size_t{24} << 20;

constexpr size_t kRow = 4;  // lines that no by-line has

bool is_row(const HtmlTree& tree, const Block& block) {
  const std::string_view tag = tree[block.node].tag;
  return tag == "tr" || tag == "table" || tag == "tbody";
}

// Whether a page whose scripts would show the article has none in its markup: `blocks` are less
// than half of what the page states, and nothing of it.
bool is_without(const std::vector<Block>& blocks, std::string_view stated) {
  if (count_words(stated) < 20) return false;
  size_t bytes = 0;
  for (const Block& block : blocks) bytes += block.text.size();
  if (bytes * 2 >= stated.size()) return false;
  const std::string text = comparable(stated);
  return std::none_of(blocks.begin(), blocks.end(), [&](const Block& block) {
    return block.text.size() >= 40 && text.find(comparable(block.text)) != text.npos;
  });
}

// Its paragraphs are lines; some sites put markup into it.
void add_stated(const std::string& stated, PageText& page) {
  const bool markup = stated.find("</") != stated.npos || stated.find("<p>") != stated.npos;
  const std::string text = markup ? strip_tags(filter_html(stated)) : stated;
  for (const std::string_view part : split(text, "\n"))
    if (const std::string paragraph = collapse_spaces(part); !paragraph.empty())
      page.add(paragraph);
}

// The day of publication that the page's scripts keep, when they agree on one: those of a list of
// articles have several.
void add_day_of_scripts(const std::vector<std::string>& published, Clues& clues) {
  std::optional<Date> day;
  for (const std::string& value : published) {
    const std::optional<Date> date = parse_date(value);
    if (!date || date->day == 0 || date->year == 0) continue;
    if (day && *day != *date) return;
    day = date;
  }
  clues.add_date(Source::kByline, day);
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
  if (filtered.markup.size() > kMaxPageMarkup) {
    finish(strip_tags(filtered));
    return extracted;
  }
  try {
    const HtmlTree tree(filtered.markup, kMaxPageTree);
    HtmlMetadata metadata = read_html_metadata(tree, filtered.json_ld);
    extracted.clues = std::move(metadata.clues);
    extracted.clues.title = utf8::repaired(extracted.clues.title);  // as decode_entities()
    read_saved_head(decoded.text, extracted.clues);
    PageText page({.find_headline = false, .is_page = true}, extracted.clues);
    std::vector<Block> article = find_article(tree, metadata.article);
    const std::vector<bool> keep_all(tree.size(), false);
    const std::vector<Block> blocks = collect_blocks(tree, 0, keep_all);
    read_surroundings(tree, blocks, article, extracted.clues);
    add_standfirst(tree, blocks, metadata.descriptions, article);
    if (extracted.clues.dates.empty()) add_day_of_scripts(filtered.published, extracted.clues);
    if (is_without(article, metadata.article)) {
      add_stated(metadata.article, page);
    } else {
      // A row of a table is no by-line, whatever stands in it.
      for (const Block& block : article) page.add(block.text, is_row(tree, block) ? kRow : 1);
    }
    finish(page.finish());
    // The page may have taken it from a reference in its text.
    extracted.clues.title = utf8::repaired(extracted.clues.title);
    // A page that says what it is and when, and shows its text by scripts: it can be found by that.
    const Clues& clues = extracted.clues;
    if (extracted.text.empty() && !clues.dates.empty()) finish(clues.title);
  } catch (const std::bad_alloc&) {
    finish(strip_tags(filtered));
  }
  return extracted;
}

}  // namespace chancery::indexer
