// Excel 5 to 2003 ([MS-XLS]): cells by their records.
#include <map>

#include "chancery/strings.h"
#include "indexer/extract/cell_value.h"
#include "indexer/extract/charset/charset.h"
#include "indexer/extract/charset/code_pages.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/old_office/compound_file.h"
#include "indexer/extract/old_office/little_endian.h"
#include "indexer/extract/old_office/ole_properties.h"
#include "indexer/extract/old_office/xls_strings.h"
#include "indexer/extract/table_text.h"

namespace chancery::indexer {
namespace {

enum XlsRecord : uint16_t {
  kFormula = 0x06,
  kDateMode = 0x22,
  kFilePass = 0x2F,
  kContinue = 0x3C,
  kCodePage = 0x42,
  kBoundSheet = 0x85,
  kMulRk = 0xBD,
  kRichString = 0xD6,
  kXf = 0xE0,
  kSst = 0xFC,
  kLabelSst = 0xFD,
  kTextObject = 0x1B6,
  kNumber = 0x203,
  kLabel = 0x204,
  kString = 0x207,
  kRk = 0x27E,
  kFormat = 0x41E,
  kBegin = 0x809,
};

class Workbook {
 public:
  explicit Workbook(std::string bytes) : bytes_(std::move(bytes)) {}

  void read(TableText& text) {
    size_t at = 0;
    for (Record record; next(at, record);) {
      if (record.type == kBegin) {
        begin(record.body, text);
      } else if (in_sheet_) {
        cell(record, at, text);
      } else {
        global(record, at);
      }
    }
    flush_row(text);
  }

 private:
  struct Record {
    uint16_t type = 0;
    std::string_view body;
  };

  bool next(size_t& at, Record& record) const {
    if (at + 4 > bytes_.size()) return false;
    record.type = little_endian<uint16_t>(bytes_, at);
    const size_t size = little_endian<uint16_t>(bytes_, at + 2);
    if (record.type == 0 && size == 0) return false;  // padding behind the end
    record.body = std::string_view(bytes_).substr(at + 4, size);
    at += 4 + size;
    return true;
  }

  // The stream of the workbook or of a sheet. Sheets stand in the order of their names.
  void begin(std::string_view body, TableText& text) {
    flush_row(text);
    wide_ = little_endian<uint16_t>(body, 0) == 0x600;
    const auto kind = little_endian<uint16_t>(body, 2);
    in_sheet_ = kind != 5;
    // A chart inside a sheet has a beginning of its own.
    if (kind == 0x10) {
      text.begin_sheet(sheet_ < names_.size() ? names_[sheet_] : "");
      ++sheet_;
    }
  }

  std::string text_at(std::string_view body, size_t at, size_t length_size) const {
    if (wide_) return biff8_string(body, at, length_size);
    const size_t length =
        length_size == 1 ? little_endian<uint8_t>(body, at) : little_endian<uint16_t>(body, at);
    const size_t begin = std::min(at + length_size, body.size());
    return to_utf8(body.substr(begin, length), code_page_charset(code_page_));
  }

  void global(const Record& record, size_t& at) {
    const std::string_view body = record.body;
    switch (record.type) {
      case kFilePass:
        throw Unreadable(reason::kEncrypted);
      case kCodePage:
        code_page_ = little_endian<uint16_t>(body, 0);
        break;
      case kDateMode:
        since_1904_ = little_endian<uint16_t>(body, 0) == 1;
        break;
      case kBoundSheet:
        if (little_endian<uint8_t>(body, 5) == 0) names_.push_back(text_at(body, 6, 1));
        break;
      case kFormat:
        formats_[little_endian<uint16_t>(body, 0)] = date_form(text_at(body, 2, wide_ ? 2 : 1));
        break;
      case kXf:
        styles_.push_back(little_endian<uint16_t>(body, 2));
        break;
      case kSst: {
        std::vector<std::string_view> records = {body};
        size_t ahead = at;
        for (Record more; next(ahead, more) && more.type == kContinue; at = ahead)
          records.push_back(more.body);
        strings_ = shared_strings(records);
        break;
      }
      default:
        break;
    }
  }

