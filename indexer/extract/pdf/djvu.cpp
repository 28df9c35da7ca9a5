// DjVu: the text layer of its pages. What has none is pictures of pages.
//
//   file  := "AT&T" form                  "AT&TFORM…DJVM" of several pages, "AT&TFORM…DJVU" of one
//   form  := "FORM" size kind chunk*      kind: "DJVM", "DJVU", "DJVI" …
//   chunk := form | id size bytes pad?    size: 4 bytes, the highest first; even places
//   text  := length:u24 UTF-8 zones       of a chunk "TXTa", or "TXTz" by BZZ
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/strings.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/pdf/bzz.h"
#include "indexer/extract/pdf/pdf.h"

namespace chancery::indexer {
namespace {

constexpr size_t kMaxDjvuPages = 5000;
constexpr size_t kMaxLayer = size_t{4} << 20;      // bytes of the text of a page, with its zones
constexpr size_t kMaxDjvuText = size_t{64} << 20;  // of all pages

size_t big_endian(std::string_view bytes, size_t at, size_t width) {
  size_t value = 0;
  for (size_t i = at; i < at + width; ++i)
    value = value << 8 | static_cast<unsigned char>(i < bytes.size() ? bytes[i] : 0);
  return value;
}

// Calls `see` with id and bytes of each chunk.
template <typename See>
void each_chunk(std::string_view bytes, const See& see) {
  for (size_t at = 0; at + 8 <= bytes.size();) {
    const size_t size = std::min(big_endian(bytes, at + 4, 4), bytes.size() - at - 8);
    see(bytes.substr(at, 4), bytes.substr(at + 8, size));
    at += 8 + size + size % 2;
  }
}

// The lines of a text: it parts columns, regions and paragraphs by controls of their own.
PageLines lines_of_layer(std::string_view layer) {
  const std::string_view text =
      layer.substr(std::min<size_t>(3, layer.size()), big_endian(layer, 0, 3));
  std::string parted;
  for (const char c : text) {
    const bool ends = c == '\v' || c == '\x1D' || c == '\x1F';
    parted += ends ? "\n\n" : std::string_view(&c, 1);
  }
  return lines_of_page(parted);
}

PageLines lines_of_form(std::string_view form) {
  PageLines lines;
  each_chunk(form, [&](std::string_view id, std::string_view bytes) {
    if (!lines.empty()) return;
    if (id == "TXTa") lines = lines_of_layer(bytes);
    if (id != "TXTz") return;
    if (const auto layer = unpack_bzz(bytes, kMaxLayer)) lines = lines_of_layer(*layer);
  });
  return lines;
}

}  // namespace

Extracted extract_djvu(std::string_view bytes, std::string_view /*mime*/) {
  std::vector<PageLines> pages;
  size_t total = 0;
  size_t left_out = 0;
  const auto add_page = [&](std::string_view form) {
    if (pages.size() >= kMaxDjvuPages || total > kMaxDjvuText) {
      ++left_out;
      return;
    }
    pages.push_back(lines_of_form(form));
    for (const std::string& line : pages.back()) total += line.size();
  };
  const std::string_view whole = bytes.substr(std::min<size_t>(4, bytes.size()));
  each_chunk(whole, [&](std::string_view id, std::string_view form) {
    if (id != "FORM") return;
    const std::string_view kind = form.substr(0, 4);
    form.remove_prefix(std::min<size_t>(4, form.size()));
    if (kind == "DJVU") add_page(form);
    if (kind != "DJVM") return;
    each_chunk(form, [&](std::string_view inner, std::string_view page) {
      if (inner == "FORM" && page.starts_with("DJVU")) add_page(page.substr(4));
    });
  });
  if (pages.empty()) throw Unreadable(reason::kDamaged, "no pages");
  if (total == 0) throw Unreadable(reason::kImagesOnly);
  Extracted extracted;
  if (left_out > 0)
    extracted.note = "only the first " + std::to_string(pages.size()) + " of " +
                     std::to_string(pages.size() + left_out) + " pages are indexed";
  const int count = static_cast<int>(pages.size());
  add_text_of_pages(std::move(pages), count, {}, extracted);
  return extracted;
}

}  // namespace chancery::indexer
