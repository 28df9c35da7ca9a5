// Excel's binary workbooks, whose parts are written here record by record.
#include <gtest/gtest.h>

#include <bit>
#include <cstdint>
#include <string>

#include "indexer/extract/read_document.h"
#include "tests/support/zip.h"

namespace chancery::indexer {
namespace {

std::string bytes_of(uint64_t number, size_t width) {
  std::string out;
  for (size_t i = 0; i < width; ++i) out += static_cast<char>(number >> (8 * i) & 0xFF);
  return out;
}

std::string wide_string(const std::string& ascii) {
  std::string out = bytes_of(ascii.size(), 4);
  for (const char c : ascii) out += std::string{c, '\0'};
  return out;
}

// A record whose body has less than 128 bytes.
std::string record(unsigned type, const std::string& body) {
  std::string out;
  if (type >= 0x80) {
    out += static_cast<char>((type & 0x7F) | 0x80);
    out += static_cast<char>(type >> 7);
  } else {
    out += static_cast<char>(type);
  }
  return out + static_cast<char>(body.size()) + body;
}

std::string cell(unsigned type, unsigned column, const std::string& value, unsigned style = 0) {
  return record(type, bytes_of(column, 4) + bytes_of(style, 4) + value);
}

const std::string kRow = record(0, bytes_of(0, 4));

// "Country | Year | Votes | Day" and one row below it, in every kind of cell.
std::string sheet_records() {
  return kRow + cell(7, 0, bytes_of(0, 4)) + cell(6, 1, wide_string("Year")) +
         cell(7, 2, bytes_of(1, 4)) + cell(62, 3, std::string(1, '\0') + wide_string("Day")) +
         kRow + cell(6, 0, wide_string("Armenia")) + cell(2, 1, bytes_of(2021U << 2 | 2, 4)) +
         cell(9, 2, bytes_of(std::bit_cast<uint64_t>(12.5), 8)) +
         cell(5, 3, bytes_of(std::bit_cast<uint64_t>(45292.0), 8), 1) + cell(4, 4, "\1");
}

std::string workbook(const std::string& sheet) {
  const std::string types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  const auto relation = [&](const std::string& id, const std::string& type,
                            const std::string& target) {
    return "<Relationship Id='" + id + "' Type='" + types + type + "' Target='" + target + "'/>";
  };
  const std::string styles = record(44, bytes_of(170, 2) + wide_string("dd/mm/yyyy")) +
                             record(617, "") + record(47, bytes_of(0, 16)) +
                             record(47, bytes_of(170U << 16, 16)) + record(618, "");
  return test::zip(
      {{"_rels/.rels", "<Relationships>" + relation("r1", "officeDocument", "xl/workbook.bin") +
                           "</Relationships>"},
       {"xl/workbook.bin",
        record(153, bytes_of(0, 8)) +
            record(156, bytes_of(0, 8) + wide_string("r1") + wide_string("Votes of 2021"))},
       {"xl/_rels/workbook.bin.rels",
        "<Relationships>" + relation("r1", "worksheet", "worksheets/sheet1.bin") +
            relation("r2", "sharedStrings", "sharedStrings.bin") +
            relation("r3", "styles", "styles.bin") + "</Relationships>"},
       {"xl/worksheets/sheet1.bin", sheet},
       {"xl/sharedStrings.bin", record(19, std::string(1, '\0') + wide_string("Country")) +
                                    record(19, std::string(1, '\0') + wide_string("Votes"))},
       {"xl/styles.bin", styles}});
}

TEST(Xlsb, CellsOfEveryKind) {
  const Record read = read_document("/folder/votes.xlsb", workbook(sheet_records()), 0);
  EXPECT_EQ(read.text,
            "Votes of 2021\n\nCountry | Year | Votes | Day\n\n"
            "Country: Armenia | Year: 2021 | Votes: 12.5 | Day: 2024-01-01");
  EXPECT_EQ(read.mime, "application/vnd.ms-excel.sheet.binary.macroenabled.12");
}

TEST(Xlsb, CutAndHostileSheetsGiveWhatIsThere) {
  const std::string whole = sheet_records();
  for (size_t size = 0; size < whole.size(); ++size) {
    try {
      read_document("/folder/votes.xlsb", workbook(whole.substr(0, size)), 0);
    } catch (const Unreadable& why) {
      EXPECT_EQ(why.reason(), "no text") << size;
    }
  }
  const std::string hostile = kRow + cell(6, 0xFFFFFFFF, wide_string("far")) +
                              cell(7, 0, bytes_of(0xFFFFFFFE, 4)) +
                              cell(6, 1, bytes_of(0x7FFFFFFF, 4) + "a") + "\xFF\xFF\xFF\xFF\xFF";
  EXPECT_NO_THROW(read_document("/folder/votes.xlsb", workbook(whole + hostile), 0));
}

}  // namespace
}  // namespace chancery::indexer