  void cell(const Record& record, size_t& at, TableText& text) {
    const std::string_view body = record.body;
    const auto row = little_endian<uint16_t>(body, 0);
    const auto column = little_endian<uint16_t>(body, 2);
    const auto style = little_endian<uint16_t>(body, 4);
    switch (record.type) {
      case kFilePass:
        throw Unreadable(reason::kEncrypted);
      case kLabelSst: {
        const auto index = little_endian<uint32_t>(body, 6);
        put(row, column, index < strings_.size() ? strings_[index] : "", text);
        break;
      }
      case kLabel:
      case kRichString:
        put(row, column, text_at(body, 6, 2), text);
        break;
      case kNumber:
        put(row, column, shown(std::bit_cast<double>(little_endian<uint64_t>(body, 6)), style),
            text);
        break;
      case kRk:
        put(row, column, shown(rk_number(little_endian<uint32_t>(body, 6)), style), text);
        break;
      case kMulRk:
        for (size_t i = 0; 4 + i * 6 + 8 <= body.size(); ++i)
          put(row, column + i,
              shown(rk_number(little_endian<uint32_t>(body, 6 + i * 6)),
                    little_endian<uint16_t>(body, 4 + i * 6)),
              text);
        break;
      case kFormula:
        // A result that is no number is marked; its string comes in the next record.
        if (little_endian<uint16_t>(body, 12) != 0xFFFF) {
          put(row, column, shown(std::bit_cast<double>(little_endian<uint64_t>(body, 6)), style),
              text);
        } else {
          formula_row_ = row;
          formula_column_ = column;
        }
        break;
      case kString:
        put(formula_row_, formula_column_, text_at(body, 0, 2), text);
        break;
      case kTextObject: {
        // Its characters are in the next record, the first byte of which says how wide they are.
        size_t ahead = at;
        Record more;
        if (wide_ && next(ahead, more) && more.type == kContinue && !more.body.empty()) {
          const size_t length = little_endian<uint16_t>(body, 10);
          const bool wide = (more.body[0] & 1) != 0;
          flush_row(text);
          text.add_note(to_utf8(more.body.substr(1, length * (wide ? 2 : 1)),
                                wide ? "UTF-16LE" : "ISO-8859-1"));
        }
        break;
      }
      default:
        break;
    }
  }

  std::string shown(double value, size_t style) const {
    const int format = style < styles_.size() ? styles_[style] : 0;
    const auto custom = formats_.find(format);
    const DateForm form = custom == formats_.end() ? builtin_date_form(format) : custom->second;
    return cell_number(value, form, since_1904_);
  }

  void put(size_t row, size_t column, std::string value, TableText& text) {
    if (column >= kMaxTableColumns) return;
    if (row != row_) flush_row(text);
    row_ = row;
    if (cells_.size() <= column) cells_.resize(column + 1);
    cells_[column] = std::move(value);
  }

  void flush_row(TableText& text) {
    if (!cells_.empty()) text.add_row(std::exchange(cells_, {}));
  }

  std::string bytes_;
  bool wide_ = true;
  bool in_sheet_ = false;
  bool since_1904_ = false;
  int code_page_ = 1252;
  size_t sheet_ = 0;
  std::vector<std::string> names_;
  std::vector<std::string> strings_;
  std::vector<int> styles_;  // cell style → number format
  std::map<int, DateForm> formats_;
  size_t row_ = 0;
  std::vector<std::string> cells_;
  size_t formula_row_ = 0;
  size_t formula_column_ = 0;
};

}  // namespace

Extracted extract_xls(std::string_view bytes, std::string_view /*mime*/) {
  const CompoundFile file(bytes);
  TableText text;
  Workbook(file.stream(file.has("Workbook") ? "Workbook" : "Book")).read(text);
  Extracted extracted;
  text.finish(extracted);
  read_ole_properties(file, extracted.clues);
  return extracted;
}

}  // namespace chancery::indexer
