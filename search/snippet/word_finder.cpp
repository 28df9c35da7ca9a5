#include "search/snippet/word_finder.h"

#include <algorithm>
#include <bit>

#include "search/snippet/word_starts.h"

namespace chancery::search {

namespace {

bool is_wide(size_t byte) {
  return byte >= 0x80;
}
bool is_ascii_word(size_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

constexpr size_t kBlock = 2048;  // bytes of text that are looked through at once
static_assert(kBlock % kStartsAtOnce == 0);

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
  for (size_t first = 0x80; first < 256; ++first)
    std::fill_n(pairs_.begin() + static_cast<std::ptrdiff_t>(first << 8), 256, 1);
  for (uint32_t number = 0; number < wanted.units.size(); ++number) {
    const WantedUnit& unit = wanted.units[number];
    for (const auto* words : {&unit.words, &unit.forms}) {
      for (const std::string& word : *words) {
        units_.try_emplace(word, number);
        want_start(word);
      }
    }
    for (const std::string& prefix : unit.prefixes) want_start(prefix);
    for (const std::string& part : unit.parts) {
      parts_.try_emplace(part, number);
      want_start(part);
    }
    for (const WantedPhrase& phrase : unit.phrases) {
      const size_t starts = phrase.any_order ? phrase.words.size() : 1;
      for (size_t i = 0; i < starts; ++i) {
        phrases_[phrase.words[i]].emplace_back(number, &phrase);
        want_start(phrase.words[i]);
      }
    }
  }
}

// `word` is folded.
void WordFinder::want_start(std::string_view word) {
  if (word.empty() || is_wide(byte_at(word, 0))) return;
  const auto want = [this, first = byte_at(word, 0)](size_t second) {
    pairs_[first << 8 | second] = 1;
    pairs_[upper(first) << 8 | second] = 1;
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
// `begin` is a multiple of kBlock. Without branches, for which word is wanted is what a processor
// cannot guess.
std::span<const uint32_t> WordFinder::candidates(std::string_view text, size_t begin, size_t end) {
  places_.resize(kBlock);
  uint32_t* const places = places_.data();
  size_t count = 0;
  for (size_t at = begin; at < end; at += kStartsAtOnce) {
    for (uint64_t starts = word_starts(text, at, behind_gap_); starts != 0; starts &= starts - 1) {
      const size_t i = at + static_cast<size_t>(std::countr_zero(starts));
      const size_t next = i + 1 < text.size() ? byte_at(text, i + 1) : ' ';
      places[count] = static_cast<uint32_t>(i);
      count += pairs_[byte_at(text, i) << 8 | next];
    }
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
    const std::string_view word = tokens_.word(token);
    if (!phrases_.empty()) take_phrases(text, span.begin, word, found);
    if (const std::optional<uint32_t> unit = unit_of(word)) {
      found.push_back({span, *unit});
    } else if (const auto part = parts_.find(word); part != parts_.end()) {
      found.push_back({span, part->second, FoundWord::kPart});
    }
  }
}

// The phrases that begin at byte `begin` with the word `first`. A phrase crosses no paragraph, as
// in the index.
void WordFinder::take_phrases(std::string_view text, uint32_t begin, std::string_view first,
                              std::vector<FoundWord>& found) {
  constexpr size_t kLongestWord = 48, kUsualWord = 9;  // bytes, with what follows it
  const auto known = phrases_.find(first);
  if (known == phrases_.end()) return;
  size_t within = 0;
  for (const auto& [unit, phrase] : known->second) within = std::max(within, phrase->within);
  std::string_view ahead = text.substr(begin, within * kLongestWord);
  ahead = ahead.substr(0, ahead.find("\n\n"));
  // A space parts words, so that those before it are the same without what follows.
  const size_t usual = ahead.find(' ', within * kUsualWord);
  ahead_.clear();
  tokenize(ahead.substr(0, usual), ahead_);
  if (ahead_.tokens.size() < within && usual != std::string_view::npos) {
    ahead_.clear();
    tokenize(ahead, ahead_);
  }
  for (const auto& [unit, phrase] : known->second) {
    const std::optional<uint32_t> end = end_of(*phrase);
    if (!end) continue;
    const Span span{begin, begin + *end};
    if (!found.empty() && found.back().span == span) continue;
    const bool quoted = wanted_.units[unit].quoted;
    found.push_back({span, unit, quoted ? FoundWord::kQuoted : FoundWord::kPhrase});
  }
}

// Where a phrase ends that begins with the first of the words ahead.
std::optional<uint32_t> WordFinder::end_of(const WantedPhrase& phrase) const {
  std::vector<std::string_view> left(phrase.words.begin(), phrase.words.end());
  for (size_t i = 0; i < std::min(ahead_.tokens.size(), phrase.within); ++i) {
    const Token& token = ahead_.tokens[i];
    const auto end = phrase.any_order ? left.end() : left.begin() + 1;
    const auto met = std::find(left.begin(), end, ahead_.word(token));
    if (met == end) continue;
    left.erase(met);
    if (left.empty()) return token.span.end;
  }
  return std::nullopt;
}

std::vector<FoundWord> without_parts(const Record& record, const Wanted& wanted,
                                     std::vector<FoundWord> words) {
  std::vector<bool> whole(wanted.units.size());
  for (const FoundWord& word : words) {
    if (word.kind != FoundWord::kPart) whole[word.unit] = true;
  }
  const auto tagged = [](const std::vector<std::string>& ids, const std::vector<Tag>& tags) {
    return !ids.empty() && std::any_of(tags.begin(), tags.end(), [&](const Tag& tag) {
      return !tag.mentions.empty() && std::find(ids.begin(), ids.end(), tag.id) != ids.end();
    });
  };
  for (size_t unit = 0; unit < whole.size(); ++unit) {
    const WantedUnit& one = wanted.units[unit];
    if (one.parts.empty() || whole[unit]) continue;
    whole[unit] = tagged(one.actors, record.actors) || tagged(one.issues, record.issues);
  }
  std::erase_if(words, [&](const FoundWord& word) {
    return word.kind == FoundWord::kPart && whole[word.unit];
  });
  return words;
}

std::vector<FoundWord> WordFinder::find(std::string_view text) {
  std::vector<FoundWord> found;
  size_t done = 0;
  behind_gap_ = true;
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

}  // namespace chancery::search
