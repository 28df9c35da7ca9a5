// CSV and TSV, with any of the usual separators.
#include <array>

#include "chancery/strings.h"
#include "indexer/extract/charset/charset.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/table_text.h"

namespace chancery {
namespace {

constexpr size_t kMaxField = 1 << 20;

// Reads records as RFC 4180 has them; a quote inside an unquoted field is a character.
class RecordReader {
 public:
  RecordReader(std::string_view text, char separator) : text_(text), separator_(separator) {}

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

}  // namespace

Extracted extract_delimited(std::string_view bytes, std::string_view mime) {
  Decoded decoded;
  decode(bytes, "", decoded);
  std::string_view text = decoded.text;
  char separator = 0;
  // Excel's own first line.
  if (starts_with_ignoring_case(text, "sep=") && text.size() > 5 && text[5] == '\n') {
    separator = text[4];
    text.remove_prefix(6);
  }
  if (separator == 0) separator = find_separator(text, mime);
  RecordReader reader(text, separator);
  TableText table;
  for (std::vector<std::string> fields; reader.next(fields);) table.add_row(std::move(fields));
  Extracted extracted;
  table.finish(extracted);
  return extracted;
}

}  // namespace chancery
