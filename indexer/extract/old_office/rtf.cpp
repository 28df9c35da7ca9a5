// Rich Text Format, by Microsoft's specification 1.9.1.
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "chancery/strings.h"
#include "chancery/utf8.h"
#include "indexer/extract/charset/charset.h"
#include "indexer/extract/charset/code_pages.h"
#include "indexer/extract/clippings.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/old_office/rtf_fonts.h"
#include "indexer/extract/old_office/rtf_info.h"
#include "indexer/extract/old_office/rtf_tokens.h"
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

class RtfReader {
 public:
  explicit RtfReader(std::string_view bytes) : tokens_(bytes) {}

  Extracted read() {
    while (!tokens_.at_end() && given_ < kMaxText) step();
    flush();
    flow_.end_paragraph();
    std::vector<std::string> paragraphs = flow_.take();
    for (std::string& note : notes_.take()) paragraphs.push_back(std::move(note));
    Extracted extracted;
    extracted.pages = info_.add_to(extracted.clues);
    extracted.documents = clippings_of(paragraphs);
    if (extracted.documents.empty())
      extracted.text = text_of_paragraphs(paragraphs, extracted.clues);
    if (!tokens_.at_end() && given_ >= kMaxText) {
      extracted.note = fmt::format("only the first {} MB of its text are indexed", kMaxText >> 20);
    }
    return extracted;
  }

 private:
  void step() {
    const RtfToken token = tokens_.next();
    switch (token.kind) {
      case RtfToken::kEnd:
        break;
      case RtfToken::kOpen:
        open_group();
        break;
      case RtfToken::kClose:
        close_group();
        break;
      case RtfToken::kWord:
        act(token);
        break;
      case RtfToken::kSymbol:
        symbol(token);
        break;
      case RtfToken::kByte:
        byte(token.byte);
        break;
    }
  }

  void open_group() {
    flush();
    if (stack_.size() < kMaxGroups) {
      stack_.push_back(state_);
    } else {
      ++too_deep_;
    }
    starred_ = false;
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

  void symbol(const RtfToken& token) {
    const char c = token.byte;
    if (c == '*') {
      // It marks a group at whose beginning it stands; elsewhere it says nothing.
      starred_ = token.begins_group;
    } else if (c == '~') {
      character(' ');
    } else if (c == '_') {
      character('-');
    } else if (c == '\n' || c == '\r') {
      end_paragraph();
    }
  }

  void act(const RtfToken& token) {
    const std::string_view word = token.word;
    const int number = token.number;
    if (word == "u") {
      unicode(number);
      return;
    }
    if (word == "bin") {
      tokens_.skip(static_cast<size_t>(std::max(number, 0)));
      return;
    }
    flush();
    if (skip_ > 0) --skip_;
    if (enter_destination(word)) return;
    if (state_.destination == Destination::kInfo && info_.control(word, number)) return;
    if (fonts_.control(word, number, state_.destination == Destination::kFonts)) return;
    if (!set_state(token) && state_.destination != Destination::kNowhere) layout(word);
  }

  // What holds until the group ends.
  bool set_state(const RtfToken& token) {
    const std::string_view word = token.word;
    const bool on = !token.given || token.number != 0;
    if (word == "f") {
      set_font(token.number);
    } else if (word == "uc") {
      state_.skip_after = std::clamp(token.number, 0, 16);
    } else if (word == "plain") {
      state_.hidden = state_.deleted = state_.raised = false;
      set_font(fonts_.default_font());
    } else if (word == "v") {
      state_.hidden = on;
    } else if (word == "deleted") {
      state_.deleted = on;
    } else if (word == "super") {
      state_.raised = on;
    } else if (word == "nosupersub" || word == "sub") {
      state_.raised = false;
    } else {
      return false;
    }
    return true;
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
    fonts_.choose(number);
    if (state_.destination != Destination::kFonts) state_.code_page = fonts_.code_page(number);
  }

  // One byte in the code page of its font.
  void byte(char c) {
    if (skip_ > 0) {
      --skip_;
    } else {
      pending_ += c;
      if (pending_.size() >= kMaxRun) flush();
    }
  }

  void unicode(int number) {
    flush();
    skip_ = 0;
    starred_ = false;
    if (const char32_t c = unicode_.join(number)) character(c);
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
      const int page = state_.code_page != 0 ? state_.code_page : fonts_.document_page();
      give(to_utf8(pending_, code_page_charset(page)));
    }
    pending_.clear();
  }

  void give(std::string_view text) {
    if (state_.hidden || state_.deleted) return;
    const bool raised = state_.raised;
    if (state_.destination == Destination::kText) raised ? flow_.add_raised(text) : flow_.add(text);
    if (state_.destination == Destination::kNote) notes_.add(text);
    if (state_.destination == Destination::kInfo) info_.text(text);
  }

  RtfTokens tokens_;
  State state_;
  std::vector<State> stack_;
  size_t too_deep_ = 0;
  bool starred_ = false;
  int skip_ = 0;  // of the bytes behind a \u
  RtfUnicode unicode_;
  std::string pending_;
  size_t given_ = 0;  // bytes of text
  RtfFonts fonts_;
  bool in_row_ = false;
  TextFlow flow_;
  TextFlow notes_;
  RtfInfo info_;
};

}  // namespace

Extracted extract_rtf(std::string_view bytes, std::string_view /*mime*/) {
  Extracted extracted = RtfReader(bytes.substr(0, kMaxBytes)).read();
  if (bytes.size() > kMaxBytes && extracted.note.empty()) {
    extracted.note =
        fmt::format("only the first {} of {} MB are read", kMaxBytes >> 20, bytes.size() >> 20);
  }
  return extracted;
}

}  // namespace chancery::indexer
