// Word, PowerPoint, Excel and Outlook before 2007.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/extract/container_type.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/mail/compressed_rtf.h"
#include "indexer/extract/old_office/compound_file.h"
#include "indexer/extract/read_document.h"
#include "tests/support/compound_file_writer.h"

namespace chancery::indexer {
namespace {

using test::compound_file;
using test::little;
using test::wide;
using testing::ElementsAre;

const std::string kFirst =
    "The two governments met in the spring, and agreed on nothing but the date of the next "
    "meeting.";

// The summary with title, author and the day it was made.
std::string summary(const std::string& title, const std::string& author) {
  const auto text = [](const std::string& value) {
    std::string padded = value + '\0';
    padded.resize((padded.size() + 3) / 4 * 4, '\0');
    return little(30, 4) + little(padded.size(), 4) + padded;
  };
  const std::string page = little(2, 4) + little(1252, 4);
  const std::string a = text(title);
  const std::string b = text(author);
  // 2 March 2024 in units of 100 nanoseconds since 1601.
  const std::string made = little(64, 4) + little(133538112000000000, 8);
  const size_t base = 8 + 4 * 8;
  const std::string section =
      little(0, 4) + little(4, 4) + little(1, 4) + little(base, 4) + little(2, 4) +
      little(base + page.size(), 4) + little(4, 4) + little(base + page.size() + a.size(), 4) +
      little(12, 4) + little(base + page.size() + a.size() + b.size(), 4) + page + a + b + made;
  return little(0xFFFE, 2) + std::string(22, '\0') + little(1, 4) + std::string(16, '\0') +
         little(48, 4) + section;
}

// A Word file with its text in two pieces, one of 8-bit characters and one of UTF-16.
std::string word(const std::string& narrow, const std::string& ascii, uint16_t flags = 0) {
  std::string head(0x200, '\0');
  const auto set = [&](size_t at, const std::string& bytes) {
    head.replace(at, bytes.size(), bytes);
  };
  set(0, little(0xA5EC, 2) + little(0xC1, 2));
  set(10, little(flags, 2));
  set(0x4C, little(narrow.size() + ascii.size(), 4));
  const std::string pieces = little(0, 4) + little(narrow.size(), 4) +
                             little(narrow.size() + ascii.size(), 4) + little(0, 2) +
                             little(0x40000000 | (head.size() * 2), 4) + little(0, 2) +
                             little(0, 2) + little(head.size() + narrow.size(), 4) + little(0, 2);
  const std::string table = '\2' + little(pieces.size(), 4) + pieces;
  set(0x1A2, little(0, 4) + little(table.size(), 4));
  return compound_file({{"WordDocument", head + narrow + wide(ascii)},
                        {"0Table", table},
                        {"\x05SummaryInformation", summary("A Quiet Strait", "Jane Roe")}});
}

TEST(CompoundFiles, StreamsByPath) {
  const std::string bytes =
      compound_file({{"one", "first"}, {"folder/two", std::string(5000, 'x')}});
  const CompoundFile file(bytes);
  EXPECT_EQ(file.stream("one"), "first");
  EXPECT_EQ(file.stream("folder/two").size(), 5000u);
  EXPECT_EQ(file.stream("folder"), "");
  EXPECT_EQ(file.stream("folder/two", 10), std::string(10, 'x'));
  EXPECT_FALSE(file.has("two"));
  EXPECT_EQ(file.stream("ONE"), "first") << "case does not matter";
  EXPECT_EQ(ole_type(compound_file({{"WORDDOCUMENT", "x"}})), "application/msword");
}

TEST(CompoundFiles, CirclesAndCutsEnd) {
  std::string bytes = compound_file({{"one", std::string(5000, 'x')}});
  for (size_t cut = 0; cut < bytes.size(); cut += 97) {
    try {
      const std::string part = bytes.substr(0, cut);
      EXPECT_LE(CompoundFile(part).stream("one").size(), 5000u);
    } catch (const Unreadable&) {
    }
  }
  // Every sector is followed by the first one.
  const size_t table = bytes.size() - 512;
  for (size_t at = table; at < bytes.size(); at += 4) bytes.replace(at, 4, little(0, 4));
  EXPECT_LE(CompoundFile(bytes).stream("one").size(), 5000u);
}

TEST(Doc, PiecesFieldsAndTables) {
  const Record record = read_document("/folder/report.doc",
                                      word(kFirst + "\rCaf\xE9 \x13HYPERLINK x\x14here\x15.\r",
                                           "Armenia\x07"
                                           "44\x07\x07Iran\x07"
                                           "16\x07\x07"
                                           "A half\x1Fword.\r"),
                                      0);
  EXPECT_EQ(record.title, "A Quiet Strait");
  EXPECT_EQ(record.text, kFirst + "\n\nCafé here.\n\nArmenia | 44\n\nIran | 16\n\nA halfword.");
  EXPECT_THAT(record.authors, ElementsAre("Jane Roe"));
  EXPECT_EQ(record.date, "2024-03-02");
  EXPECT_EQ(record.mime, "application/msword");
}

TEST(Doc, EncryptedAndDamagedOnesSaySo) {
  const auto reason_for = [](const std::string& bytes) {
    try {
      read_document("/a.doc", bytes, 0);
    } catch (const Unreadable& unreadable) {
      return unreadable.reason();
    }
    return std::string();
  };
  EXPECT_EQ(reason_for(word(kFirst, "", 0x100)), "encrypted");
  EXPECT_EQ(reason_for(compound_file({{"EncryptedPackage", "x"}, {"EncryptionInfo", "x"}})),
            "encrypted");
  EXPECT_EQ(reason_for(compound_file({{"WordDocument", little(0xA5EC, 2) + little(0xC1, 2)}})),
            "damaged (no text in a Word file)");
}

std::string record(uint16_t type, const std::string& body, uint16_t head = 0) {
  return little(head, 2) + little(type, 2) + little(body.size(), 4) + body;
}

TEST(Ppt, TextsOfSlidesAndNotes) {
  const auto texts = [](uint32_t kind, const std::string& text) {
    return record(3999, little(kind, 4)) + record(4008, text);
  };
  // Objects: 1 the document, 2 and 3 slides, 4 a note.
  const std::string document =
      record(1000,
             record(4080,
                    record(1011, little(2, 4) + little(0, 8) + little(256, 4)) +
                        texts(0, "A Quiet Strait") +
                        record(1011, little(3, 4) + little(0, 8) + little(257, 4)) +
                        texts(0, "Next steps") + texts(1, "Meet\rin\vspring"),
                    0x0F) +
                 record(4080, record(1011, little(4, 4) + little(0, 8) + little(9, 4)), 0x2F),
             0x0F);
  const std::string first = record(1006, texts(4, "A box"), 0x0F);
  const std::string second = record(1006, texts(4, "*"), 0x0F);
  const std::string note =
      record(1008, record(1009, little(257, 4) + little(0, 4)) + texts(2, "Say it slowly."), 0x0F);
  std::string stream;
  std::string places;
  for (const std::string& object : {document, first, second, note}) {
    places += little(stream.size(), 4);
    stream += object;
  }
  const size_t directory = stream.size();
  stream += record(6002, little(4 << 20 | 1, 4) + places);
  const size_t edit = stream.size();
  stream += record(
      4085, little(0, 4) + little(0, 4) + little(0, 4) + little(directory, 4) + little(1, 4));
  const std::string user = little(0, 2) + little(4086, 2) + little(20, 4) + little(20, 4) +
                           little(0xE391C05F, 4) + little(edit, 4);
  const Record read =
      read_document("/folder/talk.ppt",
                    compound_file({{"PowerPoint Document", stream}, {"Current User", user}}), 0);
  EXPECT_EQ(read.title, "A Quiet Strait");
  EXPECT_EQ(read.text,
            "A Quiet Strait\n\nA box\n\nNext steps\n\nMeet\n\nin spring\n\nSay it slowly.");
  EXPECT_EQ(read.pages, 2);
}

std::string cell_record(uint16_t type, const std::string& body) {
  return little(type, 2) + little(body.size(), 2) + body;
}

TEST(Xls, CellsStringsAndDates) {
  const auto place = [](uint16_t row, uint16_t column, uint16_t style) {
    return little(row, 2) + little(column, 2) + little(style, 2);
  };
  // The second string is cut between two records.
  const std::string strings = little(3, 4) + little(3, 4) + little(7, 2) + '\0' + "Country" +
                              little(3, 2) + '\1' + wide("Da");
  const std::string rest = '\0' + std::string("y") + little(7, 2) + '\0' + "Armenia";
  const std::string book =
      cell_record(0x809, little(0x600, 2) + little(5, 2)) +
      cell_record(0xE0, little(0, 2) + little(0, 2)) +
      cell_record(0xE0, little(0, 2) + little(14, 2)) +
      cell_record(0x85, little(0, 4) + little(0, 2) + '\5' + '\0' + "Votes") +
      cell_record(0xFC, strings) + cell_record(0x3C, rest) + cell_record(0x0A, "") +
      cell_record(0x809, little(0x600, 2) + little(0x10, 2)) +
      cell_record(0xFD, place(0, 0, 0) + little(0, 4)) +
      cell_record(0xFD, place(0, 1, 0) + little(1, 4)) +
      cell_record(0xFD, place(1, 0, 0) + little(2, 4)) +
      cell_record(0x27E, place(1, 1, 1) + little(45292U << 2 | 2, 4)) +
      cell_record(0xBD, little(2, 2) + little(0, 2) + little(0, 2) + little(7 << 2 | 2, 4) +
                            little(0, 2) + little(150 << 2 | 3, 4) + little(1, 2)) +
      cell_record(0x06, place(3, 0, 0) + std::string(6, '\0') + "\xFF\xFF") +
      cell_record(0x207, little(4, 2) + '\0' + "Iran") + cell_record(0x0A, "");
  const Record read = read_document("/folder/votes.xls", compound_file({{"Workbook", book}}), 0);
  EXPECT_EQ(read.text,
            "Votes\n\nCountry | Day\n\nCountry: Armenia | Day: 2024-01-01\n\n"
            "Country: 7 | Day: 1.5\n\nIran");
}

TEST(Msg, BodyAndAttachments) {
  const auto properties = [](size_t header, uint64_t time) {
    return std::string(header, '\0') + little(0x00390040, 4) + little(6, 4) + little(time, 8);
  };
  const std::string bytes = compound_file(
      {{"__properties_version1.0", properties(32, 133538112000000000)},
       {"__substg1.0_0037001F", wide("Talks in spring")},
       {"__substg1.0_0C1A001F", wide("Jane Roe")},
       {"__substg1.0_1000001F", wide("> " + kFirst + "\r\n\r\nYours\r\n-- \r\nJane\r\n")},
       {"__attach_version1.0_#00000000/__substg1.0_3707001F", wide("note.txt")},
       {"__attach_version1.0_#00000000/__substg1.0_37010102", "What the note says."},
       {"__attach_version1.0_#00000001/__substg1.0_3707001F", wide("logo.png")},
       {"__attach_version1.0_#00000001/__substg1.0_37010102", "png"},
       {"__attach_version1.0_#00000002/__substg1.0_3701000D/__properties_version1.0",
        properties(24, 0)},
       {"__attach_version1.0_#00000002/__substg1.0_3701000D/__substg1.0_0037001F", wide("Inner")},
       {"__attach_version1.0_#00000002/__substg1.0_3701000D/__substg1.0_1000001F",
        wide("Inside.")}});
  const Extracted message = extract_msg(bytes, "");
  EXPECT_EQ(message.clues.title, "Talks in spring");
  EXPECT_EQ(message.text, kFirst + "\n\nYours");
  ASSERT_EQ(message.parts.size(), 1u);
  EXPECT_EQ(message.parts[0].name, "note.txt");
  EXPECT_EQ(message.parts[0].bytes, "What the note says.");
  ASSERT_EQ(message.documents.size(), 1u);
  EXPECT_EQ(message.documents[0].name, "Inner");
  EXPECT_EQ(message.documents[0].text, "Inside.");
  const Record read = read_document("/mail/talks.msg", bytes, 0);
  EXPECT_EQ(read.date, "2024-03-02");
  EXPECT_EQ(read.date_source, "mail");
  EXPECT_THAT(read.authors, ElementsAre("Jane Roe"));
}

TEST(Msg, TheSendersOwnDay) {
  const std::string bytes =
      compound_file({{"__properties_version1.0", std::string(32, '\0') + little(0x00390040, 4) +
                                                     little(6, 4) + little(133538112000000000, 8)},
                     {"__substg1.0_007D001F", wide("Date: Fri, 1 Mar 2024 19:00:00 -0500\r\n\r\n")},
                     {"__substg1.0_1000001F", wide(kFirst)}});
  EXPECT_EQ(read_document("/mail/talks.msg", bytes, 0).date, "2024-03-01");
}

std::string tnef_attribute(char level, uint32_t id, const std::string& data) {
  return level + little(id, 4) + little(data.size(), 4) + data + little(0, 2);
}

TEST(Tnef, BodyAndAttachments) {
  // A number, a named one, and the body in Unicode.
  const std::string body =
      wide("The strait is closed, says the pilot of the harbour.") + std::string(2, '\0');
  const std::string properties =
      little(3, 4) + little(0x0E08'0003, 4) + little(7, 4) + little(0x8001'001E, 4) +
      std::string(16, 'g') + little(0, 4) + little(5, 4) + little(1, 4) + little(3, 4) + "abc" +
      std::string(1, '\0') + little(0x1000'001F, 4) + little(1, 4) + little(body.size(), 4) + body;
  const std::string name = wide("A long name.txt");
  const std::string attached = little(1, 4) + little(0x3707'001F, 4) + little(1, 4) +
                               little(name.size(), 4) + name + std::string(2, '\0');
  const std::string bytes =
      little(0x223E9F78, 4) + little(1, 2) +
      tnef_attribute(1, 0x0006'9007, little(1251, 4) + little(0, 4)) +
      tnef_attribute(1, 0x0001'8004, std::string("\xCC\xE8\xF0\0", 4)) +
      tnef_attribute(1, 0x0003'8005,
                     little(2024, 2) + little(3, 2) + little(2, 2) + std::string(8, '\0')) +
      tnef_attribute(1, 0x0006'9003, properties) +
      tnef_attribute(2, 0x0006'9002, std::string(14, '\0')) +
      tnef_attribute(2, 0x0001'8010, std::string("ALONGN~1.TXT\0", 13)) +
      tnef_attribute(2, 0x0006'800F, "What is attached.") +
      tnef_attribute(2, 0x0006'9005, attached);
  EXPECT_EQ(document_type("winmail.dat", bytes), "application/ms-tnef");
  const Extracted mail = extract_tnef(bytes, "");
  EXPECT_EQ(mail.text, "The strait is closed, says the pilot of the harbour.");
  EXPECT_EQ(mail.clues.title, "Мир");
  ASSERT_EQ(mail.parts.size(), 1U);
  EXPECT_EQ(mail.parts[0].name, "A long name.txt");
  EXPECT_EQ(mail.parts[0].bytes, "What is attached.");
  EXPECT_EQ(read_document("/mail/winmail.dat", bytes, 0).date, "2024-03-02");
  for (size_t cut = 6; cut < bytes.size(); cut += 5) extract_tnef(bytes.substr(0, cut), "");
}

TEST(CompressedRtf, RepeatsWhatTheDictionaryHolds) {
  // "{\rtf1" from the dictionary, then a letter and a repetition of itself.
  const std::string packed = std::string("\x05") + '\0' + '\x04' + "a" + '\x0D' + '\x53';
  const std::string bytes =
      little(packed.size() + 12, 4) + little(12, 4) + little(0x75465A4C, 4) + little(0, 4) + packed;
  EXPECT_EQ(uncompressed_rtf(bytes), "{\\rtf1aaaaaa");
  EXPECT_EQ(uncompressed_rtf("short"), "");
  EXPECT_EQ(
      uncompressed_rtf(little(0, 4) + little(3, 4) + little(0x414C454D, 4) + little(0, 4) + "rtf"),
      "rtf");
}

}  // namespace
}  // namespace chancery::indexer
