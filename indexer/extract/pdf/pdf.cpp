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
#include "indexer/extract/extracted.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/member_names.h"
#include "indexer/extract/pdf/page_lines.h"
#include "indexer/extract/pdf/paged_text.h"
#include "indexer/extract/pdf/pdf_clues.h"
#include "indexer/extract/pdf/pdf_comments.h"
#include "indexer/extract/pdf/pdf_letters.h"
#include "indexer/extract/pdf/poppler_text.h"
#include "indexer/extract/pdf/raised_marks.h"
#include "indexer/page/repair.h"
#include "indexer/page/symbol.h"

namespace chancery::indexer {
namespace {

constexpr size_t kSymbolLines = 40;  // of the first page, among which its symbol is

// Of a file with more pages so many are read at a time, which is some 6 MB of text.
constexpr int kMaxPages = 5000;
constexpr int kPiecePages = 2000;
constexpr size_t kMaxText = size_t{64} << 20;      // bytes; more is not indexed of a piece
constexpr size_t kMaxAttached = size_t{48} << 20;  // bytes of all attached files together
// So few letters a page are stamps and numbers on pictures of pages.
constexpr size_t kFewLetters = 20;

void silence(const std::string&, void*) {}

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

}  // namespace

void add_text_of_pages(std::vector<PageLines> pages, int count, const TextPlace& place,
                       Extracted& extracted) {
  // Papers have their symbol at the head of every page.
  if (place.is_first && !pages.empty()) {
    const PageLines& first = pages.front();
    extracted.clues.symbols = symbols_of_head(
        extracted.clues.title, {first.begin(), first.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                                   first.size(), kSymbolLines))});
  }
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

namespace {

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
    if (first == 0) read_pdf_clues(*document_, extracted.clues);
    add_text_of_pages(std::move(pages), end - first, {first == 0, end == pages_}, extracted);
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
  read_pdf_clues(document, extracted.clues);
  add_text_of_pages(std::move(pages), count, {}, extracted);
  return extracted;
}

Extracted extract_pdf(std::string_view bytes, std::string_view /*mime*/) {
  const std::unique_ptr<poppler::document> document = open_pdf(bytes);
  const int last = std::min(document->pages(), kMaxPages);
  std::vector<Part> files = attached_files(*document);
  try {
    Extracted extracted = extract_pages(*document, lines_of_pages(*document, 0, last));
    extracted.parts = std::move(files);
    add_pdf_comments(bytes, extracted);
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
