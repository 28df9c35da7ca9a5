#include <algorithm>
#include <array>
#include <cstring>

#include "chancery/text.h"
#include "chancery/utf8.h"
#include "chancery/words.h"
#include "core/text/fold.h"
#include "core/text/plain_word.h"

namespace chancery {

namespace {

enum Ascii : uint8_t { kOther, kLetter, kCapitalLetter, kDigit };

constexpr std::array<uint8_t, 256> kAscii = [] {
  std::array<uint8_t, 256> table{};
  for (int c = 'a'; c <= 'z'; ++c) table[c] = kLetter;
  for (int c = 'A'; c <= 'Z'; ++c) table[c] = kCapitalLetter;
  for (int c = '0'; c <= '9'; ++c) table[c] = kDigit;
  return table;
}();

// French, Italian and Catalan articles and pronouns that lose their vowel.
bool is_elision(std::string_view word) {
  static const WordSet words = [] {
    static constexpr std::array<std::string_view, 1> kClasses = {"elision"};
    return WordFile("elisions.txt", kClasses).set("elision");
  }();
  return words.contains(word);
}

class Tokenizer {
 public:
  Tokenizer(std::string_view text, TokenList& out) : text_(text), out_(out) {}

  void run() {
    while (pos_ < text_.size()) {
      const auto byte = static_cast<unsigned char>(text_[pos_]);
      if (byte < 0x80) {
        if (kAscii[byte] == kOther) {
          ++pos_;
        } else {
          word();
        }
      } else if (peek(pos_).starts_word()) {
        word();
      } else {
        utf8::next(text_, pos_);
      }
    }
  }

 private:
  unsigned char byte(size_t at) const {
    return at < text_.size() ? static_cast<unsigned char>(text_[at]) : 0;
  }
  bool is_ascii_letter(size_t at) const {
    return kAscii[byte(at)] == kLetter || kAscii[byte(at)] == kCapitalLetter;
  }
  const Folding& peek(size_t at) {
    next_ = at;
    return folding_of(utf8::next(text_, next_), scratch_);
  }
  // Whether a word could go on at `at`.
  bool is_word_at(size_t at) {
    if (at >= text_.size()) return false;
    return byte(at) < 0x80 ? kAscii[byte(at)] != kOther : peek(at).is_word();
  }

  void word() {
    if (const size_t end = take_plain_word(text_, pos_, out_); end > pos_) {
      pos_ = end;
      return;
    }
    start_ = out_.words.size();
    begin_ = pos_;
    exact_.clear();
    flags_ = 0;
    marks_ = false;
    letters_ = capitals_ = 0;
    if (acronym()) return;
    bool ended = false;
    while (pos_ < text_.size() && !ended) {
      const unsigned char c = byte(pos_);
      if (c < 0x80) {
        ended = (flags_ & Token::kUnspaced) || !ascii(c);
      } else {
        ended = !wide();
      }
    }
    finish(end_);
  }

  // Letters that points follow, two or more: U.S., U.N., a.m. One word without the points.
  bool acronym() {
    size_t at = pos_;
    size_t count = 0;
    while (is_ascii_letter(at) && byte(at + 1) == '.') {
      ++count;
      at += 2;
    }
    if (count < 2 || (kAscii[byte(at)] != kOther && count < 3)) return false;
    if (kAscii[byte(at)] == kDigit) return false;
    for (size_t i = 0; i < count; ++i) {
      const unsigned char c = byte(pos_ + 2 * i);
      put(c | 0x20);
      ++letters_;
      if (kAscii[c] == kCapitalLetter) ++capitals_;
    }
    flags_ |= Token::kAcronym;
    if (kAscii[byte(begin_)] == kCapitalLetter) flags_ |= Token::kCapital;
    pos_ = at;
    possessive();
    finish(at);
    return true;
  }

  // Takes one ASCII character; false when the word has ended.
  bool ascii(unsigned char c) {
    switch (kAscii[c]) {
      case kCapitalLetter:
        if (pos_ == begin_) flags_ |= Token::kCapital;
        ++capitals_;
        ++letters_;
        put(c | 0x20);
        break;
      case kLetter:
        ++letters_;
        put(c);
        break;
      case kDigit:
        flags_ |= Token::kDigits;
        put(c);
        break;
      default:
        if (c == '\'') return apostrophe(pos_ + 1);
        return number_point(c);
    }
    end_ = ++pos_;
    return true;
  }

  // 3.5 is one word and so is 1,200 (without its comma); 1990,1991 are two.
  bool number_point(unsigned char c) {
    const auto digit = [&](size_t at) { return kAscii[byte(at)] == kDigit; };
    if (pos_ == begin_ || !digit(pos_ - 1) || !digit(pos_ + 1)) return false;
    if (c == '.') {
      put('.');
    } else if (c != ',' || !digit(pos_ + 2) || !digit(pos_ + 3) || digit(pos_ + 4)) {
      return false;
    }
    end_ = ++pos_;
    return true;
  }

