#include "indexer/extract/old_office/ole_properties.h"

#include <chrono>

#include "chancery/strings.h"
#include "indexer/describe/properties.h"
#include "indexer/extract/charset/charset.h"
#include "indexer/extract/charset/code_pages.h"
#include "indexer/extract/old_office/little_endian.h"

namespace chancery::indexer {
namespace {

constexpr size_t kMaxProperties = 1000;

// The first section of a property set.
class PropertySet {
 public:
  explicit PropertySet(std::string bytes) : bytes_(std::move(bytes)) {
    section_ = little_endian<uint32_t>(bytes_, 44);
    const uint32_t count = little_endian<uint32_t>(bytes_, section_ + 4);
    for (uint32_t i = 0; i < count && i < kMaxProperties; ++i) {
      const size_t pair = section_ + 8 + size_t{i} * 8;
      const auto id = little_endian<uint32_t>(bytes_, pair);
      offsets_.emplace(id, section_ + little_endian<uint32_t>(bytes_, pair + 4));
    }
    const auto page = offsets_.find(1);
    if (page != offsets_.end()) code_page_ = little_endian<uint16_t>(bytes_, page->second + 4);
  }

  std::string text(uint32_t id) const {
    const auto found = offsets_.find(id);
    if (found == offsets_.end()) return "";
    const auto type = little_endian<uint16_t>(bytes_, found->second);
    size_t length = little_endian<uint32_t>(bytes_, found->second + 4);
    if (type != 30 && type != 31) return "";
    const bool wide = type == 31;
    length = std::min<size_t>(wide ? length * 2 : length, 64 * 1024);
    const size_t begin = std::min(found->second + 8, bytes_.size());
    std::string value = to_utf8(std::string_view(bytes_).substr(begin, length),
                                wide ? "UTF-16LE" : code_page_charset(code_page_));
    return collapse_spaces(value.substr(0, value.find('\0')));
  }

  std::string day(uint32_t id) const {
    const auto found = offsets_.find(id);
    if (found == offsets_.end() || little_endian<uint16_t>(bytes_, found->second) != 64) return "";
    return day_of_filetime(little_endian<uint64_t>(bytes_, found->second + 4));
  }

  int number(uint32_t id) const {
    const auto found = offsets_.find(id);
    if (found == offsets_.end() || little_endian<uint16_t>(bytes_, found->second) != 3) return 0;
    return std::max(0, little_endian<int32_t>(bytes_, found->second + 4));
  }

 private:
  std::string bytes_;
  size_t section_ = 0;
  std::map<uint32_t, size_t> offsets_;
  int code_page_ = 1252;
};

}  // namespace

std::string day_of_filetime(uint64_t time) {
  using namespace std::chrono;
  constexpr uint64_t kSecondsTo1970 = 11'644'473'600;
  const uint64_t seconds_since_1601 = time / 10'000'000;
  if (seconds_since_1601 <= kSecondsTo1970) return "";
  const auto since = seconds{static_cast<int64_t>(seconds_since_1601 - kSecondsTo1970)};
  const year_month_day day{floor<days>(sys_seconds{since})};
  return Date{static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
              static_cast<int>(static_cast<unsigned>(day.day()))}
      .iso();
}

int read_ole_properties(const CompoundFile& file, Clues& clues) {
  const PropertySet summary(file.stream("\x05SummaryInformation", 1 << 20));
  const PropertySet document(
      file.stream("\x05"
                  "DocumentSummaryInformation",
                  1 << 20));
  Properties properties;
  properties.title = summary.text(2);
  properties.authors.push_back(summary.text(4));
  properties.keywords = summary.text(5);
  properties.created = summary.day(12);
  properties.modified = summary.day(13);
  properties.publisher = document.text(15);
  add_properties(properties, clues);
  return summary.number(14);
}

}  // namespace chancery::indexer
