#include "indexer/extract/container_type.h"

#include <gtest/gtest.h>

#include "indexer/extract/sniff.h"

namespace chancery::indexer {
namespace {

using namespace std::string_literals;

std::string number(size_t value, int width) {
  std::string out;
  for (; width > 0; --width, value >>= 8) out += static_cast<char>(value & 0xFF);
  return out;
}

// A zip of empty members that are not compressed, without or with its directory.
std::string zip_of(const std::vector<std::string>& names, bool whole,
                   const std::string& first = "") {
  std::string out;
  std::string directory;
  for (const std::string& name : names) {
    const std::string& content = &name == names.data() ? first : "";
    const std::string sizes =
        number(content.size(), 4) + number(content.size(), 4) + number(name.size(), 2);
    directory += "PK\x01\x02\x14\0"s + "\x14\0\0\0\0\0\0\0\0\0\0\0\0\0"s + sizes +
                 std::string(12, '\0') + number(out.size(), 4) + name;
    out += "PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0"s + sizes + "\0\0"s + name + content;
  }
  if (!whole) return out;
  const size_t begin = out.size();
  return out + directory + "PK\x05\x06\0\0\0\0"s + number(names.size(), 2) +
         number(names.size(), 2) + number(directory.size(), 4) + number(begin, 4) + "\0\0"s;
}

TEST(ZipType, IsToldByTheMembers) {
  constexpr const char* kWord =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  for (const bool whole : {true, false}) {
    EXPECT_EQ(zip_type(zip_of({"[Content_Types].xml", "word/document.xml"}, whole)), kWord);
    EXPECT_EQ(zip_type(zip_of({"letters/a.txt", "b.docx"}, whole)), "application/zip");
    EXPECT_EQ(zip_type(zip_of({"mimetype", "content.xml"}, whole,
                              "application/vnd.oasis.opendocument.text")),
              "application/vnd.oasis.opendocument.text");
    EXPECT_EQ(zip_type(zip_of({"META-INF/container.xml"}, whole)), "application/epub+zip");
  }
}

TEST(ZipType, DamagedDirectoriesAreHarmless) {
  const std::string whole = zip_of({"a", "ppt/presentation.xml", "c"}, true);
  for (size_t cut = 0; cut < whole.size(); ++cut) {
    zip_type(whole.substr(0, cut));
    std::string changed = whole;
    changed[cut] = static_cast<char>(0xFF);
    zip_type(changed);
  }
}

TEST(OleType, IsToldByTheStreams) {
  const std::string head = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(600, '\x01');
  EXPECT_EQ(sniff_type("x", head + "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0\0\0"s),
            "application/msword");
  EXPECT_EQ(sniff_type("x", head + "W\0o\0r\0k\0b\0o\0o\0k\0\0\0"s), "application/vnd.ms-excel");
  EXPECT_EQ(sniff_type("x", head), "application/x-ole-storage");
}

TEST(MailType, NeedsFieldsThatOnlyMailHas) {
  EXPECT_EQ(mail_type("Message-ID: <1@example.org>\nFrom: a@example.org\nSubject: x\n\nText"),
            "message/rfc822");
  EXPECT_EQ(mail_type("Received: from a\n by b\nTo: a@example.org\n\n"), "message/rfc822");
  EXPECT_EQ(mail_type("From: the embassy\nTo: all\nSubject: a note\n\nText"), "");
  EXPECT_EQ(mail_type("Title: a page\nDate: 2020\n\nText"), "");
  EXPECT_EQ(mail_type("From a@example.org Mon Jan  1 00:00:00 2024\nFrom: a\nTo: b\n\nText"),
            "application/mbox");
  EXPECT_EQ(mail_type("From here on the road is closed.\n\nText"), "");
  EXPECT_EQ(mail_type("From: <Saved by a browser>\nSnapshot-Content-Location: https://a\n"
                      "Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/related; x\n\n"),
            "multipart/related");
}

TEST(Sniff, PdfHeadersMayComeLate) {
  EXPECT_EQ(sniff_type("x", "\r\njunk\n%PDF-1.4\n1 0 obj\n<<>>\nendobj\n"), "application/pdf");
  EXPECT_EQ(sniff_type("x", "A text that speaks of %PDF-1.4 only."), "text/plain");
}

}  // namespace
}  // namespace chancery::indexer
