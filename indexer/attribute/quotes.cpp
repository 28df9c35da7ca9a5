#include "indexer/attribute/quotes.h"

#include <algorithm>
#include <array>

#include "chancery/strings.h"
#include "chancery/utf8.h"

namespace chancery::indexer {

namespace {

constexpr char32_t kTwoApostrophes = 1;  // '' and ``, as old newswire has them

struct Pair {
  char32_t open;
  std::u32string_view close;
  bool directed;  // the mark alone tells that it opens
};
constexpr std::array kPairs = {
    Pair{U'\u201C', U"\u201D\"", true}, Pair{U'\u201E', U"\u201C\u201D\"", true},
    Pair{U'\u00AB', U"\u00BB", true},   Pair{U'"', U"\"\u201D", false},
    Pair{U'\u201D', U"\u201D", false},  Pair{U'\u300C', U"\u300D", true},
    Pair{U'\u300E', U"\u300F", true},   Pair{U'\u2039', U"\u203A", true},
    Pair{U'\u00BB', U"\u00AB", false},  Pair{kTwoApostrophes, U"\x01", false}};

const Pair* opening(char32_t c) {
  const auto* found =
      std::find_if(kPairs.begin(), kPairs.end(), [&](const Pair& pair) { return pair.open == c; });
  return found == kPairs.end() ? nullptr : found;
}

bool is_single(char32_t c) {
  return c == U'\u2018' || c == U'\'' || c == U'\u201A';
}

// Whether a mark may begin with the byte: all marks of kPairs, and single ones, begin with these.
bool may_be_mark(char c) {
  static constexpr std::array<bool, 256> kFirst = [] {
    std::array<bool, 256> first{};
    for (const unsigned char byte : {'"', '\'', '`'}) first[byte] = true;
    for (const unsigned char byte : {0xC2, 0xE2, 0xE3}) first[byte] = true;
    return first;
  }();
  return kFirst[static_cast<unsigned char>(c)];
}

class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text) {}

  std::vector<Quote> find() {
    size_t begin = 0;
    while (begin < text_.size()) {
      const size_t end = std::min(text_.find('\n', begin), text_.size());
      paragraph(begin, end);
      begin = end + 1;
    }
    return std::move(found_);
  }

 private:
  bool is_word_before(size_t pos, size_t begin) const {
    return pos > begin && is_word(text_[pos - 1]) && !ends_in_mark(begin, pos);
  }
  // Dashes and quotes are of several bytes, as letters may be.
  bool ends_in_mark(size_t begin, size_t pos) const {
    return pos - begin >= 3 && text_[pos - 3] == '\xE2' && text_[pos - 2] == '\x80';
  }
  char32_t mark_at(size_t& pos) const {
    if ((text_[pos] == '\'' || text_[pos] == '`') && pos + 1 < text_.size() &&
        text_[pos + 1] == text_[pos]) {
      pos += 2;
      return kTwoApostrophes;
    }
    return utf8::next(text_, pos);
  }

  void paragraph(size_t begin, size_t end) {
    const Pair* open = nullptr;
    size_t opened = 0;
    const size_t first = begin + (text_.substr(begin, end - begin).size() -
                                  trim(text_.substr(begin, end - begin)).size());
    for (size_t pos = begin; pos < end;) {
      if (!may_be_mark(text_[pos])) {
        ++pos;
        continue;
      }
      const size_t at = pos;
      const char32_t mark = mark_at(pos);
      if (open == nullptr) {
        if (is_single(mark)) {
          pos = std::max(pos, single(at, pos, begin, end));
          continue;
        }
        const Pair* pair = opening(mark);
        if (pair == nullptr) continue;
        const bool behind_word = is_word_before(at, begin);
        if (!pair->directed && behind_word) continue;
        if (pair->open == U'\u201D' && at != first && at != begin) continue;
        open = pair;
        opened = at;
      } else if (open->close.find(mark) != open->close.npos) {
        found_.push_back({{static_cast<uint32_t>(opened), static_cast<uint32_t>(pos)}, true});
        open = nullptr;
      } else if (mark == open->open) {
        // “Mexico Wins“ closes with the mark that opens; after a space it opens anew.
        if (at > begin && !is_space(text_[at - 1])) {
          found_.push_back({{static_cast<uint32_t>(opened), static_cast<uint32_t>(pos)}, true});
          open = nullptr;
        } else {
          opened = at;
        }
      }
    }
    if (open == nullptr) return;
    const bool begins_it = trim(text_.substr(begin, opened - begin)).empty();
    if (begins_it || open->directed) {
      found_.push_back({{static_cast<uint32_t>(opened), static_cast<uint32_t>(end)}, false});
    }
  }

  // The end of ‘words in single marks’ that begin at `at`, or 0: what looks like an apostrophe
  // closes only behind a sentence's mark, or where several words stand between.
  size_t single(size_t at, size_t behind, size_t begin, size_t end) {
    constexpr size_t kMost = 400, kLeast = 12;
    if (is_word_before(at, begin) || behind >= end || !is_word(text_[behind])) return 0;
    const size_t limit = std::min(end, at + kMost);
    for (size_t pos = behind; pos < limit;) {
      const size_t mark_begin = pos;
      const char32_t c = utf8::next(text_, pos);
      if (c == U'"' || c == U'\u201C' || c == U'\u201D') return 0;
      if (c != U'\'' && c != U'\u2019') continue;
      if (pos < end && is_word(text_[pos])) continue;
      const char before = text_[mark_begin - 1];
      const std::string_view inner = text_.substr(behind, mark_begin - behind);
      const bool ends = before == ',' || before == '.' || before == '?' || before == '!';
      if (!ends && (inner.size() < kLeast || inner.find(' ') == inner.npos)) return 0;
      found_.push_back({{static_cast<uint32_t>(at), static_cast<uint32_t>(pos)}, true});
      return pos;
    }
    return 0;
  }

  std::string_view text_;
  std::vector<Quote> found_;
};

}  // namespace

std::vector<Quote> find_quotes(std::string_view text) {
  return Finder(text).find();
}

}  // namespace chancery::indexer
