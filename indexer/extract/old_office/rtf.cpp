// Rich Text Format, by Microsoft's specification 1.9.1.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "chancery/strings.h"
#include "chancery/utf8.h"
#include "indexer/extract/charset/charset.h"
#include "indexer/extract/charset/code_pages.h"
#include "indexer/extract/clippings.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/old_office/rtf_info.h"
#include "indexer/extract/old_office/rtf_words.h"
#include "indexer/extract/text_flow.h"

namespace chancery::indexer {
namespace {

constexpr size_t kMaxGroups = 2000;  // of groups; deeper ones are read as if on this level
constexpr size_t kMaxBytes = size_t{256} << 20;  // most of such a file are pictures
constexpr size_t kMaxText = size_t{64} << 20;    // bytes; more is not indexed of one document
constexpr size_t kMaxRun = size_t{1} << 20;      // bytes that are decoded together

// Where text goes.
enum class Destination : uint8_t { kText, kNote, kFonts, kInfo, kNowhere };

struct State {
  Destination destination = Destination::kText;
  int code_page = 0;   // of the font
  int skip_after = 1;  // \uc: bytes that stand for a character for old readers
  bool hidden = false;
  bool deleted = false;  // by a change that is tracked
  bool raised = false;   // superscript
  bool in_table = false;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  Extracted read() {
    while (pos_ < bytes_.size() && given_ < kMaxText) step();
    flush();
    flow_.end_paragraph();
    std::vector<std::string> paragraphs = flow_.take();
    for (std::string& note : notes_.take()) paragraphs.push_back(std::move(note));
    Extracted extracted;
    extracted.pages = info_.add_to(extracted.clues);
    extracted.documents = clippings_of(paragraphs);
    if (extracted.documents.empty())
      extracted.text = text_of_paragraphs(paragraphs, extracted.clues);
    if (pos_ < bytes_.size() && given_ >= kMaxText) {
      extracted.note = fmt::format("only the first {} MB of its text are indexed", kMaxText >> 20);
    }
    return extracted;
  }

 private:
  void step() {
    const char c = bytes_[pos_++];
    if (c == '{') {
      flush();
      if (stack_.size() < kMaxGroups) {
        stack_.push_back(state_);
      } else {
        ++too_deep_;
      }
      starred_ = false;
      opened_ = pos_;
    } else if (c == '}') {
      close_group();
    } else if (c == '\\') {
      control();
    } else if (c != '\r' && c != '\n' && c != '\0') {
      byte(c);
    } else if (opened_ + 1 == pos_) {
      opened_ = pos_;
    }
  }

  void close_group() {
    flush();
    if (state_.destination == Destination::kInfo) info_.end_field();
    if (too_deep_ > 0) {
      --too_deep_;
    } else if (!stack_.empty()) {
      const bool note = state_.destination == Destination::kNote &&
                        stack_.back().destination != Destination::kNote;
      if (note) notes_.end_paragraph();
      state_ = stack_.back();
      stack_.pop_back();
    }
    starred_ = false;
    skip_ = 0;
  }

  void control() {
    if (pos_ >= bytes_.size()) return;
    if (!is_letter(bytes_[pos_])) {
      symbol(bytes_[pos_++]);
      return;
    }
    const size_t begin = pos_;
    while (pos_ < bytes_.size() && is_letter(bytes_[pos_]) && pos_ - begin < 40) ++pos_;
    const std::string_view word = bytes_.substr(begin, pos_ - begin);
    bool negative = false;
    bool given = false;
    int number = 0;
    if (pos_ + 1 < bytes_.size() && bytes_[pos_] == '-' && is_digit(bytes_[pos_ + 1])) {
      negative = true;
      ++pos_;
    }
    for (; pos_ < bytes_.size() && is_digit(bytes_[pos_]); ++pos_) {
      given = true;
      if (number < 100'000'000) number = number * 10 + (bytes_[pos_] - '0');
    }
    if (pos_ < bytes_.size() && bytes_[pos_] == ' ') ++pos_;
    if (negative) number = -number;
    act(word, given ? number : -1, given);
  }

  void symbol(char c) {
    if (c == '\'') {
      const std::string_view hex = bytes_.substr(pos_, 2);
      if (hex.size() == 2) {
        byte(static_cast<char>(hex_value(hex[0]) * 16 + hex_value(hex[1])));
        pos_ += 2;
      }
    } else if (c == '*') {
      // It marks a group at whose beginning it stands; elsewhere it says nothing.
      starred_ = opened_ + 2 == pos_;
    } else if (c == '~') {
      character(' ');
    } else if (c == '_') {
      character('-');
    } else if (c == '\\' || c == '{' || c == '}') {
      byte(c);
    } else if (c == '\n' || c == '\r') {
      end_paragraph();
    }
  }

  static int hex_value(char c) {
    if (is_digit(c)) return c - '0';
    const char folded = lower(c);
    return folded >= 'a' && folded <= 'f' ? folded - 'a' + 10 : 0;
  }

