#include "indexer/extract/read_document.h"

#include <gtest/gtest.h>

#include "indexer/extract/formats.h"
#include "indexer/extract/sniff.h"

namespace chancery::indexer {
namespace {

using namespace std::string_literals;

std::string reason(const std::string& path, const std::string& bytes) {
  try {
    read_document(path, bytes, 0);
  } catch (const Unreadable& unreadable) {
    return unreadable.reason();
  }
  return "";
}

TEST(Sniff, OldTarsBySumOfTheirHeader) {
  std::string header(512, '\0');
  header.replace(0, 5, "a.txt");
  header.replace(148, 8, std::string(8, ' '));
  unsigned sum = 0;
  for (const char c : header) sum += static_cast<unsigned char>(c);
  char digits[8];
  snprintf(digits, sizeof digits, "%06o", sum);
  header.replace(148, 7, digits, 7);
  EXPECT_EQ(sniff_type("a", header + std::string(512, '\0')), "application/x-tar");
  header[0] = 'b';
  EXPECT_EQ(sniff_type("a", header + std::string(512, '\0')), "application/octet-stream");
}

TEST(Sniff, ContentFirstNameSecond) {
  EXPECT_EQ(sniff_type("a.txt", "<!DOCTYPE html><p>x"), "text/html");
  EXPECT_EQ(sniff_type("a.txt", "<?xml version='1.0'?><html xmlns='x'>"), "application/xhtml+xml");
  EXPECT_EQ(sniff_type("a.html", "just words"), "text/plain");
  EXPECT_EQ(sniff_type("a.md", "%PDF-1.7 \x01"), "application/pdf");
  EXPECT_EQ(sniff_type("a", "just words"), "text/plain");
}

TEST(Formats, EveryTypeHasAnExtractor) {
  for (const char* mime : {"text/plain", "text/markdown", "text/html", "application/xhtml+xml"}) {
    ASSERT_NE(find_format(mime), nullptr) << mime;
    EXPECT_NE(find_format(mime)->extract, nullptr);
  }
  EXPECT_EQ(find_format("application/x-nothing"), nullptr);
  EXPECT_EQ(find_text_format("md"), find_format("text/markdown"));
  EXPECT_EQ(find_text_format("txt"), nullptr);
}

TEST(ReadDocument, SaysWhyAFileIsNotRead) {
  EXPECT_EQ(reason("a.txt", ""), "empty file");
  EXPECT_EQ(reason("a.txt", " \n\n\t "), "no text");
  EXPECT_EQ(reason("a.txt", std::string(1000, '\0')), "unknown type (binary data)");
}

TEST(ReadDocument, TextIsAlwaysValidAndInert) {
  const Record record = read_document(
      "/a/odd.txt",
      "A w\xFFrong byte, a NUL \0 and an \x1B[31mescape in it.\n"s + std::string(300, 'a'), 0);
  for (const char c : record.text) EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n');
  EXPECT_NE(record.text.find("escape in it."), std::string::npos);
  const Record page = read_document("/a/odd.html",
                                    "<html><body><p>A reference &#27;[31m and &#0; and &#x85; to "
                                    "control characters in a page.</p>",
                                    0);
  for (const char c : page.text) EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n');
}

TEST(ReadDocument, LanguageIsDetectedUnlessGiven) {
  const std::string text =
      "Les deux gouvernements se sont rencontrés au printemps, et ne se sont accordés sur rien.";
  EXPECT_EQ(read_document("/a/b.txt", text, 0).language, "fr");
  EXPECT_EQ(read_document("/a/b.txt", text, 0, {.language = "de"}).language, "de");
}

TEST(ReadDocument, PathIsKept) {
  EXPECT_EQ(read_document("/a/\xFF\n.txt", "words", 0).path, "/a/\xFF\n.txt");
}

}  // namespace
}  // namespace chancery::indexer
