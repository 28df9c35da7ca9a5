#include "chancery/sentences.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "chancery/strings.h"
#include "chancery/utf8.h"
#include "chancery/words.h"

namespace chancery {

namespace {

constexpr size_t kMaxSentenceBytes = 1000;

struct Abbreviations {
  WordSet all;
  WordSet before_number;  // only there
  WordSet may_end;        // told by what follows
  WordSet starters;       // of sentences
};

const Abbreviations& abbreviations() {
  static const Abbreviations words = [] {
    static constexpr std::array<std::string_view, 4> kClasses = {"abbreviation", "before-number",
                                                                 "may-end", "starter"};
    const WordFile file("abbreviations.txt", kClasses);
    return Abbreviations{file.set("abbreviation"), file.set("before-number"), file.set("may-end"),
                         file.set("starter")};
  }();
  return words;
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

// Whether a byte may end a sentence: marks, ends of lines, and those beyond ASCII.
constexpr std::array<bool, 256> kMayEnd = [] {
  std::array<bool, 256> bytes{};
  for (const char mark : {'\n', '.', '!', '?'}) bytes[static_cast<unsigned char>(mark)] = true;
  for (size_t byte = 0x80; byte < bytes.size(); ++byte) bytes[byte] = true;
  return bytes;
}();

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}

  std::vector<Sentence> run() {
    start_ = skip_space(0);
    for (size_t pos = next_end(start_); pos < text_.size(); pos = next_end(pos)) {
      const char c = text_[pos];
      if (c == '\n') {
        pos = line_end(pos);
      } else if (static_cast<unsigned char>(c) >= 0x80) {
        pos = wide(pos);
      } else {
        pos = mark(pos, 1, c == '.');
      }
    }
    close(text_.size());
    return std::move(sentences_);
  }

 private:
  // The next byte from `pos` on that may end a sentence.
  size_t next_end(size_t pos) const {
    while (pos < text_.size() && !kMayEnd[static_cast<unsigned char>(text_[pos])]) ++pos;
    return pos;
  }

  char at(size_t pos) const { return pos < text_.size() ? text_[pos] : '\0'; }

  size_t skip_space(size_t pos) const {
    while (pos < text_.size() && is_space(text_[pos])) ++pos;
    return pos;
  }

  // A line's end ends a paragraph when the line is empty or the next one is indented or a list
  // item.
  size_t line_end(size_t pos) {
    size_t next = pos + 1;
    size_t indent = 0;
    bool blank = false;
    while (next < text_.size() && is_space(text_[next])) {
      if (text_[next] == '\n') {
        blank = true;
        indent = 0;
      } else {
        indent += text_[next] == '\t' ? 4 : 1;
      }
      ++next;
    }
    const bool item = (at(next) == '-' || at(next) == '*') && at(next + 1) == ' ';
    if (blank || indent >= 2 || item) {
      close(pos);
      paragraph_ = true;
      start_ = next;
    }
    return std::max(next, pos + 1);
  }

  // Marks of other scripts: … 。 ！ ？ ｡ ؟ ۔ । ॥ ། ။ ៕.
  size_t wide(size_t pos) {
    size_t next = pos;
    const char32_t c = utf8::next(text_, next);
    switch (c) {
      case 0x2026:
        return mark(pos, next - pos, false);
      case 0x3002:
      case 0xFF01:
      case 0xFF1F:
      case 0xFF61: {
        const size_t end = closing(next);
        end_sentence(end);
        return end;
      }
      case 0x61F:
      case 0x6D4:
      case 0x964:
      case 0x965:
      case 0x104B:
      case 0x17D5:
        return mark(pos, next - pos, false);
      default:
        return next;
    }
  }

  // Quotes and brackets that belong to the sentence that a mark ends.
  size_t closing(size_t pos) const {
    while (pos < text_.size()) {
      const char c = text_[pos];
      if (c == '"' || c == '\'' || c == ')' || c == ']') {
        ++pos;
        continue;
      }
      if (static_cast<unsigned char>(c) < 0x80) break;
      size_t next = pos;
      const char32_t wide = utf8::next(text_, next);
      if (wide != 0x2019 && wide != 0x201D && wide != 0xBB && wide != 0x300D && wide != 0x300F &&
          wide != 0xFF09) {
        break;
      }
      pos = next;
    }
    return pos;
  }

