// Pictures of pages, as files of their own and as the pages of a PDF.
#include <fmt/format.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>

#include "chancery/strings.h"
#include "indexer/clean/page_text.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/pdf/paged_text.h"
#include "indexer/extract/pdf/pdf.h"

namespace chancery::indexer {
namespace {

// What tesseract's authors advise; more is slower and not better.
constexpr double kDotsPerInch = 300;
constexpr double kPointsPerInch = 72;
constexpr double kMaxDots = 16'000'000;  // of a page; A4 has 8.7 million
constexpr int kMaxPagePictures = 500;    // of one file, at some seconds a page
constexpr int kMaxUnread = 3;            // pages in a row; the others will be no better
// A picture file as small as this is an icon or a line.
constexpr size_t kIconBytes = 4096;

// A page as a picture in PGM form, empty when it cannot be drawn.
std::string draw(const poppler::page& page) {
  const poppler::rectf area = page.page_rect();
  const double inches = area.width() * area.height() / (kPointsPerInch * kPointsPerInch);
  if (!(inches > 0)) return "";
  const double dots = std::min(kDotsPerInch, std::sqrt(kMaxDots / inches));
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_gray8);
  renderer.set_render_hint(poppler::page_renderer::antialiasing);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
  const poppler::image image = renderer.render_page(&page, dots, dots);
  if (!image.is_valid()) return "";
  std::string picture = fmt::format("P5\n{} {}\n255\n", image.width(), image.height());
  const auto width = static_cast<size_t>(image.width());
  picture.reserve(picture.size() + width * static_cast<size_t>(image.height()));
  for (int row = 0; row < image.height(); ++row) {
    picture.append(image.const_data() + static_cast<ptrdiff_t>(row) * image.bytes_per_row(), width);
  }
  return picture;
}

}  // namespace

Extracted extract_picture(std::string_view /*bytes*/, std::string_view /*mime*/) {
  throw Unreadable(reason::kImagesOnly);
}

Extracted read_picture(std::string_view bytes, const ReadLetters& read_letters) {
  if (bytes.size() < kIconBytes) throw Unreadable(reason::kImagesOnly);
  Extracted extracted;
  PagedText text({.find_headline = true, .is_page = false}, extracted.clues);
  ParagraphJoiner joiner([&](const std::string& paragraph,
                             const std::vector<size_t>& breaks) { text.add(paragraph, breaks); },
                         [&] { text.begin_page(); });
  const std::string letters = read_letters(bytes);
  std::vector<PageLines> pages;
  // A form feed ends each page.
  for (size_t begin = 0; begin < letters.size();) {
    const size_t end = std::min(letters.find('\f', begin), letters.size());
    pages.push_back(lines_of_page(letters.substr(begin, end - begin)));
    begin = end + 1;
  }
  remove_running_lines(pages);
  for (const PageLines& lines : pages) joiner.page(lines);
  joiner.finish();
  text.finish(extracted);
  if (count_words(extracted.text) < 3) throw Unreadable(reason::kImagesOnly);
  return extracted;
}

Extracted read_pdf_pictures(std::string_view bytes, const ReadLetters& read_letters) {
  const std::unique_ptr<poppler::document> document = open_pdf(bytes);
  std::vector<PageLines> pages;
  int unread = 0;  // in a row
  int failed = 0;
  for (int number = 0; number < std::min(document->pages(), kMaxPagePictures); ++number) {
    std::string letters;
    if (const std::unique_ptr<poppler::page> page(document->create_page(number)); page) {
      try {
        if (const std::string picture = draw(*page); !picture.empty())
          letters = read_letters(picture);
        unread = 0;
      } catch (const Unreadable&) {
        ++failed;
        if (++unread == kMaxUnread || document->pages() == unread) throw;
      }
    }
    std::replace(letters.begin(), letters.end(), '\f', '\n');
    pages.push_back(lines_of_page(letters));
  }
  Extracted extracted = extract_pages(*document, std::move(pages));
  if (failed > 0 && extracted.note.empty())
    extracted.note = fmt::format("{} of its {} pages could not be read", failed, document->pages());
  return extracted;
}

}  // namespace chancery::indexer
