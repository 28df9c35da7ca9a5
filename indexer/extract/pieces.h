// Long files that are read a piece at a time, so that no more than a piece is in memory.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/extract/extracted.h"

namespace chancery::indexer {

// The pieces of one file. Each piece is either a part of one text (`text` is set), and the clues of
// the first one tell what the document is; or it holds documents of their own (`documents`).
class Pieces {
 public:
  virtual ~Pieces() = default;
  virtual size_t count() const = 0;
  // The piece `number`, from 0; asked for in order, and some may be left out. A piece may be empty.
  // Throws Unreadable.
  virtual Extracted read(size_t number) = 0;
  // What was not read of them, when all were asked for; empty: nothing.
  virtual std::string note() const { return ""; }
};

// The pieces of `bytes`, which must stay; nullptr when the file is to be read as a whole: it is not
// long, or not of the kind that can be taken apart. Throws Unreadable.
using PieceReader = std::unique_ptr<Pieces> (*)(std::string_view bytes, std::string_view mime);

}  // namespace chancery::indexer
