#include "indexer/extract/charset/charset.h"

#include <gtest/gtest.h>

#include "indexer/page/repair.h"

namespace chancery::indexer {
namespace {

using namespace std::string_literals;

std::string decoded(std::string_view bytes, std::string_view declared = "") {
  Decoded out;
  decode(bytes, declared, out);
  return std::string(out.text);
}

std::string utf16le(std::u16string_view text) {
  std::string out;
  for (const char16_t c : text) {
    out += static_cast<char>(c & 0xFF);
    out += static_cast<char>(c >> 8);
  }
  return out;
}

TEST(Charset, ByteOrderMarksGo) {
  EXPECT_EQ(decoded("\xEF\xBB\xBFTbilisi"), "Tbilisi");
  EXPECT_EQ(decoded("\xFF\xFE"s + utf16le(u"Bakı")), "Bakı");
  EXPECT_EQ(decoded("\xFE\xFF\0A\0B"s), "AB");
}

TEST(Charset, WideUnitsWithoutAMark) {
  EXPECT_EQ(decoded(utf16le(u"The talks went on for two days.")),
            "The talks went on for two days.");
  EXPECT_EQ(decoded(utf16le(u"Переговоры шли два дня, и никто не сказал ни слова о них.")),
            "Переговоры шли два дня, и никто не сказал ни слова о них.");
  EXPECT_EQ(detect_charset("T\0\0\0o\0\0\0k\0\0\0y\0\0\0o\0\0\0"s), "UTF-32LE");
}

TEST(Charset, ValidUtf8WinsOverALyingDeclaration) {
  EXPECT_EQ(decoded("Порт Поти", "iso-8859-1"), "Порт Поти");
}

TEST(Charset, DeclarationsAreBelievedWhenTheBytesFit) {
  EXPECT_EQ(decoded("caf\xE9 de la paix", "iso-8859-1"), "café de la paix");
  EXPECT_EQ(decoded("Wa\xB3\xEAsa", "iso-8859-2"), "Wałęsa");
}

TEST(Charset, DetectsCyrillicUnderALatinLabel) {
  // Windows-1251, declared as Latin-1 by a careless server.
  const std::string bytes =
      "\xCF\xE5\xF0\xE5\xE3\xEE\xE2\xEE\xF0\xFB \xEE \xEC\xE8\xF0\xE5 "
      "\xEF\xF0\xEE\xE4\xEE\xEB\xE6\xE0\xFE\xF2\xF1\xFF \xE2 "
      "\xF1\xF2\xEE\xEB\xE8\xF6\xE5";
  EXPECT_EQ(decoded(bytes, "iso-8859-1"), "Переговоры о мире продолжаются в столице");
}

TEST(Charset, ReadsDeclarationsOfPages) {
  EXPECT_EQ(declared_charset("<html><meta charset=\"KOI8-R\">"), "koi8-r");
  EXPECT_EQ(declared_charset("<meta http-equiv=Content-Type content='text/html; charset=big5'>"),
            "big5");
  EXPECT_EQ(declared_charset("<?xml version='1.0' encoding='windows-1250'?>"), "windows-1250");
  EXPECT_EQ(declared_charset("<p>no charset here</p>"), "");
}

TEST(Charset, ControlCharactersNeverComeOut) {
  EXPECT_EQ(decoded("a\x1B[31mb\0c\x07"s), "a[31mbc");
  EXPECT_EQ(decoded("one\r\ntwo\rthree"), "one\ntwo\nthree");
  // C1 controls that were meant as Windows-1252 quotes.
  EXPECT_EQ(decoded("\xC2\x93peace\xC2\x94"), "“peace”");
}

TEST(Charset, RepairsDoubleEncoding) {
  EXPECT_EQ(decoded("Armenia\u00E2\u20AC\u2122s border \u00E2\u20AC\u201D closed"),
            "Armenia’s border — closed");
  EXPECT_EQ(repair_double_encoding("caf\u00C3\u00A9"), "café");
  // "Ã" that is meant.
  EXPECT_EQ(decoded("S\u00C3O TOM\u00C9"), "SÃO TOMÉ");
}

TEST(Charset, TellsTextFromBinaryData) {
  EXPECT_TRUE(looks_like_text("plain words"));
  EXPECT_TRUE(looks_like_text(utf16le(u"plain words in wide units")));
  EXPECT_TRUE(looks_like_text("\x1B$)C\x0E:OA6<1\x0F \x0E;g6w\x0F")) << "ISO-2022-KR shifts";
  EXPECT_FALSE(looks_like_text(std::string(100, '\0')));
  std::string noise;
  for (int i = 0; i < 4096; ++i) noise += static_cast<char>((i * 197 + i / 7) % 256);
  EXPECT_FALSE(looks_like_text(noise));
}

}  // namespace
}  // namespace chancery::indexer
