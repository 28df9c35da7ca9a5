// JSON and JSON lines: records that have a text are documents. Other JSON is plain text.
#include <algorithm>

#include "chancery/strings.h"
#include "indexer/extract/charset/charset.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/text/json_items.h"
#include "indexer/extract/text/json_record.h"
#include "indexer/extract/text/long_text.h"
#include "indexer/page/json_depth.h"

namespace chancery::indexer {
namespace {

using Json = nlohmann::json;

// So much is read at a time of what holds many records.
constexpr size_t kPiece = size_t{1} << 20;

void add_lines(std::string_view text, size_t& line_number, Records& records) {
  for (const std::string_view line : split(text, "\n")) {
    ++line_number;
    if (!trim(line).empty()) records.add(parse_shallow_json(line), line_number);
  }
}

// Lines that hold a record each.
class LinePieces : public Pieces {
 public:
  explicit LinePieces(std::string_view bytes) : bytes_(bytes) {}

  size_t count() const override { return bytes_.text().size() / kPiece + 1; }

  Extracted read(size_t number) override {
    // Lines that are passed over count.
    move_to(number * kPiece, [&](size_t from, size_t to) {
      const std::string_view passed = bytes_.text().substr(from, to - from);
      lines_ += static_cast<size_t>(std::count(passed.begin(), passed.end(), '\n'));
    });
    Extracted extracted;
    move_to((number + 1) * kPiece, [&](size_t from, size_t to) {
      Decoded decoded;
      bytes_.decode(from, to, decoded);
      std::string_view text = decoded.text;
      if (text.ends_with('\n')) text.remove_suffix(1);
      add_lines(text, lines_, records_);
    });
    extracted.documents = records_.take();
    return extracted;
  }

  std::string note() const override { return records_.note(); }

 private:
  // Hands all lines that begin before `goal` to `take`.
  template <typename Take>
  void move_to(size_t goal, const Take& take) {
    const std::string_view text = bytes_.text();
    if (at_ >= std::min(goal, text.size())) return;
    size_t end = text.size();
    if (goal < end) end = std::min(text.find('\n', goal - 1), end - 1) + 1;
    take(at_, end);
    at_ = end;
  }

  PieceDecoder bytes_;
  size_t at_ = 0;
  size_t lines_ = 0;  // before at_
  Records records_;
};

// The items of one list.
class ListPieces : public Pieces {
 public:
  explicit ListPieces(JsonItems items) : items_(items), begin_(items.position()) {}

  size_t count() const override { return (items_.end() - begin_) / kPiece + 1; }

  Extracted read(size_t number) override {
    const auto goal_of = [&](size_t piece) { return begin_ + piece * kPiece; };
    Extracted extracted;
    while (items_.position() < goal_of(number + 1)) {
      const size_t at = items_.position();
      const std::optional<std::string_view> item = items_.next();
      if (!item) break;
      ++passed_;
      if (at < goal_of(number)) continue;
      Decoded decoded;
      decode(*item, "utf-8", decoded);
      records_.add(parse_shallow_json(decoded.text), passed_);
    }
    extracted.documents = records_.take();
    return extracted;
  }

  std::string note() const override { return records_.note(); }

 private:
  JsonItems items_;
  size_t begin_;
  size_t passed_ = 0;
  Records records_;
};

// Of a file that seems to hold none the whole is looked at.
template <typename Kind, typename Input>
std::unique_ptr<Pieces> if_records(const Input& input) {
  if (Kind(input).read(0).documents.empty()) return nullptr;
  return std::make_unique<Kind>(input);
}

}  // namespace

Extracted extract_json_lines(std::string_view bytes, std::string_view mime) {
  Decoded decoded;
  decode(bytes, "utf-8", decoded);
  Records records;
  size_t lines = 0;
  add_lines(decoded.text, lines, records);
  Extracted extracted;
  extracted.documents = records.take();
  if (extracted.documents.empty()) return extract_plain_text(bytes, mime);
  extracted.note = records.note();
  return extracted;
}

Extracted extract_json(std::string_view bytes, std::string_view mime) {
  Decoded decoded;
  decode(bytes, "utf-8", decoded);
  const Json root = parse_shallow_json(decoded.text);
  if (root.is_discarded()) return extract_json_lines(bytes, mime);
  if (is_record(root)) return read_record(root);
  Records records;
  size_t number = 0;
  if (const Json* list = find_list(root))
    for (const Json& record : *list) records.add(record, ++number);
  Extracted extracted;
  extracted.documents = records.take();
  return extracted.documents.empty() ? extract_plain_text(bytes, mime) : std::move(extracted);
}

std::unique_ptr<Pieces> json_lines_pieces(std::string_view bytes, std::string_view mime) {
  if (bytes.size() <= kPiece) return nullptr;
  if (std::unique_ptr<Pieces> lines = if_records<LinePieces>(bytes)) return lines;
  return plain_text_pieces(bytes, mime);
}

std::unique_ptr<Pieces> json_pieces(std::string_view bytes, std::string_view /*mime*/) {
  if (bytes.size() <= kPiece) return nullptr;
  if (const std::optional<JsonItems> items = JsonItems::find(bytes)) {
    if (std::unique_ptr<Pieces> list = if_records<ListPieces>(*items)) return list;
  }
  // Lines in a file that has not the ending of lines.
  const size_t line = bytes.find('\n');
  if (line == bytes.npos || !trim(bytes.substr(line, 256)).starts_with('{')) return nullptr;
  return if_records<LinePieces>(bytes);
}

}  // namespace chancery::indexer
