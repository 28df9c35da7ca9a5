// Outlook's folders of mail (.pst).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "indexer/extract/formats.h"
#include "indexer/extract/read_document.h"
#include "indexer/extract/sniff.h"
#include "tests/indexer/read_sink.h"
#include "tests/support/compound_file_writer.h"
#include "tests/support/outlook_file_writer.h"

namespace chancery::indexer {
namespace {

using test::little;
using test::outlook_bytes;
using test::outlook_file;
using test::outlook_text;
using test::OutlookItem;
using testing::ElementsAre;

const std::string kFirst = "The two governments met in the spring and agreed on the ferry.";

// The mark and the length that stand before a subject without a "Re: ".
const std::string kSubjectMark = "\1\1";

OutlookItem mail(const std::string& subject, const std::string& body) {
  OutlookItem item;
  item.values = {{0x001A, outlook_text("IPM.Note")},
                 {0x0037, outlook_text(kSubjectMark + subject)},
                 {0x0C1A, outlook_text("Jane Roe")},
                 // 2 March 2024 in units of 100 nanoseconds since 1601.
                 {0x0039, {0x0040, little(133538112000000000, 8)}},
                 {0x1000, outlook_text(body)}};
  return item;
}

OutlookItem attachment(const std::string& name, const std::string& bytes) {
  OutlookItem item;
  item.values = {{0x3707, outlook_text(name)}, {0x3701, outlook_bytes(bytes)}};
  return item;
}

std::string reason_of(const std::string& bytes) {
  try {
    outlook_pieces(bytes, "");
  } catch (const Unreadable& why) {
    return why.reason();
  }
  return "";
}

TEST(OutlookFolders, EachMailIsADocument) {
  const std::string bytes =
      outlook_file({mail("Talks in spring", "> " + kFirst + "\r\n\r\nYours\r\n-- \r\nJane\r\n"),
                    mail("The ferry", "It sails in May.")});
  EXPECT_EQ(sniff_type("/m/all.pst", bytes), "application/vnd.ms-outlook-pst");
  const std::unique_ptr<Pieces> pieces = outlook_pieces(bytes, "");
  ASSERT_EQ(pieces->count(), 2u);
  const Extracted first = pieces->read(0);
  ASSERT_EQ(first.documents.size(), 1u);
  EXPECT_EQ(first.documents[0].name, "Inbox/1");
  EXPECT_EQ(first.documents[0].clues.title, "Talks in spring");
  EXPECT_EQ(first.documents[0].text, kFirst + "\n\nYours");
  EXPECT_EQ(pieces->read(1).documents[0].name, "Inbox/2");
  const Record record = read_document("/m/all.pst", bytes, 0);
  EXPECT_EQ(record.path, "/m/all.pst!Inbox/1");
  EXPECT_EQ(record.date, "2024-03-02");
  EXPECT_EQ(record.date_source, "mail");
  EXPECT_EQ(record.mime, "message/rfc822");
  EXPECT_THAT(record.authors, ElementsAre("Jane Roe"));
}

TEST(OutlookFolders, AttachmentsArePartsAndMailsInsideAreDocuments) {
  OutlookItem inner;
  inner.inner = {mail("Before", "Earlier.")};
  OutlookItem outer = mail("Papers", "See below.");
  outer.attached = {attachment("note.txt", "What the note says."), attachment("logo.png", "png"),
                    inner};
  const Extracted piece = outlook_pieces(outlook_file({outer}), "")->read(0);
  const Extracted& message = piece.documents.at(0);
  ASSERT_EQ(message.parts.size(), 1u);
  EXPECT_EQ(message.parts[0].name, "note.txt");
  EXPECT_EQ(message.parts[0].bytes, "What the note says.");
  ASSERT_EQ(message.documents.size(), 1u);
  EXPECT_EQ(message.documents[0].name, "Before");
  EXPECT_EQ(message.documents[0].text, "Earlier.");
}

TEST(OutlookFolders, WhatIsNoMailIsLeftOut) {
  OutlookItem contact = mail("Jane Roe", "Her number.");
  contact.values[0x001A] = outlook_text("IPM.Contact");
  const std::unique_ptr<Pieces> pieces = outlook_pieces(outlook_file({contact}), "");
  EXPECT_TRUE(pieces->read(0).documents.empty());
}

TEST(OutlookFolders, TheSendersOwnDay) {
  OutlookItem sent = mail("Talks", kFirst);
  sent.values[0x007D] =
      outlook_text("From: Jane <jane@example.org>\r\nDate: Fri, 1 Mar 2024 19:00:00 -0500\r\n\r\n");
  EXPECT_EQ(read_document("/m/all.pst", outlook_file({sent}), 0).date, "2024-03-01");
}

TEST(OutlookFolders, ABodyThatIsOnlyAPage) {
  OutlookItem page = mail("Talks", "");
  page.values.erase(0x1000);
  page.values[0x1013] = outlook_bytes("<p>" + kFirst + "</p><p>Caf\xE9.</p>");
  page.values[0x3FDE] = {0x0003, little(1252, 4)};
  const Extracted piece = outlook_pieces(outlook_file({page}), "")->read(0);
  EXPECT_EQ(piece.documents.at(0).text, kFirst + "\n\nCafé.");
}

TEST(OutlookFolders, AnotherAlphabetInBytes) {
  OutlookItem narrow = mail("", "");
  narrow.values[0x3FFD] = {0x0003, little(1251, 4)};
  narrow.values[0x0037] = {0x001E, "\xCF\xE0\xF0\xEE\xEC"};
  const Extracted piece = outlook_pieces(outlook_file({narrow}), "")->read(0);
  EXPECT_EQ(piece.documents.at(0).clues.title, "Паром");
}

TEST(OutlookFolders, DamageIsSaidAndCostsNoMore) {
  const std::string bytes = outlook_file({mail("Talks", kFirst), mail("The ferry", "In May.")});
  EXPECT_EQ(reason_of(bytes.substr(0, 600)), "damaged (no folders)");
  EXPECT_EQ(reason_of(""), "damaged");
  // The properties of the first mail are no heap any more.
  std::string torn = bytes;
  const size_t subject = torn.find(test::wide("Talks"));
  torn.replace(torn.rfind('\xEC', subject), 1, "x");
  const Read got = read("/m/all.pst", torn);
  ASSERT_EQ(got.documents.size(), 1u);
  EXPECT_EQ(got.documents[0].path, "/m/all.pst!Inbox/2");
  ASSERT_EQ(got.failures.size(), 1u);
  EXPECT_EQ(got.failures[0].second, "damaged (a message)");
  // Wherever bytes are lost, what is left is read or refused.
  for (size_t at = 0; at < bytes.size(); at += 61) {
    std::string broken = bytes;
    broken.replace(at, 16, std::string(16, '\xFF'), 0, std::min<size_t>(16, bytes.size() - at));
    try {
      const std::unique_ptr<Pieces> pieces = outlook_pieces(broken, "");
      for (size_t i = 0; i < std::min<size_t>(pieces->count(), 10); ++i) pieces->read(i);
    } catch (const Unreadable& why) {
      EXPECT_FALSE(why.reason().empty());
    }
  }
}

}  // namespace
}  // namespace chancery::indexer
