#include "indexer/extract/pdf/pdf_clues.h"

#include <poppler-page.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "chancery/strings.h"
#include "chancery/utf8.h"
#include "indexer/describe/properties.h"
#include "indexer/extract/pdf/pdf_letters.h"
#include "indexer/extract/pdf/poppler_text.h"
#include "indexer/page/paper_title.h"
#include "indexer/page/repair.h"

namespace chancery::indexer {
namespace {

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

}  // namespace

void read_pdf_clues(const poppler::document& document, Clues& clues) {
  const Properties properties = properties_of(document);
  if (is_real_title(properties.title)) clues.title = properties.title;
  if (clues.title.empty()) {
    if (const std::unique_ptr<poppler::page> first(document.create_page(0)); first) {
      clues.title = largest_line(*first);
    }
  }
  add_properties(properties, clues);
}

}  // namespace chancery::indexer
