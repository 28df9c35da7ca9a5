#include "indexer/extract/old_office/rtf_tokens.h"

#include <algorithm>

#include "chancery/strings.h"

namespace chancery::indexer {
namespace {

constexpr size_t kMaxWord = 40;
constexpr int kMostBeforeDigit = 100'000'000;  // larger numbers are cut

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  const char folded = lower(c);
  return folded >= 'a' && folded <= 'f' ? folded - 'a' + 10 : 0;
}

RtfToken byte_token(char c) {
  RtfToken token;
  token.kind = RtfToken::kByte;
  token.byte = c;
  return token;
}

}  // namespace

RtfToken RtfTokens::next() {
  while (!at_end()) {
    const char c = bytes_[pos_++];
    RtfToken token;
    if (c == '{') {
      opened_ = pos_;
      token.kind = RtfToken::kOpen;
      return token;
    }
    if (c == '}') {
      token.kind = RtfToken::kClose;
      return token;
    }
    if (c == '\\') {
      token = control();
      if (token.kind != RtfToken::kEnd) return token;
    } else if (c != '\r' && c != '\n' && c != '\0') {
      return byte_token(c);
    } else if (opened_ + 1 == pos_) {
      opened_ = pos_;
    }
  }
  return {};
}

void RtfTokens::skip(size_t bytes) {
  pos_ += std::min(bytes, bytes_.size() - pos_);
}

// kEnd for what says nothing.
RtfToken RtfTokens::control() {
  if (at_end()) return {};
  if (is_letter(bytes_[pos_])) return word();
  const char c = bytes_[pos_++];
  if (c == '\'') return quoted_byte();
  if (c == '\\' || c == '{' || c == '}') return byte_token(c);
  RtfToken token;
  token.kind = RtfToken::kSymbol;
  token.byte = c;
  token.begins_group = opened_ + 2 == pos_;
  return token;
}

RtfToken RtfTokens::word() {
  RtfToken token;
  token.kind = RtfToken::kWord;
  const size_t begin = pos_;
  while (!at_end() && is_letter(bytes_[pos_]) && pos_ - begin < kMaxWord) ++pos_;
  token.word = bytes_.substr(begin, pos_ - begin);
  const bool negative =
      pos_ + 1 < bytes_.size() && bytes_[pos_] == '-' && is_digit(bytes_[pos_ + 1]);
  if (negative) ++pos_;
  int number = 0;
  for (; !at_end() && is_digit(bytes_[pos_]); ++pos_) {
    token.given = true;
    if (number < kMostBeforeDigit) number = number * 10 + (bytes_[pos_] - '0');
  }
  if (!at_end() && bytes_[pos_] == ' ') ++pos_;
  if (token.given) token.number = negative ? -number : number;
  return token;
}

RtfToken RtfTokens::quoted_byte() {
  const std::string_view hex = bytes_.substr(pos_, 2);
  if (hex.size() < 2) return {};
  pos_ += 2;
  return byte_token(static_cast<char>(hex_value(hex[0]) * 16 + hex_value(hex[1])));
}

}  // namespace chancery::indexer
