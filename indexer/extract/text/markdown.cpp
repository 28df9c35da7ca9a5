// Markdown by cmark: the text of its blocks, without marks, links' targets, pictures and HTML.
#include <cmark.h>

#include <memory>

#include "chancery/strings.h"
#include "indexer/clean/page_text.h"
#include "indexer/extract/charset/charset.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/text/front_matter.h"
#include "indexer/extract/text/long_text.h"

namespace chancery::indexer {
namespace {

// "{% include nav.html %}" and "{{ page.title }}" are for the site generator.
std::string without_templates(const std::string& text) {
  std::string out;
  size_t pos = 0;
  for (size_t open; (open = text.find('{', pos)) != text.npos;) {
    const char kind = open + 1 < text.size() ? text[open + 1] : '\0';
    const std::string_view close = kind == '%' ? "%}" : kind == '{' ? "}}" : "";
    const size_t end = close.empty() ? text.npos : text.find(close, open);
    out.append(text, pos, open - pos + (end == text.npos));
    pos = end == text.npos ? open + 1 : end + 2;
  }
  return out.append(text, pos);
}

// Collects the blocks of a document in order.
class Blocks {
 public:
  Blocks(Clues& clues, PageText& page) : clues_(clues), page_(page) {}

  void visit(cmark_event_type event, cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    const bool enter = event == CMARK_EVENT_ENTER;
    switch (type) {
      case CMARK_NODE_TEXT:
      case CMARK_NODE_CODE:
        if (pictures_ == 0) block_ += cmark_node_get_literal(node);
        break;
      case CMARK_NODE_SOFTBREAK:
      case CMARK_NODE_LINEBREAK:
        block_ += ' ';
        break;
      case CMARK_NODE_IMAGE:
        pictures_ += enter ? 1 : -1;
        break;
      case CMARK_NODE_CODE_BLOCK:
        flush();
        block_ = cmark_node_get_literal(node);
        flush();
        break;
      case CMARK_NODE_HEADING:
        if (!enter && clues_.title.empty() && first_) clues_.title = collapse_spaces(block_);
        flush();
        break;
      case CMARK_NODE_PARAGRAPH:
      case CMARK_NODE_ITEM:
      case CMARK_NODE_BLOCK_QUOTE:
      case CMARK_NODE_THEMATIC_BREAK:
        flush();
        break;
      default:
        break;
    }
  }

  void flush() {
    const std::string text = collapse_spaces(without_templates(block_));
    block_.clear();
    if (text.empty()) return;
    // A heading is the title while nothing but lines about the page stand before it.
    first_ = first_ && text.size() < 80 && !ends_sentence(text);
    page_.add(text);
  }

 private:
  Clues& clues_;
  PageText& page_;
  std::string block_;
  int pictures_ = 0;
  bool first_ = true;
};

Extracted read_markdown_piece(std::string_view text, const TextPlace& place) {
  Extracted extracted;
  if (place.is_first) read_front_matter(text, extracted.clues);
  const std::unique_ptr<cmark_node, decltype(&cmark_node_free)> document(
      cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT), cmark_node_free);
  const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> iterator(
      cmark_iter_new(document.get()), cmark_iter_free);
  PageText page(
      {.find_headline = false, .is_page = false, .begins = place.is_first, .ends = place.is_last},
      extracted.clues);
  Blocks blocks(extracted.clues, page);
  for (cmark_event_type event; (event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE;)
    blocks.visit(event, cmark_iter_get_node(iterator.get()));
  blocks.flush();
  extracted.text = page.finish();
  return extracted;
}

}  // namespace

Extracted extract_markdown(std::string_view bytes, std::string_view /*mime*/) {
  Decoded decoded;
  decode(bytes, "", decoded);
  return read_markdown_piece(decoded.text, {});
}

std::unique_ptr<Pieces> markdown_pieces(std::string_view bytes, std::string_view /*mime*/) {
  return long_text(bytes, read_markdown_piece);
}

}  // namespace chancery::indexer
