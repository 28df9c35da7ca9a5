#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/extract/read_document.h"
#include "tests/support/make_pdf.h"

namespace chancery::indexer {
namespace {

using ::testing::HasSubstr;
using testing::make_pdf;
using ::testing::Not;
using testing::pdf_of_objects;
using testing::PdfPage;
using testing::put_lines;
using ::testing::SizeIs;

Record read(const std::string& bytes) {
  return read_document("/reports/talks.pdf", bytes, 0);
}

std::string reason(const std::string& bytes) {
  try {
    read(bytes);
  } catch (const Unreadable& unreadable) {
    return unreadable.reason();
  }
  return "";
}

PdfPage page_of(const std::vector<std::string>& lines) {
  PdfPage page;
  put_lines(page, lines);
  return page;
}

const std::vector<std::string> kFirst = {
    "The delegations met in the old customs house of Valdora and agreed to go on with",
    "the talks in spring, when the passes are open. The chair thanked both for their pat-",
    "ience and closed the first day with a statement that nobody wished to sign yet."};
const std::vector<std::string> kSecond = {
    "On the second day the ministers spoke of fishing rights, and of the long-",
    "term lease of the harbour, which had divided them for nine years and more."};

TEST(Pdf, GivesPagesAsParagraphs) {
  const Record record = read(make_pdf({page_of(kFirst), page_of(kSecond)}));
  EXPECT_EQ(record.mime, "application/pdf");
  EXPECT_EQ(record.pages, 2);
  ASSERT_THAT(record.page_starts, SizeIs(2));
  EXPECT_THAT(record.text, HasSubstr("agreed to go on with the talks in spring"));
  EXPECT_THAT(record.text, HasSubstr("their patience and closed"));
  EXPECT_EQ(page_at(record, record.text.find("patience")), 1);
  EXPECT_EQ(page_at(record, record.text.find("fishing rights")), 2);
}

TEST(Pdf, RunningLinesAndPageNumbersGo) {
  std::vector<PdfPage> pages;
  for (int i = 1; i <= 4; ++i) {
    PdfPage page =
        page_of({"Paragraph " + std::string(1, static_cast<char>('A' + i)) +
                     " of this report tells what the commission of the two",
                 "ministries found when it walked along the frontier in the last autumn."});
    page.insert(page.begin(), {72, 760, 9, "Commission on the Frontier, Annual Report 2021"});
    page.push_back({300, 40, 9, std::to_string(i + 10)});
    pages.push_back(page);
  }
  const Record record = read(make_pdf(pages));
  EXPECT_THAT(record.text, Not(HasSubstr("Annual Report")));
  EXPECT_THAT(record.text, Not(HasSubstr("12")));
  EXPECT_THAT(record.text, HasSubstr("Paragraph E of this report"));
}

TEST(Pdf, ColumnsAreReadOneAfterTheOther) {
  PdfPage page;
  std::vector<std::string> left;
  std::vector<std::string> right;
  for (int i = 0; i < 20; ++i) {
    left.push_back("left column of the first text " + std::to_string(i));
    right.push_back("right column of the other text " + std::to_string(i));
  }
  put_lines(page, left, 60, 700, 10);
  put_lines(page, right, 330, 700, 10);
  const std::string text = read(make_pdf({page})).text;
  EXPECT_LT(text.find("first text 19"), text.find("other text 0"));
}

TEST(Pdf, AParagraphGoesOnOverThePage) {
  const Record record = read(make_pdf(
      {page_of({"The treaty of the river was signed by three governments, and the fourth of them",
                "declared that it would sign as soon as its parliament had met again and had"}),
       page_of({"heard the report of its own engineers about the dam. That was nine years ago,",
                "and the report is still being written."})}));
  EXPECT_THAT(record.text, HasSubstr("met again and had heard the report"));
  EXPECT_EQ(page_at(record, record.text.find("met again")), 1);
  EXPECT_EQ(page_at(record, record.text.find("heard the report")), 2);
}

TEST(Pdf, TitlesThatProgramsMadeAreRefused) {
  PdfPage page = page_of(kFirst);
  page.insert(page.begin(), {72, 740, 24, "The Harbour of Valdora"});
  EXPECT_EQ(read(make_pdf({page}, "/Title (Microsoft Word - draft.doc)")).title,
            "The Harbour of Valdora");
  EXPECT_EQ(
      read(make_pdf({page}, "/Title (A Lease for Nine Years) /Author (Mira Lindqvist)")).title,
      "A Lease for Nine Years");
}

TEST(Pdf, InformationIsBelieved) {
  const Record record = read(
      make_pdf({page_of(kFirst)}, "/Author (Mira Lindqvist) /CreationDate (D:20210304101112Z)"));
  EXPECT_THAT(record.authors, ::testing::ElementsAre("Mira Lindqvist"));
  EXPECT_EQ(record.date, "2021-03-04");
}

TEST(Pdf, SaysWhatIsWrong) {
  const std::string whole = make_pdf({page_of(kFirst)});
  EXPECT_EQ(reason(make_pdf({{}, {}})), "only images, no text");
  EXPECT_THAT(reason(make_pdf({})), HasSubstr("damaged"));
  EXPECT_THAT(reason("%PDF-1.4\n%no more than this \x01\x02"), HasSubstr("damaged"));
  EXPECT_EQ(reason(make_pdf({page_of(kFirst)}, "",
                            "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (" +
                                std::string(32, 'o') + ") /U (" + std::string(32, 'u') +
                                ") >> /ID [(0123456789abcdef) (0123456789abcdef)]")),
            "encrypted");
}

TEST(Pdf, CutFilesGiveTextOrAReason) {
  const std::string whole = make_pdf({page_of(kFirst), page_of(kSecond)});
  for (size_t cut = 10; cut < whole.size(); cut += 97) reason(whole.substr(0, cut));
}

TEST(Pdf, TreesInACircleEnd) {
  reason(pdf_of_objects({"<< /Type /Catalog /Pages 2 0 R >>",
                         "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 100000 >>"}));
  reason(pdf_of_objects({"<< /Type /Catalog /Pages 2 0 R >>",
                         "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                         "<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 3 0 R >>"}));
}

}  // namespace
}  // namespace chancery::indexer