  void act(std::string_view word, int number, bool given) {
    if (word == "u") {
      unicode(number);
      return;
    }
    if (word == "bin") {
      pos_ += std::min(static_cast<size_t>(std::max(number, 0)), bytes_.size() - pos_);
      return;
    }
    flush();
    if (skip_ > 0) --skip_;
    if (enter_destination(word)) return;
    if (state_.destination == Destination::kInfo && info_.control(word, number)) return;
    if (word == "ansicpg") {
      document_page_ = number;
    } else if (word == "mac") {
      document_page_ = 10000;
    } else if (word == "pc") {
      document_page_ = 437;
    } else if (word == "pca") {
      document_page_ = 850;
    } else if (word == "deff") {
      default_font_ = number;
    } else if (word == "uc") {
      state_.skip_after = std::clamp(number, 0, 16);
    } else if (word == "f") {
      set_font(number);
    } else if (word == "fcharset" && state_.destination == Destination::kFonts) {
      if (const int page = font_code_page(number)) fonts_[font_] = page;
    } else if (word == "cpg" && state_.destination == Destination::kFonts) {
      fonts_[font_] = number;
    } else if (word == "plain") {
      state_.hidden = state_.deleted = state_.raised = false;
      set_font(default_font_);
    } else if (word == "v") {
      state_.hidden = !given || number != 0;
    } else if (word == "deleted") {
      state_.deleted = !given || number != 0;
    } else if (word == "super") {
      state_.raised = !given || number != 0;
    } else if (word == "nosupersub" || word == "sub") {
      state_.raised = false;
    } else if (state_.destination != Destination::kNowhere) {
      layout(word);
    }
  }

  bool enter_destination(std::string_view word) {
    const bool starred = std::exchange(starred_, false);
    if (state_.destination == Destination::kNowhere) return false;
    if (word == "fonttbl") {
      state_.destination = Destination::kFonts;
    } else if (word == "info") {
      state_.destination = Destination::kInfo;
    } else if (word == "footnote") {
      state_.destination = Destination::kNote;
    } else if (is_skipped_group(word) || (starred && !is_kept_group(word))) {
      state_.destination = Destination::kNowhere;
    } else {
      return false;
    }
    return true;
  }

  void layout(std::string_view word) {
    if (word == "par" || word == "sect" || word == "page") {
      end_paragraph();
      if (in_row_ && !state_.in_table) end_row();
    } else if (word == "pard") {
      state_.in_table = false;
    } else if (word == "intbl") {
      state_.in_table = true;
      // Word defines a row behind its cells as often as before them.
      if (!in_row_) flow_.begin_row();
      in_row_ = true;
    } else if (word == "cell") {
      flow_.end_cell();
    } else if (word == "nestcell") {
      flow_.end_paragraph();
    } else if (word == "row") {
      end_row();
    } else if (const char32_t c = named_character(word)) {
      character(c);
    }
  }

  void end_row() {
    if (in_row_) flow_.end_row();
    in_row_ = false;
  }

  void end_paragraph() {
    flush();
    if (state_.destination == Destination::kText) flow_.end_paragraph();
    if (state_.destination == Destination::kNote) notes_.end_paragraph();
  }

  void set_font(int number) {
    font_ = number;
    const auto found = fonts_.find(number);
    if (state_.destination != Destination::kFonts)
      state_.code_page = found == fonts_.end() ? 0 : found->second;
  }

  // One byte in the code page of its font.
  void byte(char c) {
    if (skip_ > 0) {
      --skip_;
      return;
    }
    pending_ += c;
    if (pending_.size() >= kMaxRun) flush();
  }

  void unicode(int number) {
    flush();
    skip_ = 0;
    starred_ = false;
    const auto unit = static_cast<char32_t>(number < 0 ? number + 65536 : number);
    if (unit >= 0xD800 && unit < 0xDC00) {
      high_ = unit;
    } else if (unit >= 0xDC00 && unit < 0xE000) {
      if (high_ != 0) character(0x10000 + ((high_ - 0xD800) << 10) + (unit - 0xDC00));
      high_ = 0;
    } else if (unit >= 0xF020 && unit <= 0xF0FF) {
      character(unit - 0xF000);  // fonts of symbols
    } else if (unit < 0x110000) {
      character(unit);
    }
    skip_ = state_.skip_after;
  }

  void character(char32_t c) {
    flush();
    std::string text;
    utf8::append(text, c);
    give(text);
  }

  void flush() {
    if (pending_.empty()) return;
    given_ += pending_.size();
    const bool ascii = std::all_of(pending_.begin(), pending_.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (ascii) {
      give(pending_);
    } else {
      const int page = state_.code_page != 0 ? state_.code_page : document_page_;
      give(to_utf8(pending_, code_page_charset(page)));
    }
    pending_.clear();
  }

  void give(std::string_view text) {
    if (state_.hidden || state_.deleted) return;
    if (state_.destination == Destination::kText) {
      if (state_.raised) {
        flow_.add_raised(text);
      } else {
        flow_.add(text);
      }
    }
    if (state_.destination == Destination::kNote) notes_.add(text);
    if (state_.destination == Destination::kInfo) info_.text(text);
  }

  std::string_view bytes_;
  size_t pos_ = 0;
  State state_;
  std::vector<State> stack_;
  size_t too_deep_ = 0;
  bool starred_ = false;
  size_t opened_ = 0;  // behind the last brace that opened a group, and the line ends behind that
  int skip_ = 0;       // of the bytes behind a \u
  char32_t high_ = 0;
  std::string pending_;
  size_t given_ = 0;  // bytes of text
  int document_page_ = 1252;
  int default_font_ = 0;
  int font_ = 0;
  std::map<int, int> fonts_;  // font → code page
  bool in_row_ = false;
  TextFlow flow_;
  TextFlow notes_;
  RtfInfo info_;
};

}  // namespace

Extracted extract_rtf(std::string_view bytes, std::string_view /*mime*/) {
  Extracted extracted = Reader(bytes.substr(0, kMaxBytes)).read();
  if (bytes.size() > kMaxBytes && extracted.note.empty()) {
    extracted.note =
        fmt::format("only the first {} of {} MB are read", kMaxBytes >> 20, bytes.size() >> 20);
  }
  return extracted;
}

}  // namespace chancery::indexer
