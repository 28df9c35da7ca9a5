// PDF files from the folder to the reference: good ones, and all that can be wrong with one.
#include <gmock/gmock.h>

#include "tests/cli/support.h"
#include "tests/support/make_pdf.h"

namespace chancery::cli {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::make_pdf;
using ::testing::Not;
using testing::pdf_of_objects;
using testing::PdfPage;
using testing::put_lines;

const std::vector<std::string> kLease = {
    "The delegations met in the old customs house of Valdora and agreed to go on with",
    "the talks in spring, when the passes are open. The chair thanked both for their pat-",
    "ience and closed the first day with a statement that nobody wished to sign yet."};
const std::vector<std::string> kFishing = {
    "On the second day the ministers spoke of fishing rights, and of the long-",
    "term lease of the harbour, which had divided them for nine years and more."};

PdfPage page_of(const std::vector<std::string>& lines) {
  PdfPage page;
  put_lines(page, lines);
  return page;
}

class PdfFiles : public ::testing::Test {
 protected:
  void SetUp() override { sandbox_.write("good.txt", "A good text on railways."); }
  // Indexes what is there beside a good file, and gives the report.
  std::string report() const {
    outcome_ = sandbox_.index({sandbox_.documents().string()});
    EXPECT_EQ(outcome_.signal, 0);
    EXPECT_THAT(sandbox_.names("railways"), ElementsAre("good.txt"));
    return sandbox_.index({"--report"}).out;
  }

  Sandbox sandbox_;
  mutable Outcome outcome_;
};

TEST_F(PdfFiles, SnippetsAndReferencesNameThePage) {
  sandbox_.write("talks.pdf", make_pdf({page_of(kLease), page_of(kFishing)},
                                       "/Title (The Harbour of Valdora) /Author (Mira Lindqvist) "
                                       "/CreationDate (D:20210304101112Z)"));
  EXPECT_THAT(report(), Not(HasSubstr("talks.pdf")));
  EXPECT_EQ(outcome_.status, 0);
  const Json hit = sandbox_.search({"--format", "json", "fishing rights"}).json()["hits"][0];
  EXPECT_EQ(hit["title"], "The Harbour of Valdora");
  EXPECT_EQ(hit["authors"], Json::array({"Mira Lindqvist"}));
  EXPECT_EQ(hit["date"], "2021-03-04");
  EXPECT_EQ(hit["snippets"][0]["page"], 2);
  EXPECT_THAT(sandbox_.search({"fishing rights"}).out, HasSubstr("(p. 2)"));
  Command command = sandbox_.command("chancery-search", {"--db", sandbox_.database().string()});
  command.environment["TERM"] = "dumb";
  Terminal terminal(command);
  ASSERT_TRUE(terminal.shows("> "));
  terminal.type("fishing rights\r");
  ASSERT_TRUE(terminal.shows("\n> "));
  terminal.type(":cite 1\r");
  EXPECT_TRUE(terminal.shows("Mira Lindqvist, \"The Harbour of Valdora,\" March 4, 2021, p. 2"));
}

TEST_F(PdfFiles, ColumnsAreReadOneAfterTheOther) {
  PdfPage page;
  put_lines(page,
            {"The committee of the lower chamber", "heard the engineers on the dam for",
             "three days and asked who had paid", "for the survey of the upper valley."},
            60, 700, 10);
  put_lines(page,
            {"Fishermen of the estuary, however,", "say that nobody had asked them, and",
             "that the catch has fallen by half", "since the gates were closed."},
            330, 700, 10);
  sandbox_.write("columns.pdf", make_pdf({page}));
  report();
  EXPECT_THAT(sandbox_.names("\"heard the engineers on the dam for three days\""),
              ElementsAre("columns.pdf"));
  EXPECT_THAT(sandbox_.names("\"nobody had asked them and that the catch\""),
              ElementsAre("columns.pdf"));
}

TEST_F(PdfFiles, WhatIsWrongWithOneIsNamed) {
  const std::string whole = make_pdf({page_of(kLease)});
  sandbox_.write("pictures.pdf", make_pdf({{}, {}}));
  sandbox_.write("locked.pdf", make_pdf({page_of(kLease)}, "",
                                        "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (" +
                                            std::string(32, 'o') + ") /U (" + std::string(32, 'u') +
                                            ") >> /ID [(0123456789abcdef) (0123456789abcdef)]"));
  sandbox_.write("cut.pdf", whole.substr(0, 100));
  sandbox_.write("without-pages.pdf", make_pdf({}));
  sandbox_.write("not-one.pdf", "%PDF-1.4\n%\x01\x02 and no more");
  sandbox_.write("whole.pdf", whole);
  const std::string said = report();
  EXPECT_THAT(said, HasSubstr("only images, no text (1)"));
  EXPECT_THAT(said, HasSubstr("encrypted (1)"));
  for (const char* name : {"cut.pdf", "without-pages.pdf", "not-one.pdf"})
    EXPECT_THAT(said.substr(said.find("damaged")), HasSubstr(name));
  EXPECT_THAT(sandbox_.names("customs"), ElementsAre("whole.pdf"));
  EXPECT_EQ(outcome_.status, 2);
}

TEST_F(PdfFiles, TreesInACircleCostThemselvesAlone) {
  sandbox_.write("circle.pdf",
                 pdf_of_objects({"<< /Type /Catalog /Pages 2 0 R >>",
                                 "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 100000 >>"}));
  sandbox_.write("loop.pdf",
                 pdf_of_objects({"<< /Type /Catalog /Pages 2 0 R >>",
                                 "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                                 "<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 3 0 R >>"}));
  EXPECT_THAT(report(), AllOf(HasSubstr("circle.pdf"), HasSubstr("loop.pdf")));
}

TEST_F(PdfFiles, AThousandCutsGiveTextOrAReason) {
  const std::string whole = make_pdf({page_of(kLease), page_of(kFishing)});
  int files = 0;
  for (size_t cut = 10; cut < whole.size(); cut += 31)
    sandbox_.write("cut/" + std::to_string(++files) + ".pdf", whole.substr(0, cut));
  report();
  EXPECT_THAT(outcome_.err, HasSubstr(std::to_string(files + 1) + " files"));
  EXPECT_THAT(outcome_.err, Not(HasSubstr("crashed")));
}

}  // namespace
}  // namespace chancery::cli