  bool wide() {
    const Folding& folding = peek(pos_);
    if (folding.kind == Folding::kApostrophe) return apostrophe(next_);
    if (folding.kind == Folding::kSeparator) return false;
    if (folding.kind == Folding::kIgnored) {
      pos_ = next_;
      return true;
    }
    const bool mark = folding.kind == Folding::kMark;
    marks_ = marks_ || mark;
    const bool joins = folding.kind == Folding::kLower && folding.unspaced;
    if (joins || (flags_ & Token::kUnspaced)) {
      // One character a token, with the marks that follow it.
      const bool first = pos_ == begin_;
      const bool sign = !first && is_vowel_sign(folding);
      if (!first && !sign) return false;
      if (first) flags_ |= Token::kUnspaced;
    }
    if (folding.kind == Folding::kUpper) {
      if (pos_ == begin_) flags_ |= Token::kCapital;
      ++capitals_;
      ++letters_;
    } else if (folding.kind == Folding::kLower) {
      ++letters_;
    } else if (folding.kind == Folding::kDigit) {
      flags_ |= Token::kDigits;
    }
    wide_put(mark ? std::string_view() : folding.folded_view(), folding.exact_view());
    end_ = pos_ = next_;
    return true;
  }

  // In unspaced scripts a vowel sign or tone mark belongs to the character before it.
  static bool is_vowel_sign(const Folding& folding);

  // At an apostrophe whose following character is at `after`.
  bool apostrophe(size_t after) {
    if (flags_ & Token::kUnspaced) return false;
    if (possessive()) return false;
    if (!is_word_at(after) || kAscii[byte(after)] == kDigit) return false;
    if (is_elision(std::string_view(out_.words).substr(start_))) {
      pos_ = after;
      return false;
    }
    pos_ = after;  // O'Brien → obrien
    return true;
  }

  // Takes "'s" at the end of a word off.
  bool possessive() {
    size_t at = pos_;
    if (byte(at) == '\'') {
      ++at;
    } else if (byte(at) == 0xE2 && byte(at + 1) == 0x80 && byte(at + 2) == 0x99) {
      at += 3;
    } else {
      return false;
    }
    if ((byte(at) | 0x20) != 's' || is_word_at(at + 1)) return false;
    flags_ |= Token::kPossessive;
    pos_ = at + 1;
    return true;
  }

  void put(unsigned char c) {
    if (out_.words.size() - start_ >= kMaxWordBytes) return;
    out_.words += static_cast<char>(c);
    if (!exact_.empty()) exact_ += static_cast<char>(c);
  }

  void wide_put(std::string_view folded, std::string_view exact) {
    if (out_.words.size() - start_ + folded.size() > kMaxWordBytes ||
        exact_.size() + exact.size() > kMaxWordBytes) {
      return;
    }
    if (folded != exact && exact_.empty()) {
      exact_ = std::string_view(out_.words).substr(start_);
      out_.words += folded;
      exact_ += exact;
      if (exact_.empty()) return;
      flags_ |= Token::kAccent;
      return;
    }
    out_.words += folded;
    if (flags_ & Token::kAccent) exact_ += exact;
  }

  void finish(size_t end) {
    const size_t length = out_.words.size() - start_;
    if (length == 0) {
      if (pos_ == begin_) utf8::next(text_, pos_);
      return;
    }
    if (letters_ > 1 && capitals_ == letters_) flags_ |= Token::kAllCapitals;
    Token token;
    token.span = {static_cast<uint32_t>(begin_), static_cast<uint32_t>(end)};
    token.word = static_cast<uint32_t>(start_);
    token.length = static_cast<uint8_t>(length);
    if (flags_ & Token::kAccent) {
      // An accent may be a character of its own: texts have either form.
      if (marks_) exact_ = composed(exact_);
      token.exact_length = static_cast<uint8_t>(exact_.size());
      out_.words += exact_;
    }
    token.flags = flags_;
    out_.tokens.push_back(token);
  }

  std::string_view text_;
  TokenList& out_;
  Folding scratch_;
  std::string exact_;
  size_t pos_ = 0, next_ = 0, begin_ = 0, end_ = 0, start_ = 0;
  uint32_t letters_ = 0, capitals_ = 0;
  uint8_t flags_ = 0;
  bool marks_ = false;  // the word has combining marks
};

bool Tokenizer::is_vowel_sign(const Folding& folding) {
  // Thai, Lao, Khmer and Burmese signs (general category M) come back with no case and are marked
  // as unspaced; their first bytes tell them from letters cheaply enough.
  size_t pos = 0;
  const char32_t c = utf8::next(folding.exact_view(), pos);
  return (c >= 0xE31 && c <= 0xE3A && c != 0xE32 && c != 0xE33) || (c >= 0xE47 && c <= 0xE4E) ||
         (c >= 0xEB1 && c <= 0xEBC && c != 0xEB2 && c != 0xEB3) || (c >= 0xEC8 && c <= 0xECD) ||
         (c >= 0x17B4 && c <= 0x17D3) || (c >= 0x102B && c <= 0x103E) || c == 0x3099 ||
         c == 0x309A || c == 0x30FC;
}

}  // namespace

void tokenize(std::string_view text, TokenList& out) {
  out.words.reserve(out.words.size() + text.size());
  Tokenizer(text, out).run();
}

}  // namespace chancery
