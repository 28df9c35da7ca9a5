// CSV and TSV, with any of the usual separators.
#include <algorithm>
#include <array>

#include "chancery/strings.h"
#include "indexer/extract/charset/charset.h"
#include "indexer/extract/cuts.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/table_text.h"
#include "indexer/extract/text/long_text.h"

namespace chancery::indexer {
namespace {

constexpr size_t kMaxField = 1 << 20;

// Reads records as RFC 4180 has them; a quote inside an unquoted field is a character.
class RecordReader {
 public:
  RecordReader(std::string_view text, char separator) : text_(text), separator_(separator) {}

  // Where the next record begins.
  size_t position() const { return pos_; }

  bool next(std::vector<std::string>& fields) {
    fields.clear();
    if (pos_ >= text_.size()) return false;
    while (true) {
      fields.push_back(field());
      if (pos_ >= text_.size()) return true;
      const char c = text_[pos_++];
      if (c == '\n') return true;
      if (c == separator_ && pos_ == text_.size()) return true;
    }
  }

 private:
  std::string field() {
    std::string value;
    if (text_[pos_] == '"') {
      ++pos_;
      while (pos_ < text_.size() && value.size() < kMaxField) {
        const char c = text_[pos_++];
        if (c != '"') {
          value += c;
        } else if (pos_ < text_.size() && text_[pos_] == '"') {
          value += '"';
          ++pos_;
        } else {
          break;
        }
      }
    }
    const size_t begin = pos_;
    while (pos_ < text_.size() && text_[pos_] != separator_ && text_[pos_] != '\n') ++pos_;
    return value.append(text_, begin, pos_ - begin);
  }

  std::string_view text_;
  char separator_;
  size_t pos_ = 0;
};

// The separator that gives the first records the same number of fields, and most of them.
char find_separator(std::string_view text, std::string_view mime) {
  constexpr std::array<char, 4> kSeparators = {',', ';', '\t', '|'};
  char best = mime == "text/tab-separated-values" ? '\t' : ',';
  size_t best_score = 0;
  for (const char separator : kSeparators) {
    RecordReader reader(text.substr(0, 64 * 1024), separator);
    std::vector<std::string> fields;
    size_t first = 0;
    size_t same = 0;
    for (size_t i = 0; i < 20 && reader.next(fields); ++i) {
      if (first == 0) first = fields.size();
      same += fields.size() == first;
    }
    const size_t score = first < 2 ? 0 : same * 100 + std::min<size_t>(first, 99);
    if (score > best_score) {
      best_score = score;
      best = separator;
    }
  }
  return best;
}

constexpr size_t kDelimiterSample = 64 * 1024;

// The separator of `text`, from which Excel's own first line ("sep=;") is taken.
char take_separator(std::string_view& text, std::string_view mime) {
  if (starts_with_ignoring_case(text, "sep=") && text.size() > 5) {
    const size_t line = text.find('\n');
    if (line == 5 || (line == 6 && text[5] == '\r')) {
      const char separator = text[4];
      text.remove_prefix(line + 1);
      return separator;
    }
  }
  return find_separator(text, mime);
}

void add_rows(std::string_view text, char separator, TableText& table) {
  RecordReader reader(text, separator);
  for (std::vector<std::string> fields; reader.next(fields);) table.add_row(std::move(fields));
}

// Some rows at a time.
class RowPieces : public Pieces {
 public:
  RowPieces(std::string_view bytes, std::string_view mime) : bytes_(bytes) {
    std::string_view text = bytes_.text();
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    separator_ = take_separator(text, mime);
    begin_ = at_ = bytes_.text().size() - text.size();
    // The names of columns that each row says may make it many times as long.
    TableText table;
    const std::string_view sample = text.substr(0, kDelimiterSample);
    add_rows(sample.substr(0, sample.rfind('\n') + 1), separator_, table);
    Extracted extracted;
    table.finish(extracted);
    const double growth = std::clamp(
        static_cast<double>(extracted.text.size()) / static_cast<double>(kDelimiterSample), 1.0,
        100.0);
    count_ = part_count(static_cast<size_t>(static_cast<double>(text.size()) * growth));
  }

  size_t count() const override { return count_; }

  Extracted read(size_t number) override {
    if (number > 0 && at_ == begin_) {
      // Pieces were left out, but not the names of the columns.
      Decoded head;
      const size_t first = records_to(begin_ + 1);
      bytes_.decode(begin_, first, head);
      add_rows(head.text, separator_, table_);
      Extracted left_out;
      table_.finish(left_out);
    }
    const size_t size = bytes_.text().size() - begin_;
    at_ = std::max(at_, records_to(begin_ + size / count_ * number));
    const bool last = number + 1 == count_;
    const size_t to =
        last ? bytes_.text().size() : records_to(begin_ + size / count_ * (number + 1));
    Extracted extracted;
    if (to <= at_) return extracted;
    Decoded decoded;
    bytes_.decode(at_, to, decoded);
    at_ = to;
    add_rows(decoded.text, separator_, table_);
    table_.finish(extracted);
    return extracted;
  }

 private:
  // Where the first record begins that is not before `goal`.
  size_t records_to(size_t goal) {
    if (at_ >= goal) return at_;
    RecordReader reader(bytes_.text().substr(at_), separator_);
    std::vector<std::string> fields;
    while (at_ + reader.position() < goal && reader.next(fields)) {
    }
    return at_ + reader.position();
  }

  PieceDecoder bytes_;
  char separator_ = ',';
  size_t begin_ = 0;
  size_t at_ = 0;
  size_t count_ = 1;
  TableText table_;
};

}  // namespace

Extracted extract_delimited(std::string_view bytes, std::string_view mime) {
  Decoded decoded;
  decode(bytes, "", decoded);
  std::string_view text = decoded.text;
  const char separator = take_separator(text, mime);
  TableText table;
  add_rows(text, separator, table);
  Extracted extracted;
  table.finish(extracted);
  return extracted;
}

std::unique_ptr<Pieces> delimited_pieces(std::string_view bytes, std::string_view mime) {
  // Lines that a carriage return alone ends are told apart when they are decoded.
  if (bytes.size() <= kPartBytes || bytes.substr(0, kDelimiterSample).find('\n') == bytes.npos)
    return nullptr;
  auto rows = std::make_unique<RowPieces>(bytes, mime);
  if (rows->count() < 2) return nullptr;
  return rows;
}

}  // namespace chancery::indexer
