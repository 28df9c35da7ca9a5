// Long files: read whole, a piece at a time, each piece a document inside its file.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "chancery/part_path.h"
#include "chancery/sketch.h"
#include "indexer/analyse/part_sketch.h"
#include "indexer/extract/cuts.h"
#include "indexer/extract/read_document.h"
#include "tests/indexer/read_sink.h"
#include "tests/support/make_archive.h"
#include "tests/support/make_pdf.h"

namespace chancery::indexer {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;

// `format` with a number, until there are `bytes` of it.
std::string repeated(const std::string& head, fmt::string_view format, size_t bytes) {
  std::string text = head;
  text.reserve(bytes + 1000);
  for (size_t i = 0; text.size() < bytes; ++i) {
    fmt::format_to(std::back_inserter(text), fmt::runtime(format), i);
  }
  return text;
}

// Texts of megabytes are not to be shown when they are wrong.
bool begins(std::string_view text, std::string_view words) {
  return text.starts_with(words);
}
bool ends(std::string_view text, std::string_view words) {
  return text.ends_with(words);
}

constexpr const char* kSentence =
    "The envoys of Valdora met on bridge number {} and neither of them crossed it that year.\n\n";

TEST(Cuts, AreAtTheBestPlaceBeforeTheGoal) {
  EXPECT_EQ(cut_before("One.\n\nTwo. Three.\nFour", 20), 6U);
  EXPECT_EQ(cut_before("One. Two\nThree. Four", 18), 9U);
  EXPECT_EQ(cut_before("One. Two three", 12), 5U);
  EXPECT_EQ(cut_before("one two three", 10), 8U);
  EXPECT_EQ(cut_before("\xC3\xA9\xC3\xA9\xC3\xA9", 3), 2U);
  EXPECT_EQ(cut_before("abc", 99), 3U);
}

TEST(Cuts, PartsAreAboutAsLong) {
  const std::string text = repeated("", kSentence, 1'000'000);
  const std::vector<size_t> starts = part_starts(text, 4);
  ASSERT_THAT(starts, SizeIs(4));
  for (size_t i = 1; i < starts.size(); ++i) {
    EXPECT_NEAR(static_cast<double>(starts[i] - starts[i - 1]), 250'000, 1000);
    EXPECT_EQ(text.substr(starts[i] - 2, 5), "\n\nThe");
  }
  EXPECT_THAT(part_starts(std::string(100, 'x'), 3), ElementsAre(0, 33, 66));
}

TEST(PartPath, TellsItsNumber) {
  EXPECT_EQ(part_path("/d/a.txt", 2, 3), "/d/a.txt!part 2 of 3");
  EXPECT_EQ(part_number("/d/a.txt!part 2 of 3"), 2U);
  EXPECT_EQ(part_number("/d/a.zip!b.txt!part 12 of 12"), 12U);
  for (const char* other : {"/d/a.txt", "/d/a.txt!part 2 of 3.txt", "/d/a!part two of 3",
                            "/d/part 2 of 3", "/d/a!part 4 of 3", "/d/a!part 2"}) {
    EXPECT_EQ(part_number(other), 0U) << other;
  }
}

TEST(PartSketch, PartsOfATextAreNoCopies) {
  std::string text(kSketchBuckets, '\0');
  for (size_t i = 0; i < text.size(); ++i) text[i] = static_cast<char>(i % 2 == 0 ? 1 + i : 0);
  const std::string one = part_sketch(text, "/a!part 1 of 2");
  const std::string two = part_sketch(text, "/a!part 2 of 2");
  EXPECT_EQ(resemblance(one, two), 0);
  EXPECT_EQ(resemblance(one, part_sketch(text, "/copy!part 1 of 2")), 1);
  EXPECT_EQ(part_sketch(text, "/a"), text);
  EXPECT_EQ(part_sketch("", "/a!part 1 of 2"), "");
}

TEST(LongText, BecomesPartsWithOneHead) {
  const std::string text =
      repeated("A Quiet Strait\n\nBy Jane Roe\n\n12 March 2019\n\n", kSentence, 20'000'000);
  const Read got = read("/d/big.txt", text);
  EXPECT_THAT(got.failures, IsEmpty());
  ASSERT_THAT(got.paths(), ElementsAre("/d/big.txt!part 1 of 3", "/d/big.txt!part 2 of 3",
                                       "/d/big.txt!part 3 of 3"));
  std::string all;
  for (const Record& part : got.documents) {
    EXPECT_EQ(part.title, "A Quiet Strait");
    EXPECT_THAT(part.authors, ElementsAre("Jane Roe"));
    EXPECT_EQ(part.date, "2019-03-12");
    EXPECT_EQ(part.language, "en");
    EXPECT_EQ(part.mime, "text/plain");
    EXPECT_LT(part.text.size(), kPartBytes);
    EXPECT_TRUE(begins(part.text, "The envoys"));
    EXPECT_TRUE(ends(part.text, "that year."));
    all += part.text + "\n\n";
  }
  // Nothing is lost, and nothing comes twice.
  EXPECT_TRUE(all == text.substr(text.find("The envoys")));
}

TEST(LongText, OneThatFitsIsOneDocument) {
  EXPECT_THAT(read("/d/a.txt", repeated("", kSentence, 9'000'000)).paths(),
              ElementsAre("/d/a.txt"));
}

TEST(LongText, EachPieceIsOfTheSameCharset) {
  // Windows-1252: half of it has letters beyond ASCII, the rest has one at its end.
  std::string text = repeated("",
                              "La chambre {} a re\xE7u le d\xE9put\xE9, qui \xE9tait n\xE9 "
                              "en \xE9t\xE9 \x93seul\x94.\n\n",
                              5'600'000);
  text = repeated(text, "La chambre {} a entendu le rapport sur le commerce.\n\n", 11'000'000);
  text += "Le d\xE9put\xE9 \x93se tait\x94.\n";
  const Read got = read("/d/a.txt", text);
  ASSERT_THAT(got.documents, SizeIs(2));
  EXPECT_TRUE(
      begins(got.documents[0].text, "La chambre 0 a reçu le député, qui était né en été “seul”."));
  EXPECT_TRUE(ends(got.documents[1].text, "Le député “se tait”."));
}

TEST(LongText, Utf16IsTakenApart) {
  std::string text = "\xFF\xFE";
  for (const char c : repeated("", kSentence, 11'000'000)) text.append({c, '\0'});
  const Read got = read("/d/a.txt", text);
  ASSERT_THAT(got.documents, SizeIs(2));
  EXPECT_TRUE(begins(got.documents[1].text, "The envoys"));
  EXPECT_TRUE(ends(got.documents[1].text, "that year."));
}

TEST(LongText, MarkdownKeepsItsFrontMatter) {
  const Read got = read("/d/a.md", repeated("---\ntitle: Quiet Straits\ndate: 2020-02-03\n---\n\n",
                                            "The *envoys* met on bridge {}.\n\n", 11'000'000));
  ASSERT_THAT(got.documents, SizeIs(2));
  EXPECT_EQ(got.documents[1].title, "Quiet Straits");
  EXPECT_EQ(got.documents[1].date, "2020-02-03");
  EXPECT_TRUE(begins(got.documents[1].text, "The envoys met on bridge"));
}

TEST(LongText, WhatIsReadAsAWholeIsCutBehind) {
  const std::string html = repeated("<html><head><title>Quiet Straits</title></head><body>",
                                    "<p>The envoys met on bridge {} again.</p>", 14'000'000);
  const Read got = read("/d/a.html", html + "<p>And crossed it.</p></body></html>");
  ASSERT_THAT(got.documents, SizeIs(2));
  EXPECT_THAT(got.paths(), ElementsAre("/d/a.html!part 1 of 2", "/d/a.html!part 2 of 2"));
  EXPECT_EQ(got.documents[1].title, got.documents[0].title);
  EXPECT_TRUE(begins(got.documents[1].text, "The envoys"));
  EXPECT_TRUE(ends(got.documents[1].text, "crossed it."));
}

TEST(LongText, WhatIsTooLongAsAWholeIsToldSo) {
  const Read got = read("/d/a.rst", repeated("", kSentence, (size_t{32} << 20) + 2'000'000));
  EXPECT_THAT(got.documents, SizeIs(5));
  EXPECT_THAT(got.failures,
              ElementsAre(Pair("/d/a.rst", "only the first 32 of 33 MB are indexed")));
}

TEST(LongText, InAnArchiveAndInAMail) {
  const std::string text = repeated("", kSentence, 11'000'000);
  EXPECT_THAT(read("/d/a.zip", testing::make_zip({{"a.txt", text}})).paths(),
              ElementsAre("/d/a.zip!a.txt!part 1 of 2", "/d/a.zip!a.txt!part 2 of 2"));
  const Read mail = read("/d/a.eml",
                         "From: a@b.example\nSubject: Bridges\nDate: Tue, 3 Mar 2020 10:00:00 "
                         "+0000\nContent-Type: text/plain\n\n" +
                             text);
  ASSERT_THAT(mail.documents, SizeIs(2));
  EXPECT_EQ(mail.documents[1].title, "Bridges");
}

TEST(LongTable, EachRowNamesItsColumns) {
  std::string csv = "Country,Note\n";
  csv = repeated(csv, "Valdora,\"the envoys met on bridge {},\nand crossed it\"\n", 11'000'000);
  const Read got = read("/d/a.csv", csv);
  EXPECT_THAT(got.failures, IsEmpty());
  ASSERT_GE(got.documents.size(), 2U);
  size_t rows = 0;
  for (const Record& part : got.documents) {
    EXPECT_TRUE(begins(part.text, rows == 0 ? "Country | Note\n\nCountry: Valdora | Note: "
                                            : "Country: Valdora | Note: the envoys"));
    EXPECT_TRUE(ends(part.text, "and crossed it"));
    EXPECT_LT(part.text.size(), kMostBytes);
    for (size_t at = 0; (at = part.text.find("Country: ", at)) != std::string::npos; ++at) ++rows;
  }
  EXPECT_EQ(rows * 2, static_cast<size_t>(std::count(csv.begin(), csv.end(), '\n')) - 1);
}

TEST(LongTable, TellsOfColumnsThatAreLeftOut) {
  std::string csv;
  for (int i = 0; i < 600; ++i) csv += fmt::format("c{},", i);
  const Read got = read("/d/a.csv", csv + "\nValdora,1\n");
  EXPECT_THAT(got.documents, SizeIs(1));
  EXPECT_THAT(got.failures,
              ElementsAre(Pair("/d/a.csv", "only the first 500 columns are indexed")));
}

TEST(JsonLines, HaveNoLimitOfNumber) {
  std::string lines;
  for (int i = 0; i < 120'000; ++i) {
    lines += fmt::format("{{\"id\":\"r{}\",\"text\":\"Bridge {} is quiet.\"}}\n", i, i);
  }
  const Read got = read("/d/a.jsonl", lines + "no json\n{\"text\":\"The last.\"}\n");
  ASSERT_THAT(got.documents, SizeIs(120'001));
  EXPECT_EQ(got.documents[99'999].path, "/d/a.jsonl!r99999");
  EXPECT_EQ(got.documents[99'999].text, "Bridge 99999 is quiet.");
  EXPECT_EQ(got.documents.back().path, "/d/a.jsonl!120002");  // by its line
  EXPECT_THAT(got.failures, ElementsAre(Pair("/d/a.jsonl", "1 record is no JSON")));
  // Under another name, too.
  EXPECT_THAT(read("/d/a.json", lines).documents, SizeIs(120'000));
}

TEST(JsonLines, ALongRecordIsInParts) {
  const std::string text(repeated("", "The envoys met on bridge {}. ", 11'000'000));
  const Read got = read("/d/a.jsonl", "{\"id\":\"a\",\"text\":\"" + text + "\"}\n");
  EXPECT_THAT(got.paths(), ElementsAre("/d/a.jsonl!a!part 1 of 2", "/d/a.jsonl!a!part 2 of 2"));
}

TEST(JsonLists, AreReadPieceByPiece) {
  std::string list;
  for (int i = 0; i < 60'000; ++i) {
    list += fmt::format("{}{{\"id\":\"r{}\",\"text\":\"Bridge [{}] is \\\"quiet\\\".\"}}",
                        i > 0 ? ", " : "", i, i);
  }
  for (const std::string& json :
       {"[" + list + "]", "{\"total\": 60000, \"x\": {\"y\": [1]}, \"items\": [" + list + "]}",
        "{\"items\": [" + list + "], \"next\": null}"}) {
    const Read got = read("/d/a.json", json);
    ASSERT_THAT(got.documents, SizeIs(60'000)) << json.substr(0, 40);
    EXPECT_EQ(got.documents[59'999].text, "Bridge [59999] is \"quiet\".");
    EXPECT_THAT(got.failures, IsEmpty());
  }
  const Read cut = read("/d/a.json", "[" + list.substr(0, list.size() - 10));
  EXPECT_THAT(cut.documents, SizeIs(59'999));
  EXPECT_THAT(cut.failures, ElementsAre(Pair("/d/a.json", "1 record is no JSON")));
}

TEST(JsonLists, ALongRecordWithAListIsARecord) {
  const std::string text = repeated("", "The envoys met on bridge {}. ", 2'000'000);
  const Read got =
      read("/d/a.json", "{\"text\": \"" + text + "\",\n \"items\": [{\"text\": \"x\"}]}");
  EXPECT_THAT(got.paths(), ElementsAre("/d/a.json"));
}

// 0 aaa, 1 aab …: numbers alone would make the lines of pages alike.
std::string letters(size_t number) {
  std::string out;
  for (const size_t place : {676, 26, 1}) out += static_cast<char>('a' + number / place % 26);
  return out;
}

TEST(LongPdf, PagesAreCountedInTheFile) {
  std::vector<testing::PdfPage> pages(5003);
  for (size_t i = 0; i < pages.size(); ++i) {
    testing::put_lines(pages[i], {"The envoys spoke of " + letters(i) +
                                  "z on this day and then of " + letters(i * 7 + 3) + " too."});
  }
  const Read got = read("/d/a.pdf", testing::make_pdf(pages));
  EXPECT_THAT(got.failures, IsEmpty());
  ASSERT_THAT(got.paths(),
              ElementsAre("/d/a.pdf!part 1 of 3", "/d/a.pdf!part 2 of 3", "/d/a.pdf!part 3 of 3"));
  for (const Record& part : got.documents) {
    EXPECT_EQ(part.pages, 5003);
    EXPECT_EQ(part.title, got.documents[0].title);
  }
  const auto page_of = [&](size_t part, size_t number) {
    const Record& record = got.documents[part];
    const size_t at = record.text.find(" " + letters(number - 1) + "z on this day");
    return at == std::string::npos ? 0 : page_at(record, at);
  };
  EXPECT_EQ(page_of(0, 1), 1);
  EXPECT_EQ(page_of(0, 2000), 2000);
  EXPECT_EQ(page_of(1, 2001), 2001);
  EXPECT_EQ(page_of(2, 5003), 5003);
  EXPECT_EQ(page_of(1, 2000), 0);
}

}  // namespace
}  // namespace chancery::indexer
