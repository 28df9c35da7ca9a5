// PDF by poppler: the text of each page in reading order, and what the file says of itself.
#include "indexer/extract/pdf/pdf.h"

#include <fmt/format.h>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <climits>
#include <memory>

#include "chancery/strings.h"
#include "indexer/describe/properties.h"
#include "indexer/extract/extracted.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/pdf/page_lines.h"
#include "indexer/extract/pdf/paged_text.h"
#include "indexer/page/repair.h"

namespace chancery {
namespace {

constexpr int kMaxPages = 5000;
constexpr size_t kMaxText = 10'000'000;  // bytes; more is not indexed of one document
// So few letters a page are stamps and numbers on pictures of pages.
constexpr size_t kFewLetters = 20;

std::string to_utf8(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return {bytes.begin(), bytes.end()};
}

void silence(const std::string&, void*) {}

Properties properties_of(const poppler::document& document) {
  const auto value = [&](const char* key) {
    return collapse_spaces(clean_characters(to_utf8(document.info_key(key))));
  };
  Properties properties;
  properties.title = value("Title");
  if (std::string author = value("Author"); !author.empty()) properties.authors = {author};
  properties.keywords = value("Keywords");
  properties.subject = value("Subject");
  properties.created = value("CreationDate");
  properties.modified = value("ModDate");
  return properties;
}

// One form for the letters that fonts have in several: ligatures; soft hyphens go, and the marks
// that poppler puts around lines from right to left.
std::string plain_letters(const std::string& text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kForms = {{
      {"\xEF\xAC\x80", "ff"},
      {"\xEF\xAC\x81", "fi"},
      {"\xEF\xAC\x82", "fl"},
      {"\xEF\xAC\x83", "ffi"},
      {"\xEF\xAC\x84", "ffl"},
      {"\xEF\xAC\x85", "st"},
      {"\xEF\xAC\x86", "st"},
      {"\xC2\xAD", ""},
      {"\xE2\x80\x8B", ""},
      {"\xE2\x80\xAA", ""},
      {"\xE2\x80\xAB", ""},
      {"\xE2\x80\xAC", ""},
  }};
  std::string out;
  out.reserve(text.size());
  for (size_t pos = 0; pos < text.size();) {
    bool found = false;
    if (static_cast<unsigned char>(text[pos]) >= 0xC2) {
      for (const auto& [form, letters] : kForms) {
        if (!std::string_view(text).substr(pos).starts_with(form)) continue;
        out += letters;
        pos += form.size();
        found = true;
        break;
      }
    }
    if (!found) out += text[pos++];
  }
  return out;
}

size_t letters_in(const PageLines& lines) {
  size_t letters = 0;
  for (const std::string& line : lines)
    letters += static_cast<size_t>(
        std::count_if(line.begin(), line.end(), [](char c) { return is_word(c) && !is_digit(c); }));
  return letters;
}

// The words of the largest letters on the first page, when they stand out and read as a title.
std::string largest_line(const poppler::page& page) {
  constexpr double kStandsOut = 1.2;
  std::vector<std::pair<double, std::string>> words;
  for (const poppler::text_box& box : page.text_list(poppler::page::text_list_include_font))
    if (box.has_font_info()) words.emplace_back(box.get_font_size(), to_utf8(box.text()));
  if (words.size() < 20) return "";
  std::vector<double> sizes;
  sizes.reserve(words.size());
  for (const auto& [size, word] : words) sizes.push_back(size);
  std::sort(sizes.begin(), sizes.end());
  const double largest = sizes.back();
  if (largest < sizes[sizes.size() / 2] * kStandsOut) return "";
  std::string title;
  size_t last = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    if (words[i].first < largest * 0.98) continue;
    if (!title.empty() && i > last + 3) break;  // another place of the page
    if (!title.empty()) title += ' ';
    title += words[i].second;
    last = i;
  }
  title = collapse_spaces(plain_letters(clean_characters(title)));
  const bool fits = title.size() >= 8 && title.size() <= 250 && count_words(title) >= 2;
  return fits && is_real_title(title) ? title : "";
}

PageLines lines_of(const poppler::page& page) {
  return lines_of_page(
      to_utf8(page.text(poppler::rectf(), poppler::page::non_raw_non_physical_layout)));
}

}  // namespace

std::unique_ptr<poppler::document> open_pdf(std::string_view bytes) {
  poppler::set_debug_error_function(silence, nullptr);
  // Readers of PDF pass over what stands before the header; poppler wants it in the first 1 kB.
  if (bytes.size() > INT_MAX) throw Unreadable(reason::kTooLarge);
  std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (document == nullptr) throw Unreadable(reason::kDamaged);
  if (document->is_locked()) throw Unreadable(reason::kEncrypted);
  if (document->pages() <= 0) throw Unreadable(reason::kDamaged, "no pages");
  return document;
}

PageLines lines_of_page(const std::string& text) {
  PageLines lines;
  const std::string plain = plain_letters(clean_characters(text));
  for (const std::string_view line : split(plain, "\n")) lines.push_back(collapse_spaces(line));
  return lines;
}

Extracted extract_pages(const poppler::document& document, std::vector<PageLines> pages) {
  size_t letters = 0;
  for (const PageLines& lines : pages) letters += letters_in(lines);
  if (letters < std::min<size_t>(kFewLetters, 2) || letters < pages.size() * 2) {
    throw Unreadable(reason::kImagesOnly);
  }
  Extracted extracted;
  const int count = document.pages();
  if (static_cast<int>(pages.size()) < count) {
    extracted.note = fmt::format("only the first {} of {} pages are indexed", pages.size(), count);
  }
  const Properties properties = properties_of(document);
  if (is_real_title(properties.title)) extracted.clues.title = properties.title;
  if (extracted.clues.title.empty()) {
    if (const std::unique_ptr<poppler::page> first(document.create_page(0)); first) {
      extracted.clues.title = largest_line(*first);
    }
  }
  add_properties(properties, extracted.clues);
  remove_running_lines(pages);
  PagedText text({.find_headline = extracted.clues.title.empty(), .is_page = false},
                 extracted.clues);
  ParagraphJoiner joiner([&](const std::string& paragraph,
                             const std::vector<size_t>& breaks) { text.add(paragraph, breaks); },
                         [&] { text.begin_page(); });
  for (const PageLines& lines : pages) joiner.page(lines);
  joiner.finish();
  text.finish(extracted, count);
  return extracted;
}

Extracted extract_pdf(std::string_view bytes, std::string_view /*mime*/) {
  const std::unique_ptr<poppler::document> document = open_pdf(bytes);
  const int last = std::min(document->pages(), kMaxPages);
  std::vector<PageLines> pages;
  size_t size = 0;
  for (int number = 0; number < last && size < kMaxText; ++number) {
    PageLines lines;
    if (const std::unique_ptr<poppler::page> page(document->create_page(number)); page) {
      lines = lines_of(*page);
    }
    for (const std::string& line : lines) size += line.size();
    pages.push_back(std::move(lines));
  }
  return extract_pages(*document, std::move(pages));
}

}  // namespace chancery
