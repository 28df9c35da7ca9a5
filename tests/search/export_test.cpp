// Exports as a text to read on. Black-box tests read the files with our own reader.
#include "search/export/export.h"

#include <gtest/gtest.h>

#include <sstream>

#include "search/export/markup.h"
#include "search/export/paper.h"
#include "search/export/zip_file.h"
#include "search/render/cite.h"
#include "tests/search/fake_source.h"

namespace chancery::search {
namespace {

Record of_sentences() {
  Record record = testing::peace_talks();
  record.sentences = split_sentences(record.text);
  return record;
}

Snippet part_of(const Record& record, const std::string& words, int paragraph) {
  Snippet snippet;
  const size_t begin = record.text.find(words);
  snippet.text = words;
  snippet.source = {static_cast<uint32_t>(begin), static_cast<uint32_t>(begin + words.size())};
  snippet.paragraph = paragraph;
  return snippet;
}

TEST(Quotations, AreWholeSentences) {
  Hit hit;
  hit.record = of_sentences();
  hit.snippets = {part_of(hit.record, "connect mainland", 2), part_of(hit.record, "began in", 1)};
  const auto quotations = quotations_of(hit);
  ASSERT_EQ(quotations.size(), 2U);
  EXPECT_EQ(quotations[0].text, "The talks began in 2022.");
  EXPECT_EQ(quotations[0].place, "¶ 1");
  EXPECT_EQ(quotations[1].text,
            "A corridor would connect mainland Azerbaijan with its exclave via southern Armenia.");
  EXPECT_EQ(quotations[1].place, "¶ 2");
}

TEST(Quotations, OfOneParagraphThatFollowEachOtherAreOne) {
  Hit hit;
  hit.record = of_sentences();
  hit.record.page_starts = {0, static_cast<uint32_t>(hit.record.text.find("A corridor"))};
  hit.snippets = {part_of(hit.record, "Little else", 2), part_of(hit.record, "A corridor", 2)};
  const auto quotations = quotations_of(hit);
  ASSERT_EQ(quotations.size(), 1U);
  EXPECT_TRUE(quotations[0].text.starts_with("A corridor would"));
  EXPECT_TRUE(quotations[0].text.ends_with("Little else is agreed."));
  EXPECT_EQ(quotations[0].place, "p. 2");
}

Paper paper_of(const std::vector<Hit>& hits) {
  PaperBuilder builder("From 2 documents.");
  builder.begin_query(testing::answer());
  for (const Hit& hit : hits) builder.add(hit);
  return builder.finish();
}

TEST(PaperText, NotesAreWholeOnceThenShort) {
  Hit hit;
  hit.record = of_sentences();
  hit.snippets = {part_of(hit.record, "began in", 1), part_of(hit.record, "connect mainland", 2)};
  const Paper paper = paper_of({hit, hit});
  ASSERT_EQ(paper.sections.size(), 1U);
  EXPECT_EQ(paper.sections[0].heading, "corridor");
  EXPECT_EQ(paper.sections[0].remark, "1 hit; understood: issue corridor");
  const auto& quotations = paper.sections[0].entries.at(0).quotations;
  EXPECT_TRUE(quotations.at(0).note.starts_with("Omer Niazi, \"Azerbaijan-Armenia Peace Talks: "));
  EXPECT_TRUE(quotations.at(0).note.ends_with("August 30, 2023, ¶ 1."));
  EXPECT_EQ(quotations.at(1).note, "Niazi, \"Azerbaijan-Armenia Peace Talks,\" ¶ 2.");
  ASSERT_EQ(paper.bibliography.size(), 1U) << "each document once";
  EXPECT_EQ(paper.bibliography[0].text,
            "Niazi, Omer. \"Azerbaijan-Armenia Peace Talks: The Status Quo and an Emerging "
            "Diplomatic Breakthrough.\" Middle East Institute, August 30, 2023. "
            "https://example.org/talks.");
  EXPECT_EQ(paper.bibliography[0].link, "https://example.org/talks");
}

TEST(Citations, ShortAndInABibliography) {
  Record record = testing::peace_talks();
  record.authors = {"A. B. See", "C. Dee"};
  record.title = "Who \"won\"? An Answer";
  record.url.clear();
  EXPECT_EQ(cite_short(record), "See and Dee, \"Who 'won'?\"");
  EXPECT_EQ(cite_short(record, "p. 3"), "See and Dee, \"Who 'won'?\" p. 3.");
  EXPECT_EQ(cite_bibliography(record),
            "See, A. B., and C. Dee. \"Who 'won'? An Answer.\" Middle East Institute, "
            "August 30, 2023.");
  record.authors.clear();
  record.date.clear();
  EXPECT_EQ(cite_bibliography(record), "\"Who 'won'? An Answer.\" Middle East Institute, n.d.");
}

TEST(Markup, EscapesAndDropsWhatXmlHasNoPlaceFor) {
  EXPECT_EQ(markup_text("a<b> & \"c\"\n\n d"), "a&lt;b&gt; &amp; &quot;c&quot; d");
  const std::string bad = markup_text("x\x01\x1b[31m\xEF\xBF\xBE\xFFy");
  for (const char c : bad) EXPECT_GE(static_cast<unsigned char>(c), 0x20);
  EXPECT_EQ(bad.find("\xEF\xBF\xBE"), std::string::npos);
}

TEST(Markup, LinksThatProgramsRefuseAreNone) {
  EXPECT_EQ(web_link("https://a.example/x y?q=\"1\"&r=%41%zz"),
            "https://a.example/x%20y?q=%221%22&r=%41%25zz");
  for (const char* url : {"javascript:alert(1)", "https://", "http://a b/", "http://:80/",
                          "http://a:b/", "ftp://a.example/", "http://a..b/", ""})
    EXPECT_EQ(web_link(url), "") << url;
  EXPECT_EQ(file_link("/a b/ü#.txt"), "file:///a%20b/%C3%BC%23.txt");
  EXPECT_EQ(file_link("mail/1"), "");
}

// What every reader of the format needs (appnote 4.3) and OpenDocument asks for.
TEST(Zip, TellsItsTypeInTheFirstBytes) {
  ZipFile file;
  file.add("mimetype", "application/x");
  file.add("a.xml", "<a/>");
  const std::string bytes = file.finish();
  EXPECT_TRUE(bytes.starts_with("PK\x03\x04"));
  EXPECT_EQ(bytes.substr(30, 21), "mimetypeapplication/x");
  EXPECT_EQ(bytes.substr(bytes.size() - 22, 4), "PK\x05\x06");
}

TEST(Export, HasAHeadingForEachQueryAndAsManyHitsAsAsked) {
  testing::FakeSource source(450);
  ExportRequest request;
  request.queries = {"corridor", "nothing", "a < b"};
  request.options.count = 250;
  std::ostringstream out;
  EXPECT_EQ(write_hits(out, ExportFormat::kHtml, source, request), 500U);
  const std::string page = out.str();
  for (const char* heading : {"<h2>corridor</h2>", "<h2>nothing</h2>", "<h2>a &lt; b</h2>"})
    EXPECT_NE(page.find(heading), std::string::npos) << heading;
  EXPECT_NE(page.find("From 4,000 documents"), std::string::npos);
  EXPECT_NE(page.find("file:///articles/250.txt"), std::string::npos);
  EXPECT_EQ(page.find("file:///articles/251.txt"), std::string::npos);
}

TEST(Export, EndingsInEitherCase) {
  EXPECT_EQ(export_format("/x/A.DOCX"), ExportFormat::kDocx);
  EXPECT_EQ(export_format("a.b.odt"), ExportFormat::kOdt);
  EXPECT_THROW(export_format("docx"), Error);
  EXPECT_THROW(export_format("a.doc"), Error);
}

}  // namespace
}  // namespace chancery::search
