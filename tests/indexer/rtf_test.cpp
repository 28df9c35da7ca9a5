#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/extract/read_document.h"

namespace chancery::indexer {
namespace {

using testing::ElementsAre;

const std::string kFirst =
    "The two governments met in the spring, and agreed on nothing but the date of the next "
    "meeting.";

Record read(const std::string& inside) {
  return read_document("/folder/report.rtf", "{\\rtf1\\ansi\\ansicpg1252\\deff0 " + inside + "}",
                       0);
}

TEST(Rtf, ParagraphsAndCharacters) {
  EXPECT_EQ(read("One {\\b word}\\par\r\nCaf\\'e9\\line and \\u8220?two\\u8221?\\~words\\par "
                 "na\\u239\\'efve \\{\\\\\\}\\emdash\\par")
                .text,
            "One word\n\nCafé and “two” words\n\nnaïve {\\}—");
}

TEST(Rtf, CodePagesOfFonts) {
  EXPECT_EQ(read("{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}{\\f2\\fcharset128 C;}}"
                 "\\f1\\'cc\\'e8\\'f0 \\f0\\'e9 \\f2\\'93\\'fa\\'96\\'7b\\par")
                .text,
            "Мир é 日本");
}

TEST(Rtf, UnicodeBeyondTheFirstPlane) {
  EXPECT_EQ(read("{\\uc0\\u55357\\u56832}\\uc2 \\u1046\\'3f\\'3f!\\par").text, "😀Ж!");
  EXPECT_EQ(read("a\\u55357? b\\par").text, "a b");
}

TEST(Rtf, InformationAndWhatIsSkipped) {
  const Record record = read(
      "{\\info{\\title A Quiet Strait}{\\author Jane Roe}{\\creatim\\yr2024\\mo3\\dy2\\hr9}"
      "{\\nofpages7}}{\\header Delta Post}{\\*\\generator X;}{\\stylesheet{\\s1 Normal;}}"
      "{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt " +
      kFirst +
      "}}{\\v hidden}\\par"
      "{\\pict 0000\\bin4 }}{}x}{\\footnote The hotel has closed.}");
  EXPECT_EQ(record.title, "A Quiet Strait");
  EXPECT_EQ(record.text, kFirst + "\n\nThe hotel has closed.");
  EXPECT_THAT(record.authors, ElementsAre("Jane Roe"));
  EXPECT_EQ(record.date, "2024-03-02");
  EXPECT_EQ(record.pages, 7);
}

TEST(Rtf, RowsOfTables) {
  EXPECT_EQ(read("\\trowd\\pard\\intbl Armenia\\cell 44\\cell\\row\\pard\\intbl Iran\\cell 16\\cell"
                 "\\trowd\\row\\pard Behind.\\par")
                .text,
            "Armenia | 44\n\nIran | 16\n\nBehind.");
}

TEST(Rtf, DamagedFilesEnd) {
  EXPECT_EQ(read(std::string(200000, '{') + kFirst).text, kFirst);
  EXPECT_EQ(read(kFirst + "\\par" + std::string(1000, '}') + "\\'").text, kFirst);
  EXPECT_EQ(read(kFirst + "\\par\\bin99999999 x").text, kFirst);
  EXPECT_EQ(read(kFirst + "\\par\\u99999999999999?").text, kFirst);
}

}  // namespace
}  // namespace chancery::indexer
