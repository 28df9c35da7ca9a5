// Text with markup of its own: reStructuredText, LaTeX, XML, JSON.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/extract/formats.h"
#include "indexer/extract/read_document.h"
#include "indexer/page/json_depth.h"

namespace chancery::indexer {
namespace {

using testing::ElementsAre;

const std::string kFirst =
    "The two governments met in the spring, and agreed on nothing but the date of the next "
    "meeting.";
const std::string kSecond =
    "Their neighbours had hoped for more, and said so before the delegations had left the hotel.";

TEST(Rst, ParagraphsWithoutMarks) {
  const Record record = read_document(
      "/folder/report.rst",
      "==============\nA Quiet Strait\n==============\n\n:Author: Jane Roe\n:Date: 2024-03-02\n\n" +
          kFirst +
          "\n\n.. image:: map.png\n   :alt: A map\n\nNext *steps*\n-----------\n\nSee the `report "
          "<https://x.example/a>`_, :doc:`annex` and ``code``; 2 * 3.\n\n* one\n* two_ and\n  "
          "more\n"
          "\n.. note:: Mind the gap.\n\n.. a comment\n   of two lines\n\n" +
          kSecond + "\n",
      0);
  EXPECT_EQ(record.title, "A Quiet Strait");
  EXPECT_EQ(record.text, kFirst +
                             "\n\nNext steps\n\nSee the report , annex and code; 2 * 3.\n\none\n\n"
                             "two and more\n\nMind the gap.\n\n" +
                             kSecond);
  EXPECT_THAT(record.authors, ElementsAre("Jane Roe"));
  EXPECT_EQ(record.date, "2024-03-02");
}

TEST(Latex, TextWithoutCommands) {
  const Record record = read_document(
      "/folder/report.tex",
      "\\documentclass[12pt]{article}\n\\usepackage{x}\n\\title{A \\emph{Quiet} Strait}\n"
      "\\author{Jane Roe \\and John Doe}\n\\date{2 March 2024}\n\\begin{document}\n\\maketitle\n"
      "\\section{Talks}\n" +
          kFirst +
          " % nobody knows\n\nCaf\\'e, \\\"{o} and na\\\"{\\i}ve "
          "``quotes''---10\\% of it~\\cite{roe} in \\textbf{bold}\\footnote{A note.}.\n"
          "\\begin{equation} x = y \\end{equation}\n\\begin{itemize}\\item One \\item "
          "Two\\end{itemize}\n"
          "\\begin{figure}\\includegraphics{a}\\caption{A map}\\end{figure}\n" +
          kSecond + "\n\\end{document}\nnothing",
      0);
  EXPECT_EQ(record.title, "A Quiet Strait");
  EXPECT_EQ(record.text,
            "Talks\n\n" + kFirst +
                "\n\nCafé, ö and naïve “quotes”—10% of it in bold (A note.).\n\nOne\n\n"
                "Two\n\nA map\n\n" +
                kSecond);
  EXPECT_THAT(record.authors, ElementsAre("Jane Roe", "John Doe"));
  EXPECT_EQ(record.date, "2024-03-02");
}

TEST(Latex, WhatNeverEnds) {
  EXPECT_EQ(extract_latex(kFirst + std::string(100000, '{') + "\\", "").text, kFirst);
  EXPECT_EQ(extract_latex(kFirst + "\n\n\\begin{figure} and $", "").text, kFirst + "\n\nand $");
  EXPECT_NE(extract_latex("\\title" + std::string(50000, '[') + kFirst, "").text.size(), 1u);
}

// Each took minutes, gigabytes or the stack when it was looked for again and again.
TEST(Latex, ManyThatNeverEnd) {
  for (const char* opened : {"\\footnote{", "\\section{ab ", "\\begin{figure} ", "\\( ", "\\[ ",
                             "\\foo[", "$ x ", "\\caption{\\textbf{"}) {
    std::string text = kFirst + "\n\n";
    for (int i = 0; i < 200'000; ++i) text += opened;
    EXPECT_TRUE(extract_latex(text, "").text.starts_with(kFirst)) << opened;
  }
}

TEST(Rst, ManyThatNeverEnd) {
  for (const char* opened : {"`a <", ":a", "`", "|a", "<a>"}) {
    std::string text = kFirst + "\n\n";
    for (int i = 0; i < 500'000; ++i) text += opened;
    EXPECT_TRUE(extract_rst(text, "").text.starts_with(kFirst)) << opened;
  }
}

TEST(FictionBook, ChaptersAndDescription) {
  const Record record = read_document(
      "/folder/book.fb2",
      "<?xml version='1.0' encoding='windows-1251'?><FictionBook><description><title-info>"
      "<author><first-name>Jane</first-name><last-name>Roe</last-name></author>"
      "<book-title>\xCC\xE8\xF0</book-title><lang>ru</lang><date value='2019-04-01'>x</date>"
      "</title-info></description><body><section><title><p>First</p></title><p>" +
          kFirst + "</p></section></body><binary>AAAA</binary></FictionBook>",
      0);
  EXPECT_EQ(record.title, "Мир");
  EXPECT_EQ(record.text, "First\n\n" + kFirst);
  EXPECT_THAT(record.authors, ElementsAre("Jane Roe"));
  EXPECT_EQ(record.date, "2019-04-01");
}

TEST(Xml, ElementsWithTextAreParagraphs) {
  EXPECT_EQ(extract_xml("<?xml version='1.0'?><r><title>A Quiet Strait</title><a><b>" + kFirst +
                            "</b><b>Two <i>words</i>.</b></a></r>",
                        "")
                .text,
            kFirst + "\n\nTwo words.");
  EXPECT_THAT(
      extract_xml("<?xml version='1.0'?><r><p>" + kFirst + "</p><p>&nope; <broken", "").text,
      testing::HasSubstr("two governments"));
}

TEST(Json, RecordsAreDocuments) {
  const Extracted lines = extract_json_lines(
      "{\"id\":\"a1\",\"title\":\"A Quiet Strait\",\"text\":\"" + kFirst +
          "\",\"authors\":[\"Jane Roe\"],\"date\":\"2024-03-02\",\"url\":\"https://x.example/a\"}\n"
          "\nnot "
          "json\n{\"headline\":\"Counting\",\"content_html\":\"<p>One.</p><p>Two.</"
          "p>\"}\n{\"x\":1}\n",
      "");
  ASSERT_EQ(lines.documents.size(), 2u);
  EXPECT_EQ(lines.documents[0].name, "a1");
  EXPECT_EQ(lines.documents[0].text, kFirst);
  EXPECT_EQ(lines.documents[0].clues.title, "A Quiet Strait");
  EXPECT_EQ(lines.documents[0].clues.dates.at(0).second, (Date{2024, 3, 2}));
  EXPECT_EQ(lines.documents[1].name, "4");  // its line
  EXPECT_EQ(lines.documents[1].text, "One.\n\nTwo.");
  EXPECT_EQ(lines.note, "1 record is no JSON");

  EXPECT_EQ(extract_json("{\"items\":[{\"content_text\":\"One.\"}]}", "").documents.size(), 1u);
  EXPECT_EQ(extract_json("{\"title\":\"T\",\"body\":\"One.\"}", "").text, "One.");
}

TEST(Json, DepthIsKnownBeforeATreeIsMade) {
  EXPECT_FALSE(nests_too_deep(std::string(200, '[') + std::string(200, ']') + "[[]]"));
  EXPECT_FALSE(nests_too_deep("{\"a\": \"" + std::string(1000, '[') + "\\\"" +
                              std::string(1000, '{') + "\"}"));
  EXPECT_TRUE(nests_too_deep(std::string(201, '{')));
}

TEST(Json, OtherJsonIsText) {
  EXPECT_THAT(extract_json("{\"level\": \"all is well\"}", "").text,
              testing::HasSubstr("all is well"));
  EXPECT_THAT(extract_json("{\"text\": \"cut", "").text, testing::HasSubstr("cut"));
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "[";
  EXPECT_NO_THROW(extract_json(deep, ""));
  for (int i = 0; i < 100000; ++i) deep += "]";
  EXPECT_NO_THROW(extract_json(deep, ""));
}

}  // namespace
}  // namespace chancery::indexer
