#include "core/text/plain_word.h"

#include "chancery/strings.h"

namespace chancery {

namespace {

constexpr char kSmall = 0x20;  // the bit by which small ASCII letters differ from capitals

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

// Whether a word may go on behind its ASCII letters with the byte `c`.
bool may_go_on(char c, size_t letters) {
  if (static_cast<unsigned char>(c) >= 0x80 || is_digit(c) || c == '\'') return true;
  return c == '.' && letters == 1;  // U.S.
}

}  // namespace

size_t take_plain_word(std::string_view text, size_t begin, TokenList& out) {
  size_t end = begin;
  size_t capitals = 0;
  for (; end < text.size() && is_letter(text[end]); ++end) capitals += is_capital(text[end]);
  const size_t length = end - begin;
  if (length == 0 || length > kMaxWordBytes) return begin;
  if (end < text.size() && may_go_on(text[end], length)) return begin;
  Token token;
  token.span = {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
  token.word = static_cast<uint32_t>(out.words.size());
  token.length = static_cast<uint8_t>(length);
  if (is_capital(text[begin])) token.flags |= Token::kCapital;
  if (length > 1 && capitals == length) token.flags |= Token::kAllCapitals;
  out.words.append(text, begin, length);
  for (size_t i = token.word; i < out.words.size(); ++i)
    out.words[i] = static_cast<char>(out.words[i] | kSmall);
  out.tokens.push_back(token);
  return end;
}

}  // namespace chancery
