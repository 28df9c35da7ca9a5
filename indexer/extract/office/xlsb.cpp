// Excel's binary workbooks: XLSB ([MS-XLSB]).
//
// A package as XLSX, whose parts are records:
//   part    := record*
//   record  := type size body        type: 1 or 2, size: 1 to 4 bytes of 7 bits, the lowest first
//   string  := length:u32 UTF-16LE   of so many units; 0xFFFFFFFF: none
//   cell    := column:u32 style:u24 flags:u8 value
#include "indexer/extract/office/xlsb.h"

#include <bit>

#include "chancery/strings.h"
#include "chancery/utf8.h"
#include "indexer/extract/cell_value.h"
#include "indexer/extract/charset/charset.h"
#include "indexer/extract/old_office/little_endian.h"

namespace chancery::indexer {
namespace {

constexpr size_t kMaxSharedStrings = 2'000'000;

// Types of records ([MS-XLSB] 2.3.2).
enum BinaryRecord : uint32_t {
  kBinRow = 0,
  kBinRk = 2,
  kBinReal = 5,
  kBinText = 6,
  kBinShared = 7,
  kBinFormulaText = 8,
  kBinFormulaNumber = 9,
  kBinSharedItem = 19,
  kBinNumberFormat = 44,
  kBinStyle = 47,
  kBinRichText = 62,
  kBinWorkbook = 153,
  kBinSheet = 156,
  kBinCellStyles = 617,
  kBinCellStylesEnd = 618,
};

// A number of 7 bits a byte, `most` bytes at most.
uint32_t seven_bits(std::string_view bytes, size_t& at, size_t most) {
  uint32_t value = 0;
  for (size_t i = 0; i < most && at < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[at++]);
    value |= static_cast<uint32_t>(byte & 0x7F) << (7 * i);
    if ((byte & 0x80) == 0) break;
  }
  return value;
}

// Calls `see` with type and body of each record of a part; the last one may be cut.
template <typename See>
void each_record(std::string_view part, const See& see) {
  for (size_t at = 0; at < part.size();) {
    // The second byte of a type has no room for a third.
    uint32_t type = static_cast<unsigned char>(part[at++]);
    if ((type & 0x80) != 0 && at < part.size())
      type = (type & 0x7F) | static_cast<uint32_t>(static_cast<unsigned char>(part[at++])) << 7;
    const size_t size = seven_bits(part, at, 4);
    const std::string_view body = part.substr(std::min(at, part.size()), size);
    at += body.size();
    see(type, body);
  }
}

// The string at `at`, which goes behind it.
std::string string_at(std::string_view body, size_t& at) {
  const auto units = little_endian<uint32_t>(body, at);
  at += 4;
  if (units == 0xFFFFFFFF || at >= body.size()) return "";
  const std::string_view bytes = body.substr(at, std::min<size_t>(size_t{units} * 2, body.size()));
  at += bytes.size();
  return to_utf8(bytes, "UTF-16LE");
}

class BinaryWorkbook {
 public:
  BinaryWorkbook(const ZipMembers& package, const std::string& main)
      : package_(package), main_(main) {
    read_shared_strings();
    read_styles();
  }

  void read(TableText& text) {
    const auto targets = relationships(package_, main_);
    each_record(part(main_), [&](uint32_t type, std::string_view body) {
      if (type == kBinWorkbook) since_1904_ = (little_endian<uint32_t>(body, 0) & 1) != 0;
      if (type != kBinSheet) return;
      size_t at = 8;  // behind its state and number
      const std::string id = string_at(body, at);
      const std::string name = string_at(body, at);
      const auto target = targets.find(id);
      if (target == targets.end()) return;
      text.begin_sheet(name);
      read_sheet(part(target->second), text);
    });
  }

 private:
  std::string_view part(const std::string& name) const {
    const std::string* bytes = package_.find(name);
    return bytes == nullptr ? std::string_view() : std::string_view(*bytes);
  }

  void read_shared_strings() {
    each_record(part(related_part(package_, main_, "sharedStrings")),
                [&](uint32_t type, std::string_view body) {
                  size_t at = 1;  // behind what tells whether runs follow
                  if (type == kBinSharedItem && strings_.size() < kMaxSharedStrings)
                    strings_.push_back(string_at(body, at));
                });
  }

  void read_styles() {
    std::map<int, std::string> formats;
    bool within = false;
    each_record(part(related_part(package_, main_, "styles")),
                [&](uint32_t type, std::string_view body) {
                  size_t at = 2;
                  if (type == kBinNumberFormat)
                    formats.emplace(little_endian<uint16_t>(body, 0), string_at(body, at));
                  within = type == kBinCellStyles || (within && type != kBinCellStylesEnd);
                  if (type != kBinStyle || !within) return;
                  const int id = little_endian<uint16_t>(body, 2);
                  const auto custom = formats.find(id);
                  styles_.push_back(custom == formats.end() ? builtin_date_form(id)
                                                            : date_form(custom->second));
                });
  }

  void read_sheet(std::string_view bytes, TableText& text) const {
    std::vector<std::string> cells;
    each_record(bytes, [&](uint32_t type, std::string_view body) {
      if (type == kBinRow) {
        if (!cells.empty()) text.add_row(std::move(cells));
        cells.clear();
        return;
      }
      std::string value = value_of(type, body);
      if (value.empty()) return;
      const auto column = little_endian<uint32_t>(body, 0);
      if (column >= kMaxTableColumns) {
        text.leave_out_cell();
        return;
      }
      if (cells.size() <= column) cells.resize(column + 1);
      cells[column] = std::move(value);
    });
    if (!cells.empty()) text.add_row(std::move(cells));
  }

  // The text of a cell; empty for what is none, or none with something to read.
  std::string value_of(uint32_t type, std::string_view body) const {
    constexpr size_t kValue = 8;  // behind column, style and flags
    size_t at = kValue;
    switch (type) {
      case kBinRk:
        return number(rk_number(little_endian<uint32_t>(body, at)), body);
      case kBinReal:
      case kBinFormulaNumber:
        return number(std::bit_cast<double>(little_endian<uint64_t>(body, at)), body);
      case kBinText:
      case kBinFormulaText:
        return string_at(body, at);
      case kBinRichText:
        return string_at(body, ++at);
      case kBinShared: {
        const auto index = little_endian<uint32_t>(body, at);
        return index < strings_.size() ? strings_[index] : "";
      }
      default:
        return "";
    }
  }

  std::string number(double value, std::string_view body) const {
    const size_t style = little_endian<uint32_t>(body, 4) & 0xFFFFFF;
    return cell_number(value, style < styles_.size() ? styles_[style] : DateForm::kNone,
                       since_1904_);
  }

  const ZipMembers& package_;
  const std::string& main_;
  std::vector<std::string> strings_;
  std::vector<DateForm> styles_;
  bool since_1904_ = false;
};

}  // namespace

void read_binary_workbook(const ZipMembers& package, const std::string& main, TableText& text) {
  BinaryWorkbook(package, main).read(text);
}

}  // namespace chancery::indexer
