#include "search/snippet/word_finder.h"

#include <algorithm>

namespace chancery {

namespace {

// What a byte of a text is, as the byte behind it tells. The three are bits, for the loop over all
// bytes of a text.
enum Kind : uint8_t {
  kWanted = 1,  // a wanted word may begin here, if a gap is before it
  kWide = 2,    // not ASCII: what it is remains to be seen
  kGap = 4,     // neither letter nor digit
};

bool is_wide(size_t byte) {
  return byte >= 0x80;
}
bool is_ascii_word(size_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

constexpr size_t kBlock = 2048;  // bytes of text that are looked through at once

size_t byte_at(std::string_view text, size_t at) {
  return static_cast<unsigned char>(text[at]);
}
size_t upper(size_t byte) {
  return byte >= 'a' && byte <= 'z' ? byte - 32 : byte;
}
bool parts(char c) {
  return c == ' ' || c == '\n';
}

}  // namespace

WordFinder::WordFinder(const Wanted& wanted) : wanted_(wanted), pairs_(1 << 16) {
  for (size_t first = 0; first < 256; ++first) {
    const uint8_t kind = is_wide(first) ? kWide : is_ascii_word(first) ? 0 : kGap;
    std::fill_n(pairs_.begin() + static_cast<std::ptrdiff_t>(first << 8), 256, kind);
  }
  for (uint32_t number = 0; number < wanted.units.size(); ++number) {
    const WantedUnit& unit = wanted.units[number];
    for (const auto* words : {&unit.words, &unit.forms}) {
      for (const std::string& word : *words) {
        units_.try_emplace(word, number);
        want_start(word);
      }
    }
    for (const std::string& prefix : unit.prefixes) want_start(prefix);
  }
}

// `word` is folded.
void WordFinder::want_start(std::string_view word) {
  if (word.empty() || is_wide(byte_at(word, 0))) return;
  const auto want = [this, first = byte_at(word, 0)](size_t second) {
    pairs_[first << 8 | second] |= kWanted;
    pairs_[upper(first) << 8 | second] |= kWanted;
  };
  for (size_t second = 0; second < 256; ++second) {
    // Behind the first letter there may be a point (U.S.) or a letter with an accent.
    if (word.size() == 1 || !is_ascii_word(second)) want(second);
  }
  if (word.size() == 1) return;
  want(byte_at(word, 1));
  want(upper(byte_at(word, 1)));
}

// The bytes of [begin, end) at which words begin that may be wanted, and all that are not ASCII.
// Without branches, for where words begin is what a processor cannot guess.
std::span<const uint32_t> WordFinder::candidates(std::string_view text, size_t begin, size_t end) {
  places_.resize(kBlock);
  uint32_t* const places = places_.data();
  const uint8_t* const pairs = pairs_.data();
  size_t count = 0;
  size_t byte = byte_at(text, begin);
  unsigned before = begin == 0 || pairs[byte_at(text, begin - 1) << 8] & kGap ? kGap : 0;
  for (size_t i = begin; i < end; ++i) {
    const size_t next = i + 1 < text.size() ? byte_at(text, i + 1) : ' ';
    const unsigned here = pairs[byte << 8 | next];
    places[count] = static_cast<uint32_t>(i);
    count += (here & before / kGap) | (here / kWide & 1);
    before = here & kGap;
    byte = next;
  }
  return {places_.data(), count};
}

std::optional<uint32_t> WordFinder::unit_of(std::string_view word) const {
  const auto known = units_.find(word);
  if (known != units_.end()) return known->second;
  for (uint32_t unit = 0; unit < wanted_.units.size(); ++unit) {
    for (const std::string& prefix : wanted_.units[unit].prefixes) {
      if (word.starts_with(prefix)) return unit;
    }
  }
  return std::nullopt;
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
    if (const std::optional<uint32_t> unit = unit_of(tokens_.word(token))) {
      found.push_back({span, *unit});
    }
  }
}

std::vector<FoundWord> WordFinder::find(std::string_view text) {
  std::vector<FoundWord> found;
  size_t done = 0;
  for (size_t block = 0; block < text.size(); block += kBlock) {
    for (const size_t place : candidates(text, block, std::min(block + kBlock, text.size()))) {
      if (place < done) continue;
      // All that stands between spaces is the tokenizer's business (apostrophes, points).
      size_t begin = place;
      while (begin > done && !parts(text[begin - 1])) --begin;
      done = place;
      while (done < text.size() && !parts(text[done])) ++done;
      take(text, begin, done, found);
    }
  }
  return found;
}

}  // namespace chancery
