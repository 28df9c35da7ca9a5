#include "chancery/utf8.h"

#include <gtest/gtest.h>

namespace chancery::utf8 {
namespace {

TEST(Utf8, NextWalksOverCharacters) {
  const std::string_view text = "aé中😀";
  size_t pos = 0;
  EXPECT_EQ(next(text, pos), U'a');
  EXPECT_EQ(next(text, pos), U'é');
  EXPECT_EQ(next(text, pos), U'中');
  EXPECT_EQ(next(text, pos), U'😀');
  EXPECT_EQ(pos, text.size());
}

TEST(Utf8, NextGivesInvalidBytesOneAtATime) {
  const std::string_view text = "\xE4\xB8x";
  size_t pos = 0;
  EXPECT_EQ(next(text, pos), 0xFFFDU);
  EXPECT_EQ(pos, 1U);
  EXPECT_EQ(next(text, pos), 0xFFFDU);
  EXPECT_EQ(next(text, pos), U'x');
}

TEST(Utf8, AppendIsTheInverseOfNext) {
  for (const char32_t c : {U'a', U'\x7F', U'\x80', U'é', U'中', U'\uFFFD', U'😀', U'\U0010FFFF'}) {
    std::string text;
    append(text, c);
    size_t pos = 0;
    EXPECT_EQ(next(text, pos), c);
    EXPECT_EQ(pos, text.size());
  }
}

TEST(Utf8, AppendReplacesWhatIsNoCharacter) {
  std::string text;
  append(text, 0xD800);
  append(text, 0x110000);
  EXPECT_EQ(text, "\uFFFD\uFFFD");
}

TEST(Utf8, RefusesSurrogatesOverlongFormsAndCutCharacters) {
  EXPECT_TRUE(is_valid("peace 中 \uFFFD"));
  EXPECT_FALSE(is_valid("\xED\xA0\x80"));
  EXPECT_FALSE(is_valid("\xC0\xAF"));
  EXPECT_FALSE(is_valid("\xE4\xB8"));
  EXPECT_FALSE(is_valid("\xF4\x90\x80\x80"));
}

TEST(Utf8, RepairedIsValidAndKeepsTheRest) {
  EXPECT_EQ(repaired("a\xFFz\xC3"), "a\uFFFDz\uFFFD");
  EXPECT_EQ(repaired("中\uFFFD"), "中\uFFFD");
}

TEST(Utf8, FloorDoesNotSplitACharacter) {
  const std::string_view text = "a中😀";
  EXPECT_EQ(floor(text, 0), 0U);
  EXPECT_EQ(floor(text, 2), 1U);
  EXPECT_EQ(floor(text, 3), 1U);
  EXPECT_EQ(floor(text, 4), 4U);
  EXPECT_EQ(floor(text, 7), 4U);
  EXPECT_EQ(floor(text, 8), 8U);
  EXPECT_EQ(floor(text, 100), 8U);
}

TEST(Utf8, FloorStaysNearInInvalidText) {
  EXPECT_GE(floor(std::string(100, '\x80'), 50), 47U);
}

TEST(Utf8, WidthCountsColumns) {
  EXPECT_EQ(width("abc"), 3U);
  EXPECT_EQ(width("é"), 1U);
  EXPECT_EQ(width("e\xCC\x81"), 1U);
  EXPECT_EQ(width("中国"), 4U);
  EXPECT_EQ(width("ＡＢ"), 4U);
  EXPECT_EQ(width("\x1B\n"), 0U);
  EXPECT_EQ(width(""), 0U);
}

TEST(Utf8, FitStopsAtACharacter) {
  EXPECT_EQ(fit("abc", 2), "ab");
  EXPECT_EQ(fit("中国", 3), "中");
  EXPECT_EQ(fit("中国", 1), "");
  EXPECT_EQ(fit("abc", 9), "abc");
  EXPECT_EQ(fit("e\xCC\x81x", 1), "e\xCC\x81");
}

TEST(Utf8, InertKeepsText) {
  EXPECT_EQ(inert("Baku – “Élysée” 中国 😀"), "Baku – “Élysée” 中国 😀");
  EXPECT_EQ(inert("می\u200Cخواهم"), "می\u200Cخواهم");
}

TEST(Utf8, InertMakesLineEndsOneSpace) {
  EXPECT_EQ(inert("a\r\n\tb\u2028c"), "a b c");
}

TEST(Utf8, InertDisarmsEscapeSequences) {
  EXPECT_EQ(inert("\x1B[31mred\x07"), "\uFFFD[31mred\uFFFD");
  EXPECT_EQ(inert("\xC2\x9B"
                  "2J"),
            "\uFFFD2J");
  EXPECT_EQ(inert("\x7F\x08"), "\uFFFD\uFFFD");
}

TEST(Utf8, InertTakesBidiControlsAway) {
  EXPECT_EQ(inert("a\u202E\u2066\u200F\u061C\uFEFFz"), "az");
}

TEST(Utf8, InertTextIsInertForEveryCharacter) {
  std::string all;
  for (char32_t c = 0; c < 0x3000; ++c) append(all, c);
  for (char32_t c = 0xE0000; c < 0xE0080; ++c) append(all, c);
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  const std::string shown = inert(all);
  EXPECT_TRUE(is_valid(shown));
  for (size_t pos = 0; pos < shown.size();) {
    const char32_t c = next(shown, pos);
    ASSERT_TRUE(is_inert(c)) << static_cast<uint32_t>(c);
    ASSERT_FALSE(c < 0x20 || (c >= 0x7F && c < 0xA0)) << static_cast<uint32_t>(c);
  }
}

}  // namespace
}  // namespace chancery::utf8
