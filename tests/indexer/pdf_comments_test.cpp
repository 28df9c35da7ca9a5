// What readers have written onto a PDF.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/extract/read_document.h"
#include "tests/support/make_pdf.h"

namespace chancery::indexer {
namespace {

using testing::pdf_of_objects;
using testing::pdf_string;

const std::vector<std::string> kPages = {
    "The delegations met in the old customs house of Valdora.",
    "On the second day the ministers spoke of fishing rights.",
    "Nobody wished to sign the statement that the chair had written."};

std::string annotation(const std::string& kind, const std::string& text,
                       const std::string& writer = "") {
  return "<< /Type /Annot /Subtype /" + kind + " /Rect [0 0 9 9] /Contents " + pdf_string(text) +
         (writer.empty() ? "" : " /T " + pdf_string(writer)) + " >>";
}

// A file of three pages, the first and third with these annotations.
std::string annotated(const std::string& first, const std::string& third,
                      const std::vector<std::string>& pages = kPages) {
  std::vector<std::string> objects = {
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [5 0 R 7 0 R 9 0 R] /Count 3 >>",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
      "<< /Title (The Customs House) >>"};
  for (size_t i = 0; i < pages.size(); ++i) {
    const std::string text = "BT /F1 11 Tf 72 700 Td " + pdf_string(pages[i]) + " Tj ET";
    const std::string annotations = i == 0 ? first : i == 2 ? third : "";
    objects.push_back("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents " +
                      std::to_string(objects.size() + 2) +
                      " 0 R /Resources << /Font << /F1 3 0 R >> >> /Annots [" + annotations +
                      "] >>");
    objects.push_back("<< /Length " + std::to_string(text.size()) + " >>\nstream\n" + text +
                      "\nendstream");
  }
  return pdf_of_objects(objects, "/Info 4 0 R ");
}

Record read(const std::string& bytes) {
  return read_document("/r/talks.pdf", bytes, 0);
}

const std::string kText = kPages[0] + "\n\n" + kPages[1] + "\n\n" + kPages[2];

TEST(PdfComments, AreMarkedParagraphsOfTheirPages) {
  const Record record = read(annotated(
      annotation("Text", "Ask who paid.", "Jane Roe") + annotation("Highlight", "Doubtful."),
      annotation("FreeText", "See annex.")));
  EXPECT_EQ(record.text, kPages[0] +
                             "\n\n[Comment by Jane Roe] Ask who paid.\n\n[Comment] Doubtful.\n\n" +
                             kPages[1] + "\n\n" + kPages[2] + "\n\n[Comment] See annex.");
  EXPECT_EQ(record.pages, 3);
  EXPECT_EQ(page_at(record, record.text.find("Doubtful")), 1);
  EXPECT_EQ(page_at(record, record.text.find(kPages[1])), 2);
  EXPECT_EQ(page_at(record, record.text.find(kPages[2])), 3);
  EXPECT_EQ(page_at(record, record.text.find("See annex")), 3);
}

TEST(PdfComments, NoneStandsInTheMiddleOfAParagraph) {
  const std::vector<std::string> pages = {
      "The delegations met in the old customs house of Valdora and",
      "agreed to go on with the talks in the spring.", kPages[2]};
  EXPECT_EQ(read(annotated(annotation("Text", "Who paid?"), "", pages)).text,
            pages[0] + " " + pages[1] + "\n\n[Comment] Who paid?\n\n" + pages[2]);
}

TEST(PdfComments, MarkedWordsLinksAndFieldsAreNone) {
  EXPECT_EQ(read(annotated(annotation("Highlight", "the old customs\rhouse") +
                               annotation("Link", "A link to a page"),
                           annotation("Widget", "A field of a form")))
                .text,
            kText);
}

TEST(PdfComments, OtherAlphabets) {
  EXPECT_EQ(read(annotated("", annotation("Text", "\xFE\xFF\x04\x1D\x04\x35\x04\x42"))).text,
            kText + "\n\n[Comment] Нет");
}

TEST(PdfComments, DamageCostsNoText) {
  for (const char* broken : {"<< /Subtype 7 /Contents 8 >>", "[ 1 2", "9 0 R 5 0 R", "null (x)",
                             "<< /Subtype /Text /Contents [ (a) ] /T << >> >>"}) {
    EXPECT_EQ(read(annotated(broken, "")).text, kText) << broken;
  }
}

}  // namespace
}  // namespace chancery::indexer
