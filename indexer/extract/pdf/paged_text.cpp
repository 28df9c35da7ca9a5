#include "indexer/extract/pdf/paged_text.h"

#include <algorithm>
#include <functional>

namespace chancery::indexer {
namespace {

constexpr std::string_view kBetween = "\n\n";
// How many paragraphs in a row cleaning may have taken out or changed before one is recognised.
constexpr size_t kWindow = 400;

}  // namespace

void PagedText::add(std::string_view paragraph, const std::vector<size_t>& breaks) {
  given_.push_back({paragraph.size(), std::hash<std::string_view>()(paragraph), pages_, breaks});
  pages_ += static_cast<int>(breaks.size());
  page_text_.add(paragraph);
}

void PagedText::finish(Extracted& extracted, int pages) {
  pages_ = std::max(pages_, pages);
  extracted.text = page_text_.finish();
  extracted.pages = pages_;
  // Cleaning takes paragraphs out and keeps the order, so both lists are walked together.
  const std::string_view text = extracted.text;
  std::vector<uint32_t>& starts = extracted.page_starts;
  size_t next = 0;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find(kBetween, begin), text.size());
    const std::string_view paragraph = text.substr(begin, end - begin);
    const size_t hash = std::hash<std::string_view>()(paragraph);
    const size_t last = std::min(given_.size(), next + kWindow);
    for (size_t i = next; i < last; ++i) {
      if (given_[i].size != paragraph.size() || given_[i].hash != hash) continue;
      // Pages of which nothing is left begin where the next one does.
      starts.resize(std::max(starts.size(), static_cast<size_t>(given_[i].page)),
                    static_cast<uint32_t>(begin));
      for (const size_t inside : given_[i].breaks)
        starts.push_back(static_cast<uint32_t>(begin + inside));
      next = i + 1;
      break;
    }
    begin = end + kBetween.size();
  }
  starts.resize(static_cast<size_t>(pages_), static_cast<uint32_t>(text.size()));
  if (!starts.empty()) starts.front() = 0;
}

}  // namespace chancery::indexer
