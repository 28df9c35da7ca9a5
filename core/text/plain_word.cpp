#include "core/text/plain_word.h"

#include <algorithm>
#include <array>

#include "chancery/strings.h"

namespace chancery {

namespace {

constexpr char kSmallBit = 0x20;  // the bit by which small ASCII letters differ from capitals

enum PlainLetter : uint8_t { kNotPlain, kPlainSmall, kPlainCapital };

constexpr std::array<uint8_t, 256> kPlainLetters = [] {
  std::array<uint8_t, 256> letters{};
  for (size_t c = 'a'; c <= 'z'; ++c) letters[c] = kPlainSmall;
  for (size_t c = 'A'; c <= 'Z'; ++c) letters[c] = kPlainCapital;
  return letters;
}();

// Whether a word may go on behind its ASCII letters with the byte `c`.
bool may_go_on(char c, size_t letters) {
  if (c == ' ') return false;
  if (static_cast<unsigned char>(c) >= 0x80 || is_letter(c) || is_digit(c) || c == '\'')
    return true;
  return c == '.' && letters == 1;  // U.S.
}

}  // namespace

size_t take_plain_word(std::string_view text, size_t begin, TokenList& out) {
  std::array<char, kMaxWordBytes> word;
  const size_t limit = std::min(text.size() - begin, kMaxWordBytes);
  size_t length = 0;
  size_t kinds = 0;  // their sum: one more than letters for each capital
  for (; length < limit; ++length) {
    const char c = text[begin + length];
    const uint8_t kind = kPlainLetters[static_cast<unsigned char>(c)];
    if (kind == kNotPlain) break;
    word[length] = static_cast<char>(c | kSmallBit);
    kinds += kind;
  }
  const size_t end = begin + length;
  if (length == 0 || (end < text.size() && may_go_on(text[end], length))) return begin;
  Token token;
  token.span = {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
  token.word = static_cast<uint32_t>(out.words.size());
  token.length = static_cast<uint8_t>(length);
  if (word[0] != text[begin]) token.flags |= Token::kCapital;
  if (length > 1 && kinds == 2 * length) token.flags |= Token::kAllCapitals;
  out.words.append(word.data(), length);
  out.tokens.push_back(token);
  return end;
}

}  // namespace chancery
