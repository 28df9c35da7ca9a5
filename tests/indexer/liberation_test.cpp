// WordPerfect, Works, iWork and AbiWord, by the libraries of the Document Liberation Project.
#include <gtest/gtest.h>

#include <string>

#include "indexer/extract/read_document.h"
#include "indexer/extract/sniff.h"
#include "tests/support/compound_file_writer.h"
#include "tests/support/zip.h"

namespace chancery::indexer {
namespace {

const std::string kFirst = "The two governments met in the spring and agreed on the ferry.";
const std::string kSecond = "The harbour was closed in March.";

// A file of WordPerfect 5.1: its header, then text whose lines end with a hard return.
std::string word_perfect(char encryption = 0) {
  const std::string head = std::string("\xFFWPC") + std::string("\x10\0\0\0", 4) + "\x01\x0A" +
                           std::string(1, '\0') + "\x01" + encryption + std::string(3, '\0');
  return head + kFirst + "\n" + kSecond + "\n";
}

// A document of Pages '09.
std::string pages_of_2009() {
  const std::string text =
      "<?xml version=\"1.0\"?>"
      "<sl:document xmlns:sl=\"http://developer.apple.com/namespaces/sl\" "
      "xmlns:sf=\"http://developer.apple.com/namespaces/sf\" sl:version=\"92008102400\">"
      "<sf:text-storage sf:kind=\"body\"><sf:text-body><sf:section><sf:layout><sf:p>" +
      kFirst + "<sf:br/></sf:p><sf:p>" + kSecond +
      "<sf:br/></sf:p></sf:layout></sf:section></sf:text-body></sf:text-storage></sl:document>";
  return test::zip({{"index.xml", text}, {"buildVersionHistory.plist", "<plist/>"}});
}

std::string text_of(const std::string& path, const std::string& bytes) {
  return read_document(path, bytes, 0).text;
}

// Why there is no text; empty when there is some.
std::string fault_of(const std::string& path, const std::string& bytes) {
  try {
    text_of(path, bytes);
  } catch (const Unreadable& why) {
    return why.reason();
  }
  return "";
}

TEST(WordPerfect, IsReadByLibwpd) {
  EXPECT_EQ(sniff_type("/r/ferry.wpd", word_perfect()), "application/vnd.wordperfect");
  EXPECT_EQ(text_of("/r/ferry.wpd", word_perfect()), kFirst + "\n\n" + kSecond);
}

TEST(WordPerfect, WhatCannotBeReadIsSaid) {
  EXPECT_EQ(fault_of("/r/ferry.wpd", word_perfect('\x01')), "encrypted");
  EXPECT_EQ(fault_of("/r/ferry.wpd", word_perfect().substr(0, 12)), "damaged");
}

TEST(IWork, IsReadByLibetonyek) {
  EXPECT_EQ(sniff_type("/r/ferry.pages", pages_of_2009()), "application/vnd.apple.iwork");
  EXPECT_EQ(text_of("/r/ferry.pages", pages_of_2009()), kFirst + "\n\n" + kSecond);
}

TEST(IWork, AnotherPackageOfItIsNoDocument) {
  const std::string bytes = test::zip({{"buildVersionHistory.plist", "<plist/>"}});
  EXPECT_EQ(fault_of("/r/ferry.pages", bytes), "unknown type (iWork)");
}

TEST(AbiWord, IsReadByLibabw) {
  const std::string bytes =
      "<?xml version=\"1.0\"?>\n<abiword xmlns=\"http://www.abisource.com/awml.dtd\" "
      "version=\"3.0.0\" fileformat=\"1.1\"><metadata><m key=\"dc.title\">On the ferry</m>"
      "</metadata><section><p>" +
      kFirst + "</p><p>" + kSecond + "</p></section></abiword>\n";
  EXPECT_EQ(sniff_type("/r/ferry.abw", bytes), "application/x-abiword");
  EXPECT_EQ(text_of("/r/ferry.abw", bytes), kFirst + "\n\n" + kSecond);
  EXPECT_EQ(read_document("/r/ferry.abw", bytes, 0).title, "On the ferry");
  EXPECT_EQ(fault_of("/r/ferry.abw", "<?xml version=\"1.0\"?>\n<abiword></abiword>"), "no text");
}

TEST(Works, StreamsOfItsNamesMayBeOfOthers) {
  const std::string bytes = test::compound_file({{"CONTENTS", std::string(5000, 'x')}});
  EXPECT_EQ(sniff_type("/r/ferry.wps", bytes), "application/vnd.ms-works");
  EXPECT_EQ(fault_of("/r/ferry.wps", bytes), "unknown type (OLE file)");
}

}  // namespace
}  // namespace chancery::indexer
