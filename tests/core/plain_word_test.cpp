#include "core/text/plain_word.h"

#include <gtest/gtest.h>

#include <string>

namespace chancery {
namespace {

// The word at the beginning of `text`; empty where it is left to the tokenizer.
std::string plain(const std::string& text) {
  TokenList list;
  const size_t end = take_plain_word(text, 0, list);
  EXPECT_EQ(list.tokens.size(), end > 0 ? 1u : 0u) << text;
  return end > 0 ? std::string(list.word(list.tokens.front())) : "";
}

TEST(PlainWord, IsFoldedAndEndsWithItsLetters) {
  EXPECT_EQ(plain("Lake, north"), "lake");
  EXPECT_EQ(plain("LAKE"), "lake");
  EXPECT_EQ(plain("end."), "end");
}

TEST(PlainWord, IsNoneWhereMoreMayBelongToIt) {
  for (const char* text :
       {"O'Brien", "caf\u00E9", "B2", "U.S.", "\u00C9lys\u00E9e", "1957", " a", ""})
    EXPECT_EQ(plain(text), "") << text;
  EXPECT_EQ(plain(std::string(kMaxWordBytes + 1, 'a')), "");
  EXPECT_EQ(plain(std::string(kMaxWordBytes, 'a')).size(), kMaxWordBytes);
}

TEST(PlainWord, HasTheFlagsOfItsCapitals) {
  const auto flags = [](const std::string& text) {
    TokenList list;
    take_plain_word(text, 0, list);
    return list.tokens.front().flags;
  };
  EXPECT_EQ(flags("lake"), 0);
  EXPECT_EQ(flags("Lake"), Token::kCapital);
  EXPECT_EQ(flags("LAKE"), Token::kCapital | Token::kAllCapitals);
  EXPECT_EQ(flags("A"), Token::kCapital);
}

}  // namespace
}  // namespace chancery
