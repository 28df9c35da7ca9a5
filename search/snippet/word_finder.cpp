#include "search/snippet/word_finder.h"

#include <algorithm>
#include <array>

namespace chancery {

namespace {

enum Class : uint8_t { kGap, kAscii, kWide };

constexpr std::array<Class, 256> kClasses = [] {
  std::array<Class, 256> table{};
  for (int c = 0; c < 256; ++c) {
    const bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    table[static_cast<size_t>(c)] = c >= 0x80 ? kWide : word ? kAscii : kGap;
  }
  return table;
}();

Class class_of(char c) {
  return kClasses[static_cast<unsigned char>(c)];
}
unsigned char lower(char c) {
  return static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

}  // namespace

WordFinder::WordFinder(const Wanted& wanted) : wanted_(wanted) {
  for (const WantedUnit& unit : wanted.units) {
    for (const auto* words : {&unit.words, &unit.stems}) {
      for (const std::string& word : *words) want_start(word);
    }
    for (const std::string& prefix : unit.prefixes) want_start(prefix);
  }
}

void WordFinder::want_start(std::string_view word) {
  if (word.empty()) return;
  const size_t first = static_cast<unsigned char>(word[0]);
  first_bytes_.set(first);
  if (word.size() > 1) {
    starts_.set(first << 8 | static_cast<unsigned char>(word[1]));
  } else {
    for (size_t second = 0; second < 256; ++second) starts_.set(first << 8 | second);
  }
}

bool WordFinder::may_start(std::string_view text, size_t at) const {
  const unsigned char first = lower(text[at]);
  if (!first_bytes_[first]) return false;
  if (at + 1 >= text.size() || class_of(text[at + 1]) != kAscii) return true;
  return starts_[static_cast<size_t>(first) << 8 | lower(text[at + 1])];
}

int WordFinder::unit_of(const Token& token) {
  std::string word(tokens_.word(token));
  const auto known = known_.find(word);
  if (known != known_.end()) return known->second;
  const bool plain = token.flags & (Token::kDigits | Token::kUnspaced);
  const std::string stem = plain ? word : stemmer_->stem(tokens_.exact(token));
  int found = -1;
  for (size_t i = 0; i < wanted_.units.size() && found < 0; ++i) {
    const WantedUnit& unit = wanted_.units[i];
    const bool starts = std::any_of(unit.prefixes.begin(), unit.prefixes.end(),
                                    [&](const std::string& p) { return word.starts_with(p); });
    if (unit.words.contains(word) || unit.stems.contains(stem) || starts)
      found = static_cast<int>(i);
  }
  known_.emplace(std::move(word), found);
  return found;
}

void WordFinder::take(std::string_view text, size_t begin, size_t end,
                      std::vector<FoundWord>& found) {
  tokens_.clear();
  tokenize(text.substr(begin, end - begin), tokens_);
  const auto base = static_cast<uint32_t>(begin);
  for (size_t i = 0; i < tokens_.tokens.size(); ++i) {
    const Token& token = tokens_.tokens[i];
    const Span span{base + token.span.begin, base + token.span.end};
    if ((token.flags & Token::kUnspaced) && i + 1 < tokens_.tokens.size()) {
      // Queries in scripts without spaces are cut into pairs of characters.
      const Token& next = tokens_.tokens[i + 1];
      const std::string pair = std::string(tokens_.word(token)) + std::string(tokens_.word(next));
      for (uint32_t unit = 0; unit < wanted_.units.size(); ++unit) {
        if (token.span.end == next.span.begin && wanted_.units[unit].words.contains(pair)) {
          found.push_back({{span.begin, base + next.span.end}, unit});
        }
      }
    }
    const int unit = unit_of(token);
    if (unit >= 0) found.push_back({span, static_cast<uint32_t>(unit)});
  }
}

std::vector<FoundWord> WordFinder::find(std::string_view text, const std::string& language) {
  if (!stemmer_ || language != language_) {
    language_ = language;
    stemmer_ = std::make_unique<Stemmer>(language);
    known_.clear();
    // Snowball takes prefixes off in these.
    any_start_ = language == "id" || language == "ar" || language == "ne";
  }
  std::vector<FoundWord> found;
  for (size_t at = 0; at < text.size();) {
    if (class_of(text[at]) == kGap) {
      ++at;
      continue;
    }
    // Up to white space: what stands between is the tokenizer's business (apostrophes, points).
    size_t end = at;
    bool candidate = any_start_;
    bool fresh = true;  // at the first letter of a part
    while (end < text.size() && text[end] != ' ' && text[end] != '\n') {
      const Class kind = class_of(text[end]);
      if (kind == kWide) candidate = true;
      if (fresh && kind == kAscii && may_start(text, end)) candidate = true;
      fresh = kind == kGap;
      ++end;
    }
    if (candidate) take(text, at, end, found);
    at = end;
  }
  return found;
}

}  // namespace chancery
