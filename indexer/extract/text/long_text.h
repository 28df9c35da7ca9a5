// A long text in pieces that are decoded one by one.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "indexer/clean/plain_text.h"
#include "indexer/extract/charset/charset.h"
#include "indexer/extract/pieces.h"

namespace chancery::indexer {

// The bytes of a text in any charset, such that pieces that are cut at newlines can be decoded.
class PieceDecoder {
 public:
  // `bytes` must stay. Charsets of which no piece can be understood without what stands before it
  // are decoded at once.
  explicit PieceDecoder(std::string_view bytes);
  PieceDecoder(const PieceDecoder&) = delete;
  PieceDecoder& operator=(const PieceDecoder&) = delete;

  // What to cut: newlines, spaces and quotes are those of ASCII.
  std::string_view text() const { return text_; }
  // The piece of text() from `from` to `to`, as decode() of charset.h gives it.
  void decode(size_t from, size_t to, Decoded& out);

 private:
  std::string whole_;
  std::string_view text_;
  std::string charset_;  // of the pieces before, where it is not UTF-8
};

// A piece of a text of several, decoded.
using ReadTextPiece = Extracted (*)(std::string_view text, const TextPlace& place);

// The pieces of `bytes`, nullptr when it is not long.
std::unique_ptr<Pieces> long_text(std::string_view bytes, ReadTextPiece read);

}  // namespace chancery::indexer
