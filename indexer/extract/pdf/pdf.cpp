// PDF by poppler: the text of each page in reading order, and what the file says of itself.
#include "indexer/extract/pdf/pdf.h"

#include <fmt/format.h>
#include <poppler-document.h>
#include <poppler-embedded-file.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <climits>
#include <memory>

#include "chancery/strings.h"
#include "chancery/utf8.h"
#include "indexer/clean/plain_text.h"
#include "indexer/describe/properties.h"
#include "indexer/extract/extracted.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/member_names.h"
#include "indexer/extract/pdf/page_lines.h"
#include "indexer/extract/pdf/paged_text.h"
#include "indexer/extract/pdf/poppler_text.h"
#include "indexer/extract/pdf/raised_marks.h"
#include "indexer/page/paper_title.h"
#include "indexer/page/repair.h"

namespace chancery::indexer {
namespace {

// Of a file with more pages so many are read at a time, which is some 6 MB of text.
constexpr int kMaxPages = 5000;
constexpr int kPiecePages = 2000;
constexpr size_t kMaxText = size_t{64} << 20;      // bytes; more is not indexed of a piece
constexpr size_t kMaxAttached = size_t{48} << 20;  // bytes of all attached files together
// So few letters a page are stamps and numbers on pictures of pages.
constexpr size_t kFewLetters = 20;

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

// What fonts of the Adobe Glyph List have in the private use area: small capitals as capitals, and
// figures of another height as figures; 0 for anything else.
char plain_glyph(std::string_view character) {
  size_t at = 0;
  const char32_t c = utf8::next(character, at);
  if (c >= 0xF761 && c <= 0xF77A) return static_cast<char>('A' + (c - 0xF761));
  if (c >= 0xF730 && c <= 0xF739) return static_cast<char>('0' + (c - 0xF730));
  return 0;
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
      if (const auto lead = static_cast<unsigned char>(text[pos]); !found && lead == 0xEF) {
        if (const char plain = plain_glyph(std::string_view(text).substr(pos)); plain != 0) {
          out += plain;
          pos += 3;
          found = true;
        }
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

// Whether most letters are of the private use area: the font does not tell which they are.
bool is_undecodable(const std::vector<PageLines>& pages) {
  size_t known = 0;
  size_t unknown = 0;
  for (const PageLines& lines : pages)
    for (const std::string& line : lines)
      for (size_t at = 0; at < line.size();) {
        const char32_t c = utf8::next(line, at);
        const bool is_private = (c >= 0xE000 && c <= 0xF8FF) || c == 0xFFFD || c >= 0xF0000;
        unknown += is_private;
        known += !is_private && (c >= 0x80 || is_letter(static_cast<char>(c)));
      }
  return unknown > 20 && unknown > known;
}

using SizedWords = std::vector<std::pair<double, std::string>>;

// The words of that size that stand together.
std::string words_of_size(const SizedWords& words, double size) {
  std::string title;
  size_t last = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    if (words[i].first < size * 0.98 || words[i].first > size * 1.01) continue;
    if (!title.empty() && i > last + 3) break;  // another place of the page
    if (!title.empty()) title += ' ';
    title += words[i].second;
    last = i;
  }
  return collapse_spaces(plain_letters(clean_characters(title)));
}

// The words of the largest letters on the first page, when they stand out and read as a title.
std::string largest_line(const poppler::page& page) {
  constexpr double kStandsOut = 1.2;
  SizedWords words;
  for (const poppler::text_box& box : page.text_list(poppler::page::text_list_include_font))
    if (box.has_font_info()) words.emplace_back(box.get_font_size(), to_utf8(box.text()));
  if (words.size() < 20) return "";
  std::vector<double> sizes;
  sizes.reserve(words.size());
  for (const auto& [size, word] : words) sizes.push_back(size);
  std::sort(sizes.begin(), sizes.end());
  const double usual = sizes[sizes.size() / 2];
  // Stamps across the page and the names of institutions are larger than a title.
  double largest = sizes.back();
  for (int tries = 0; tries < 3 && largest >= usual * kStandsOut; ++tries) {
    const std::string title = words_of_size(words, largest);
    if (!is_generic_title(title)) {
      const bool fits = title.size() >= 8 && title.size() <= 250 && count_words(title) >= 2;
      return fits && is_real_title(title) ? title : "";
    }
    double next = 0;
    for (const double size : sizes)
      if (size < largest * 0.98) next = size;
    largest = next;
  }
  return "";
}

// The files that are attached to the document or make up a portfolio.
std::vector<Part> attached_files(const poppler::document& document) {
  constexpr size_t kMaxFiles = 1000;
  std::vector<Part> parts;
  if (!document.has_embedded_files()) return parts;
  size_t total = 0;
  for (const poppler::embedded_file* file : document.embedded_files()) {
    if (file == nullptr || !file->is_valid() || parts.size() >= kMaxFiles) continue;
    Part part;
    part.name = decoded_name(file->name());
    const poppler::byte_array bytes = file->data();
    total += bytes.size();
    if (total > kMaxAttached) {
      part.why = Unreadable(reason::kTooLarge, "attached");
    } else {
      part.bytes.assign(bytes.begin(), bytes.end());
    }
    parts.push_back(std::move(part));
  }
  return parts;
}

PageLines lines_of(const poppler::page& page) {
  PageLines lines = lines_of_page(
      to_utf8(page.text(poppler::rectf(), poppler::page::non_raw_non_physical_layout)));
  part_raised_marks(page, lines);
  return lines;
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

namespace {

// The lines of pages from `first` on, `end` excluded, or fewer when their text is too long.
std::vector<PageLines> lines_of_pages(const poppler::document& document, int first, int end) {
  std::vector<PageLines> pages;
  size_t size = 0;
  for (int number = first; number < end && size < kMaxText; ++number) {
    PageLines lines;
    if (const std::unique_ptr<poppler::page> page(document.create_page(number)); page) {
      lines = lines_of(*page);
    }
    for (const std::string& line : lines) size += line.size();
    pages.push_back(std::move(lines));
  }
  return pages;
}

void require_letters(const std::vector<PageLines>& pages) {
  size_t letters = 0;
  for (const PageLines& lines : pages) letters += letters_in(lines);
  if (letters < std::min<size_t>(kFewLetters, 2) || letters < pages.size() * 2) {
    throw Unreadable(reason::kImagesOnly);
  }
  if (is_undecodable(pages)) throw Unreadable(reason::kUndecodable);
}

// What the file says of itself.
void read_clues(const poppler::document& document, Clues& clues) {
  const Properties properties = properties_of(document);
  if (is_real_title(properties.title)) clues.title = properties.title;
  if (clues.title.empty()) {
    if (const std::unique_ptr<poppler::page> first(document.create_page(0)); first) {
      clues.title = largest_line(*first);
    }
  }
  add_properties(properties, clues);
}

// Fills text, pages and page_starts with `pages`, which `place` tells the place of.
void read_text(std::vector<PageLines> pages, int count, const TextPlace& place,
               Extracted& extracted) {
  remove_running_lines(pages);
  PagedText text({.find_headline = place.is_first && extracted.clues.title.empty(),
                  .is_page = false,
                  .begins = place.is_first,
                  .ends = place.is_last},
                 extracted.clues);
  ParagraphJoiner joiner([&](const std::string& paragraph,
                             const std::vector<size_t>& breaks) { text.add(paragraph, breaks); },
                         [&] { text.begin_page(); });
  for (const PageLines& lines : pages) joiner.page(lines);
  joiner.finish();
  text.finish(extracted, count);
}

// Some thousands of pages at a time.
class PdfPieces : public Pieces {
 public:
  explicit PdfPieces(std::unique_ptr<poppler::document> document)
      : document_(std::move(document)), pages_(document_->pages()) {}

  size_t count() const override {
    return static_cast<size_t>((pages_ + kPiecePages - 1) / kPiecePages);
  }

  Extracted read(size_t number) override {
    const int first = static_cast<int>(number) * kPiecePages;
    const int end = std::min(first + kPiecePages, pages_);
    std::vector<PageLines> pages = lines_of_pages(*document_, first, end);
    require_letters(pages);
    Extracted extracted;
    if (static_cast<int>(pages.size()) < end - first) {
      extracted.note = fmt::format("pages {} to {} are not indexed: too much text",
                                   first + static_cast<int>(pages.size()) + 1, end);
    }
    if (first == 0) read_clues(*document_, extracted.clues);
    read_text(std::move(pages), end - first, {first == 0, end == pages_}, extracted);
    // Pages before and behind these have their places, so that all are counted in the file.
    std::vector<uint32_t>& starts = extracted.page_starts;
    starts.insert(starts.begin(), static_cast<size_t>(first), 0);
    starts.resize(static_cast<size_t>(pages_), static_cast<uint32_t>(extracted.text.size()));
    extracted.pages = pages_;
    return extracted;
  }

 private:
  std::unique_ptr<poppler::document> document_;
  int pages_;
};

}  // namespace

Extracted extract_pages(const poppler::document& document, std::vector<PageLines> pages) {
  require_letters(pages);
  Extracted extracted;
  const int count = document.pages();
  if (static_cast<int>(pages.size()) < count) {
    extracted.note = fmt::format("only the first {} of {} pages are indexed", pages.size(), count);
  }
  read_clues(document, extracted.clues);
  read_text(std::move(pages), count, {}, extracted);
  return extracted;
}

Extracted extract_pdf(std::string_view bytes, std::string_view /*mime*/) {
  const std::unique_ptr<poppler::document> document = open_pdf(bytes);
  const int last = std::min(document->pages(), kMaxPages);
  std::vector<Part> files = attached_files(*document);
  try {
    Extracted extracted = extract_pages(*document, lines_of_pages(*document, 0, last));
    extracted.parts = std::move(files);
    return extracted;
  } catch (const Unreadable&) {
    // A portfolio may have no text of its own.
    if (files.empty()) throw;
    Extracted extracted;
    extracted.parts = std::move(files);
    return extracted;
  }
}

std::unique_ptr<Pieces> pdf_pieces(std::string_view bytes, std::string_view /*mime*/) {
  // A page takes more.
  if (bytes.size() < size_t{kMaxPages} * 20) return nullptr;
  std::unique_ptr<poppler::document> document = open_pdf(bytes);
  if (document->pages() <= kMaxPages) return nullptr;
  return std::make_unique<PdfPieces>(std::move(document));
}

}  // namespace chancery::indexer
