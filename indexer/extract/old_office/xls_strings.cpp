#include "indexer/extract/old_office/xls_strings.h"

#include <algorithm>

#include "indexer/extract/charset/charset.h"
#include "indexer/extract/old_office/little_endian.h"

namespace chancery::indexer {
namespace {

constexpr uint8_t kWide = 1;
constexpr uint8_t kExtended = 4;
constexpr uint8_t kRich = 8;

// Reads over the borders of records. Where the characters of a string are cut, the next record
// begins with its flags again.
class Cursor {
 public:
  explicit Cursor(const std::vector<std::string_view>& records) : records_(records) {}

  bool at_end() const { return record_ >= records_.size(); }

  template <typename Number>
  Number number() {
    std::string bytes;
    for (size_t i = 0; i < sizeof(Number); ++i) {
      settle();
      if (at_end()) return 0;
      bytes += records_[record_][pos_++];
    }
    return little_endian<Number>(bytes, 0);
  }

  std::string characters(size_t count, bool wide) {
    std::string out;
    while (count > 0 && !at_end()) {
      if (pos_ >= records_[record_].size()) {
        settle();
        if (at_end()) break;
        wide = (static_cast<uint8_t>(records_[record_][pos_++]) & kWide) != 0;
      }
      const size_t unit = wide ? 2 : 1;
      const size_t here = std::min(count, (records_[record_].size() - pos_) / unit);
      out += to_utf8(records_[record_].substr(pos_, here * unit), wide ? "UTF-16LE" : "ISO-8859-1");
      pos_ += here * unit;
      count -= here;
      // Half a character at the end of a record.
      if (count > 0 && pos_ < records_[record_].size()) pos_ = records_[record_].size();
    }
    return out;
  }

  void skip(size_t count) {
    while (count > 0 && !at_end()) {
      settle();
      if (at_end()) return;
      const size_t here = std::min(count, records_[record_].size() - pos_);
      pos_ += here;
      count -= here;
    }
  }

 private:
  void settle() {
    while (record_ < records_.size() && pos_ >= records_[record_].size()) {
      ++record_;
      pos_ = 0;
    }
  }

  const std::vector<std::string_view>& records_;
  size_t record_ = 0;
  size_t pos_ = 0;
};

std::string read_string(Cursor& cursor, size_t length) {
  const auto flags = cursor.number<uint8_t>();
  const size_t runs = (flags & kRich) != 0 ? cursor.number<uint16_t>() : 0;
  const size_t extension = (flags & kExtended) != 0 ? cursor.number<uint32_t>() : 0;
  std::string text = cursor.characters(length, (flags & kWide) != 0);
  cursor.skip(runs * 4 + extension);
  return text;
}

}  // namespace

std::string biff8_string(std::string_view bytes, size_t at, size_t length_size) {
  if (at + length_size >= bytes.size()) return "";
  const size_t length =
      length_size == 1 ? little_endian<uint8_t>(bytes, at) : little_endian<uint16_t>(bytes, at);
  const std::vector<std::string_view> records = {bytes.substr(at + length_size)};
  Cursor cursor(records);
  return read_string(cursor, length);
}

std::vector<std::string> shared_strings(const std::vector<std::string_view>& records) {
  std::vector<std::string> strings;
  Cursor cursor(records);
  cursor.skip(4);
  const auto count = cursor.number<uint32_t>();
  for (uint32_t i = 0; i < count && !cursor.at_end(); ++i) {
    const auto length = cursor.number<uint16_t>();
    strings.push_back(read_string(cursor, length));
  }
  return strings;
}

}  // namespace chancery::indexer
