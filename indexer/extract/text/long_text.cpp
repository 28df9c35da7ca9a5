#include "indexer/extract/text/long_text.h"

#include <algorithm>
#include <vector>

#include "indexer/extract/cuts.h"

namespace chancery::indexer {

namespace {

constexpr size_t kCharsetSample = size_t{1} << 20;
// What of the end is looked at before the first piece: it may cite the text's title.
constexpr size_t kTail = 16 * 1024;

// Those with states, and those whose newline is not one byte.
bool needs_whole(std::string_view charset) {
  return charset.starts_with("UTF-16") || charset.starts_with("UTF-32") ||
         charset.starts_with("ISO-2022") || charset.starts_with("HZ");
}

class LongText : public Pieces {
 public:
  LongText(std::string_view bytes, ReadTextPiece read_piece) : bytes_(bytes), read_(read_piece) {
    starts_ = part_starts(bytes_.text(), part_count(bytes_.text().size()));
  }

  size_t count() const override { return starts_.size(); }

  Extracted read(size_t number) override {
    TextPlace place;
    place.is_first = number == 0;
    place.is_last = number + 1 == starts_.size();
    const size_t size = bytes_.text().size();
    Decoded tail;
    if (place.is_first && !place.is_last) {
      bytes_.decode(size - std::min(size, kTail), size, tail);
      place.tail = tail.text;
    }
    Decoded piece;
    bytes_.decode(starts_[number], place.is_last ? size : starts_[number + 1], piece);
    return read_(piece.text, place);
  }

 private:
  PieceDecoder bytes_;
  ReadTextPiece read_;
  std::vector<size_t> starts_;
};

}  // namespace

PieceDecoder::PieceDecoder(std::string_view bytes) : text_(bytes) {
  const std::string charset = detect_charset(bytes.substr(0, kCharsetSample));
  if (!needs_whole(charset)) return;
  whole_ = to_utf8(bytes, charset);
  text_ = whole_;
}

void PieceDecoder::decode(size_t from, size_t to, Decoded& out) {
  indexer::decode(text_.substr(from, to - from), charset_, out);
  // One with few letters that tell would be guessed anew.
  if (out.charset != "UTF-8") charset_ = out.charset;
}

std::unique_ptr<Pieces> long_text(std::string_view bytes, ReadTextPiece read) {
  if (part_count(bytes.size()) < 2) return nullptr;
  return std::make_unique<LongText>(bytes, read);
}

}  // namespace chancery::indexer
