// Word 6 to 2003 ([MS-DOC]): the text by its piece table.
#include <array>

#include "chancery/strings.h"
#include "indexer/extract/charset/charset.h"
#include "indexer/extract/charset/code_pages.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/old_office/compound_file.h"
#include "indexer/extract/old_office/little_endian.h"
#include "indexer/extract/old_office/ole_properties.h"
#include "indexer/extract/text_flow.h"

namespace chancery::indexer {
namespace {

constexpr uint16_t kWord97 = 0xC1;

// The characters of all stories as the file has them (marks included), in UTF-8, with where each
// story begins: main text, footnotes, headers, macros, comments, endnotes, text boxes.
class Stories {
 public:
  explicit Stories(const CompoundFile& file) : main_(file.stream("WordDocument")) {
    const auto version = little_endian<uint16_t>(main_, 2);
    const auto flags = little_endian<uint16_t>(main_, 10);
    if ((flags & 0x100) != 0) throw Unreadable(reason::kEncrypted);
    if (version < kWord97) {
      read_word6();
    } else {
      for (size_t i = 0; i < lengths_.size(); ++i)
        lengths_[i] = little_endian<uint32_t>(main_, 0x4C + i * 4);
      read_pieces(file.stream((flags & 0x200) != 0 ? "1Table" : "0Table"));
    }
  }

  // Calls `see` with each piece of the stories that are the document's own.
  template <typename See>
  void each(See&& see) const {
    // Not: headers (2), macros (3), comments (4).
    size_t begin = 0;
    for (size_t i = 0; i < lengths_.size(); ++i) {
      if (i != 2 && i != 3 && i != 4) see(text_of(begin, begin + lengths_[i]));
      begin += lengths_[i];
    }
  }

 private:
  struct Piece {
    size_t first = 0;  // characters, half-open
    size_t last = 0;
    size_t offset = 0;  // bytes of main_
    bool wide = false;
  };

  // Word 6 and 95: one run of 8-bit text.
  void read_word6() {
    const size_t begin = little_endian<uint32_t>(main_, 0x18);
    const size_t end = std::min<size_t>(little_endian<uint32_t>(main_, 0x1C), main_.size());
    const size_t length = end > begin ? end - begin : 0;
    const size_t text = little_endian<uint32_t>(main_, 0x34);
    lengths_[0] = text > 0 ? std::min(text, length) : length;
    pieces_.push_back({0, length, begin, false});
  }

  void read_pieces(const std::string& table) {
    size_t at = little_endian<uint32_t>(main_, 0x1A2);
    const size_t end = std::min<size_t>(at + little_endian<uint32_t>(main_, 0x1A6), table.size());
    while (at < end && table[at] == 1) at += 3 + little_endian<uint16_t>(table, at + 1);
    if (at + 5 > end || table[at] != 2)
      throw Unreadable(reason::kDamaged, "no text in a Word file");
    const size_t size = std::min<size_t>(little_endian<uint32_t>(table, at + 1), end - at - 5);
    at += 5;
    const size_t count = size < 16 ? 0 : (size - 4) / 12;
    for (size_t i = 0; i < count; ++i) {
      const auto place = little_endian<uint32_t>(table, at + (count + 1) * 4 + i * 8 + 2);
      const bool wide = (place & 0x40000000) == 0;
      const size_t offset = place & 0x3FFFFFFF;
      pieces_.push_back({little_endian<uint32_t>(table, at + i * 4),
                         little_endian<uint32_t>(table, at + i * 4 + 4), wide ? offset : offset / 2,
                         wide});
    }
  }

  std::string text_of(size_t first, size_t last) const {
    std::string out;
    for (const Piece& piece : pieces_) {
      const size_t from = std::max(first, piece.first);
      const size_t to = std::min(last, piece.last);
      if (from >= to) continue;
      const size_t unit = piece.wide ? 2 : 1;
      const size_t begin = piece.offset + (from - piece.first) * unit;
      if (begin >= main_.size()) continue;
      out += to_utf8(std::string_view(main_).substr(begin, (to - from) * unit),
                     piece.wide ? "UTF-16LE" : "windows-1252");
    }
    return out;
  }

  std::string main_;
  std::array<size_t, 7> lengths_{};
  std::vector<Piece> pieces_;
};

// From Word's marks to paragraphs, rows and fields' results.
class MarkReader {
 public:
  explicit MarkReader(TextFlow& flow) : flow_(flow) {}

  void read(std::string_view text) {
    size_t begin = 0;
    for (size_t i = 0; i < text.size(); ++i) {
      const auto c = static_cast<unsigned char>(text[i]);
      if (c >= 0x20) continue;
      give(text.substr(begin, i - begin));
      begin = i + 1;
      mark(c);
    }
    give(text.substr(begin));
    end_row();
    flow_.end_paragraph();
    fields_.clear();
  }

 private:
  void give(std::string_view text) {
    for (const bool result : fields_)
      if (!result) return;
    flow_.add(text);
  }

  void mark(unsigned char c) {
    switch (c) {
      case 0x0D:
      case 0x0C:
        // A paragraph between rows: the table has ended.
        end_row_before_text();
        flow_.end_paragraph();
        break;
      case 0x07:
        end_cell();
        break;
      case 0x0B:
      case 0x09:
        give(" ");
        break;
      case 0x13:
        fields_.push_back(false);
        break;
      case 0x14:
        if (!fields_.empty()) fields_.back() = true;
        break;
      case 0x15:
        if (!fields_.empty()) fields_.pop_back();
        break;
      case 0x1E:
        give("-");
        break;
      default:
        break;
    }
  }

  // The end of a cell; of a row when nothing stands before it.
  void end_cell() {
    std::string cell = collapse_spaces(flow_.open());
    if (cell.empty() && !cells_.empty()) {
      end_row();
      return;
    }
    flow_.drop_open();
    cells_.push_back(std::move(cell));
  }

  void end_row_before_text() {
    if (cells_.empty()) return;
    const std::string text = flow_.open();
    flow_.drop_open();
    end_row();
    flow_.add(text);
  }

  void end_row() {
    if (cells_.empty()) return;
    flow_.begin_row();
    for (const std::string& cell : cells_) {
      flow_.add(cell);
      flow_.end_cell();
    }
    flow_.end_row();
    cells_.clear();
  }

  TextFlow& flow_;
  std::vector<std::string> cells_;
  std::vector<bool> fields_;  // open ones: whether their result has begun
};

}  // namespace

Extracted extract_doc(std::string_view bytes, std::string_view /*mime*/) {
  const CompoundFile file(bytes);
  TextFlow flow;
  MarkReader reader(flow);
  Stories(file).each([&](const std::string& text) { reader.read(text); });
  Extracted extracted;
  extracted.pages = read_ole_properties(file, extracted.clues);
  extracted.text = text_of_paragraphs(flow.take(), extracted.clues);
  return extracted;
}

Extracted extract_encrypted(std::string_view /*bytes*/, std::string_view /*mime*/) {
  throw Unreadable(reason::kEncrypted);
}

}  // namespace chancery::indexer