  // At a sentence mark of `length` bytes; returns where to go on.
  size_t mark(size_t pos, size_t length, bool point) {
    size_t end = pos + length;
    while (at(end) == '.' || at(end) == '!' || at(end) == '?') ++end;
    const bool single = end == pos + length;
    end = closing(end);
    // Footnote marks such as "war.[12]" belong to the sentence.
    while (at(end) == '[' && is_digit(at(end + 1))) {
      size_t close = end + 1;
      while (is_digit(at(close))) ++close;
      if (at(close) != ']') break;
      end = close + 1;
    }
    if (end < text_.size() && !is_space(text_[end])) return end;
    const size_t next = skip_space(end);
    if (next >= text_.size()) return end;
    if (!starts_sentence(next)) return end;
    if (point && single && is_abbreviation(pos, next)) return end;
    end_sentence(end);
    return end;
  }

  bool starts_sentence(size_t pos) const {
    const char c = text_[pos];
    if (is_lower(c) || is_small(pos)) return false;
    if (c == ',' || c == ';' || c == ':') return false;
    return true;
  }

  bool is_abbreviation(size_t point, size_t next) const {
    size_t begin = point;
    while (begin > start_ && (std::isalnum(static_cast<unsigned char>(text_[begin - 1])) ||
                              (text_[begin - 1] == '.' && begin - 1 > start_))) {
      --begin;
    }
    std::string_view word = text_.substr(begin, point - begin);
    if (word.empty()) return is_initial(point);
    if (word.size() == 1) {
      // An initial ("J. Smith"), but not the pronoun, and not a list number or a lone letter at the
      // end ("Annex B. The …" stays joined: rarer than initials).
      return is_upper(word[0]) && word[0] != 'I';
    }
    if (word.find('.') != std::string_view::npos) {
      // U.S., e.g., a.m.: ends a sentence only before a word that usually begins one.
      return !begins_often(next);
    }
    // A number at the start of a sentence is a heading's or paragraph's ("12. The Council …").
    if (begin == start_ && std::all_of(word.begin(), word.end(), is_digit)) return true;
    std::string lower(word);
    for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    const Abbreviations& known = abbreviations();
    if (!known.all.contains(lower)) return false;
    if (known.before_number.contains(lower)) return is_digit(text_[next]);
    return !known.may_end.contains(lower) || !begins_often(next);
  }

  // "Л. Дубов": a capital of another alphabet that stands alone.
  bool is_initial(size_t point) const {
    const size_t letter = point == 0 ? 0 : utf8::floor(text_, point - 1);
    if (letter < start_ || letter == point || !is_capital(letter)) return false;
    return letter == start_ || is_space(text_[letter - 1]) || text_[letter - 1] == '.';
  }

  // Whether a letter beyond ASCII is small: "в 1965 г. он уехал".
  bool is_small(size_t pos) const {
    return static_cast<unsigned char>(text_[pos]) >= 0x80 &&
           u_islower(static_cast<UChar32>(utf8::next(text_, pos)));
  }

  bool is_capital(size_t pos) const {
    return u_isupper(static_cast<UChar32>(utf8::next(text_, pos)));
  }

  // Words that begin a sentence much more often than they follow an abbreviation.
  bool begins_often(size_t pos) const {
    size_t end = pos;
    while (end < text_.size() && std::isalpha(static_cast<unsigned char>(text_[end]))) ++end;
    const std::string_view word = text_.substr(pos, end - pos);
    return abbreviations().starters.contains(word);
  }

  void end_sentence(size_t end) {
    close(end);
    start_ = skip_space(end);
  }

  // Adds text from start_ to `end`, in pieces when it is too long to show.
  void close(size_t end) {
    while (end > start_ && is_space(text_[end - 1])) --end;
    while (end > start_) {
      size_t cut = end;
      if (end - start_ > kMaxSentenceBytes) cut = piece_end(end);
      add(start_, cut);
      start_ = skip_space(cut);
    }
  }

  size_t piece_end(size_t end) const {
    const size_t limit = start_ + kMaxSentenceBytes;
    for (size_t pos = limit; pos > start_ + kMaxSentenceBytes / 2; --pos) {
      if (is_space(text_[pos]) && (text_[pos - 1] == ';' || text_[pos - 1] == ',')) return pos;
    }
    for (size_t pos = limit; pos > start_; --pos) {
      if (is_space(text_[pos])) return pos;
    }
    return std::min(end, utf8::floor(text_, limit));
  }

  void add(size_t begin, size_t end) {
    while (end > begin && is_space(text_[end - 1])) --end;
    if (end == begin) return;
    sentences_.push_back({{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}, paragraph_});
    paragraph_ = false;
  }

  std::string_view text_;
  std::vector<Sentence> sentences_;
  size_t start_ = 0;
  bool paragraph_ = true;
};

}  // namespace

std::vector<Sentence> split_sentences(std::string_view text) {
  return Splitter(text).run();
}

}  // namespace chancery
