// CSV, Excel and OpenDocument sheets: rows as text with the names of their columns.
#include <gtest/gtest.h>

#include "indexer/extract/cell_value.h"
#include "indexer/extract/read_document.h"
#include "tests/support/zip.h"

namespace chancery::indexer {
namespace {

std::string text_of(const std::string& bytes, const std::string& name = "/folder/votes.csv") {
  return read_document(name, bytes, 0).text;
}

TEST(Csv, RowsSayTheNamesOfTheirColumns) {
  EXPECT_EQ(text_of("Country,Year,Votes\nArmenia,2021,12\n\"Gulf, the\",,\"3 \"\"or\"\" 4\"\n"),
            "Country | Year | Votes\n\nCountry: Armenia | Year: 2021 | Votes: 12\n\n"
            "Country: Gulf, the | Votes: 3 \"or\" 4");
}

TEST(Csv, WithoutNamesRowsStandAsTheyAre) {
  EXPECT_EQ(text_of("Armenia,2021\nIran,2022\n"), "Armenia | 2021\n\nIran | 2022");
}

TEST(Csv, SeparatorsAreFound) {
  const std::string expected = "Country | Year\n\nCountry: Armenia | Year: 2021";
  EXPECT_EQ(text_of("Country;Year\nArmenia;2021\n"), expected);
  EXPECT_EQ(text_of("Country\tYear\nArmenia\t2021\n", "/folder/votes.tsv"), expected);
  EXPECT_EQ(text_of("sep=|\nCountry|Year\nArmenia|2021\n"), expected);
}

TEST(Csv, FieldsMayHoldLines) {
  EXPECT_EQ(text_of("Who,What\nArmenia,\"one\ntwo\"\n"),
            "Who | What\n\nWho: Armenia | What: one two");
}

TEST(Csv, OpenQuotesAndLongLinesEnd) {
  EXPECT_EQ(text_of("Who,What\n\"Armenia,1\n"), "Who | What\n\nArmenia,1");
  EXPECT_GT(text_of("a,b\n" + std::string(9'000'000, 'x')).size(), 3u);
}

TEST(CellNumbers, AsTheSheetShowsThem) {
  EXPECT_EQ(cell_number("0.10000000000000001", DateForm::kNone, false), "0.1");
  EXPECT_EQ(cell_number("12345678901234567890", DateForm::kNone, false), "12345678901234567890");
  EXPECT_EQ(cell_number("45292", DateForm::kDate, false), "2024-01-01");
  EXPECT_EQ(cell_number("43830", DateForm::kDate, true), "2024-01-01");
  EXPECT_EQ(cell_number("45292.75", DateForm::kDateTime, false), "2024-01-01 18:00");
  EXPECT_EQ(cell_number("0.25", DateForm::kTime, false), "06:00");
  EXPECT_EQ(cell_number("-5", DateForm::kDate, false), "-5");
  EXPECT_EQ(cell_number("1e308", DateForm::kDate, false), "1e+308");
  EXPECT_EQ(cell_number("n/a", DateForm::kDate, false), "n/a");
}

TEST(CellNumbers, FormatsThatShowDates) {
  EXPECT_EQ(date_form("dd/mm/yyyy"), DateForm::kDate);
  EXPECT_EQ(date_form("[$-409]d mmm yy h:mm"), DateForm::kDateTime);
  EXPECT_EQ(date_form("h:mm AM/PM"), DateForm::kTime);
  EXPECT_EQ(date_form("mmm"), DateForm::kDate);
  EXPECT_EQ(date_form("0.00 \"days\""), DateForm::kNone);
  EXPECT_EQ(date_form("[Red]#,##0"), DateForm::kNone);
  EXPECT_EQ(date_form("General"), DateForm::kNone);
  EXPECT_EQ(builtin_date_form(14), DateForm::kDate);
  EXPECT_EQ(builtin_date_form(2), DateForm::kNone);
}

TEST(Xlsx, SheetsWithTheirNames) {
  const std::string kMain =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
  const auto relationships = [](const std::string& all) {
    return "<Relationships>" + all + "</Relationships>";
  };
  const auto row = [](const std::string& cells) { return "<row>" + cells + "</row>"; };
  const std::string bytes = test::zip(
      {{"_rels/.rels",
        relationships("<Relationship Id='r' Type='" + kMain + "' Target='xl/workbook.xml'/>")},
       {"xl/workbook.xml",
        "<workbook xmlns:r='r'><sheets><sheet name='Votes' sheetId='1' "
        "r:id='a'/><sheet name='Sheet2' sheetId='2' r:id='b'/></sheets>"
        "</workbook>"},
       {"xl/_rels/workbook.xml.rels",
        relationships("<Relationship Id='a' Type='x/worksheet' Target='worksheets/sheet1.xml'/>"
                      "<Relationship Id='b' Type='x/worksheet' Target='/xl/worksheets/s2.xml'/>"
                      "<Relationship Id='c' Type='x/sharedStrings' Target='sharedStrings.xml'/>"
                      "<Relationship Id='d' Type='x/styles' Target='styles.xml'/>")},
       {"xl/sharedStrings.xml",
        "<sst><si><t>Country</t></si><si><r><t>Ar</t></r><r><t>menia</t></r><rPh><t>x</t></rPh>"
        "</si></sst>"},
       {"xl/styles.xml",
        "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='yyyy'/>"
        "</numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='170'/></cellXfs>"
        "</styleSheet>"},
       {"xl/worksheets/sheet1.xml",
        "<worksheet><sheetData>" +
            row("<c r='A1' t='s'><v>0</v></c><c r='C1' t='inlineStr'><is><t>Day</t></is></c>"
                "<c r='B1' t='str'><v>Votes</v></c>") +
            row("<c r='A2' t='s'><v>1</v></c><c r='B2'><v>12.5</v></c>"
                "<c r='C2' s='1'><v>45292</v></c><c r='D2' t='e'><v>#REF!</v></c>") +
            "</sheetData></worksheet>"},
       {"xl/worksheets/s2.xml", "<worksheet><sheetData>" + row("<c t='s'><v>99</v></c>") +
                                    row("<c><v>7</v></c>") + "</sheetData></worksheet>"}});
  EXPECT_EQ(text_of(bytes, "/folder/votes.xlsx"),
            "Votes\n\nCountry | Votes | Day\n\n"
            "Country: Armenia | Votes: 12.5 | Day: 2024-01-01\n\n7");
}

TEST(Ods, RepeatedCellsAndRows) {
  const auto cell = [](const std::string& text, const std::string& attributes = "") {
    return "<table:table-cell" + attributes + "><text:p>" + text + "</text:p></table:table-cell>";
  };
  const std::string bytes = test::zip(
      {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
       {"content.xml",
        "<office:document-content><office:body><office:spreadsheet><table:table table:name='Votes'>"
        "<table:table-row>" +
            cell("Country") + cell("Year") + cell("Votes") + "</table:table-row><table:table-row>" +
            cell("Armenia") + "<table:table-cell table:number-columns-repeated='1'/>" + cell("12") +
            "<table:table-cell table:number-columns-repeated='16000000'/></table:table-row>"
            "</table:table></office:spreadsheet></office:body></office:document-content>"}});
  EXPECT_EQ(text_of(bytes, "/folder/votes.ods"),
            "Votes\n\nCountry | Year | Votes\n\nCountry: Armenia | Votes: 12");
}

}  // namespace
}  // namespace chancery::indexer
