// Word, PowerPoint, OpenDocument and EPUB: text, title, people, dates.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/extract/office/zip_members.h"
#include "indexer/extract/read_document.h"
#include "tests/support/zip.h"

namespace chancery::indexer {
namespace {

using test::zip;
using testing::ElementsAre;

const std::string kFirst =
    "The two governments met in the spring, and agreed on nothing but the date of the next "
    "meeting.";
const std::string kSecond =
    "Their neighbours had hoped for more, and said so before the delegations had left the hotel.";

const std::string kMain =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";

std::string relationship(const std::string& id, const std::string& type,
                         const std::string& target) {
  return "<Relationship Id='" + id + "' Type='" + type + "' Target='" + target + "'/>";
}
std::string relationships(const std::string& all) {
  return "<?xml version='1.0'?><Relationships>" + all + "</Relationships>";
}

std::string core_properties(const std::string& inside) {
  return "<cp:coreProperties xmlns:cp='c' xmlns:dc='d' xmlns:dcterms='t'>" + inside +
         "</cp:coreProperties>";
}

std::string docx(const std::string& body, const std::string& properties = "",
                 const std::vector<std::pair<std::string, std::string>>& more = {}) {
  std::vector<std::pair<std::string, std::string>> members = {
      {"[Content_Types].xml", "<Types/>"},
      {"_rels/.rels", relationships(relationship("r1", kMain, "word/document.xml"))},
      {"word/document.xml",
       "<?xml version='1.0' encoding='UTF-8'?><w:document xmlns:w='w'><w:body>" + body +
           "</w:body></w:document>"},
      {"docProps/core.xml", core_properties(properties)}};
  members.insert(members.end(), more.begin(), more.end());
  return zip(members);
}

std::string paragraph(const std::string& text, const std::string& style = "") {
  return "<w:p>" + (style.empty() ? "" : "<w:pPr><w:pStyle w:val='" + style + "'/></w:pPr>") +
         "<w:r><w:t xml:space='preserve'>" + text + "</w:t></w:r></w:p>";
}

Record read(const std::string& bytes, const std::string& name = "/folder/report.docx") {
  return read_document(name, bytes, 0);
}

std::string reason_for(const std::string& bytes, const std::string& name) {
  try {
    read(bytes, name);
  } catch (const Unreadable& unreadable) {
    return unreadable.reason();
  }
  return "";
}

TEST(ZipMembers, SayWhatTheirLimitsLeftOut) {
  const std::string bytes = zip({{"a.xml", std::string(100, 'a')}, {"b.xml", "b"}});
  const auto note = [&](const ZipLimits& limits) {
    return ZipMembers(
               bytes, [](std::string_view) { return true; }, limits)
        .note();
  };
  EXPECT_EQ(note({.member = 100, .total = 101, .count = 2}), "");
  EXPECT_NE(note({.member = 99, .total = 101, .count = 2}), "");
  EXPECT_NE(note({.member = 100, .total = 100, .count = 2}), "");
  EXPECT_NE(note({.member = 100, .total = 101, .count = 1}), "");
}

TEST(Docx, TextTitleAndProperties) {
  const Record record = read(docx(
      paragraph("A Quiet Strait", "Titel") + paragraph(kFirst) + paragraph(kSecond),
      "<dc:title>Microsoft Word - draft.doc</dc:title><dc:creator>Jane Roe</dc:creator>"
      "<dcterms:created>2024-03-02T10:00:00Z</dcterms:created>"
      "<dcterms:modified>2024-03-09T10:00:00Z</dcterms:modified>",
      {{"word/_rels/document.xml.rels", relationships(relationship("s", "x/styles", "styles.xml"))},
       {"word/styles.xml",
        "<w:styles xmlns:w='w'><w:style w:styleId='Titel'>"
        "<w:name w:val='Title'/></w:style></w:styles>"}}));
  EXPECT_EQ(record.title, "A Quiet Strait");
  EXPECT_EQ(record.text, kFirst + "\n\n" + kSecond);
  EXPECT_THAT(record.authors, ElementsAre("Jane Roe"));
  EXPECT_EQ(record.date, "2024-03-02");
  EXPECT_EQ(record.date_source, "properties");
}

TEST(Docx, ABylineIsBelievedBeforeTheProperties) {
  const Record record =
      read(docx(paragraph("A Quiet Strait") + paragraph("By Jane Roe | March 5, 2021") +
                    paragraph(kFirst) + paragraph(kSecond),
                "<dc:creator>Office Desk</dc:creator>"
                "<dcterms:created>2024-03-02T10:00:00Z</dcterms:created>"));
  EXPECT_EQ(record.title, "A Quiet Strait");
  EXPECT_EQ(record.date, "2021-03-05");
  EXPECT_THAT(record.authors, ElementsAre("Jane Roe"));
}

TEST(Docx, RunsBreaksAndHyphens) {
  const Record record =
      read(docx("<w:p><w:r><w:t>One </w:t></w:r><w:r><w:t>word</w:t><w:br/><w:t>and</w:t><w:tab/>"
                "<w:t>a half</w:t><w:noBreakHyphen/><w:t>word.</w:t></w:r></w:p>"));
  EXPECT_EQ(record.text, "One word and a half-word.");
}

TEST(Docx, LeavesOutWhatIsNotItsText) {
  const Record record = read(docx(
      "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj>"
      "</w:sdtPr><w:sdtContent>" +
      paragraph("Borders 12") + "</w:sdtContent></w:sdt>" + paragraph(kFirst) +
      "<w:p><w:del><w:r><w:delText>Gone.</w:delText></w:r></w:del><w:r>"
      "<w:instrText>HYPERLINK x</w:instrText><w:t>Here.</w:t></w:r></w:p>"
      "<w:p><mc:AlternateContent><mc:Choice><w:txbxContent>" +
      paragraph("Boxed.") + "</w:txbxContent></mc:Choice><mc:Fallback>" + paragraph("Boxed.") +
      "</mc:Fallback></mc:AlternateContent></w:p>"));
  EXPECT_EQ(record.text, kFirst + "\n\nHere.\n\nBoxed.");
}

TEST(Docx, TablesAndNotes) {
  const std::string row =
      "<w:tr><w:tc>" + paragraph("Armenia") + "</w:tc><w:tc>" + paragraph("44") + "</w:tc></w:tr>";
  const std::string layout = "<w:tr><w:tc>" + paragraph("Left.") + paragraph("More of it.") +
                             "</w:tc><w:tc>" + paragraph("Right.") + "</w:tc></w:tr>";
  const Record record =
      read(docx(paragraph(kFirst) + "<w:tbl>" + row + layout + "</w:tbl>", "",
                {{"word/_rels/document.xml.rels",
                  relationships(relationship("f", "x/footnotes", "footnotes.xml"))},
                 {"word/footnotes.xml", "<w:footnotes xmlns:w='w'><w:footnote w:type='separator'>" +
                                            paragraph("-") + "</w:footnote><w:footnote>" +
                                            paragraph("The hotel has closed since.") +
                                            "</w:footnote></w:footnotes>"}}));
  EXPECT_EQ(record.text, kFirst +
                             "\n\nArmenia | 44\n\nLeft.\n\nMore of it.\n\nRight.\n\n"
                             "The hotel has closed since.");
}

TEST(Docx, WebPagesThatItTakesIn) {
  const std::string page = "<html><body><p>" + kSecond + "</p></body></html>";
  const std::string archive =
      "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
      "Content-Type: text/html\r\n\r\n<p>Archived.</p>\r\n--b--\r\n";
  const Record record = read(docx(
      paragraph(kFirst), "",
      {{"word/_rels/document.xml.rels", relationships(relationship("a", "x/aFChunk", "a.html") +
                                                      relationship("b", "x/aFChunk", "b.mht"))},
       {"word/a.html", page},
       {"word/b.mht", archive}}));
  EXPECT_EQ(record.text, kFirst + "\n\n" + kSecond + "\n\nArchived.");
}

TEST(Docx, EntitiesAreNotExpandedAndNothingIsFetched) {
  std::string bomb = "<!DOCTYPE w:document [<!ENTITY a 'aaaaaaaaaa'>";
  for (char c = 'b'; c < 'l'; ++c) {
    bomb += std::string("<!ENTITY ") + c + " '";
    for (int i = 0; i < 10; ++i) bomb += std::string("&") + static_cast<char>(c - 1) + ";";
    bomb += "'>";
  }
  bomb += "<!ENTITY file SYSTEM 'file:///etc/passwd'>]><w:document xmlns:w='w'><w:body>" +
          paragraph(kFirst + " &k; &file;") + "</w:body></w:document>";
  const std::string text =
      read(zip({{"_rels/.rels", relationships(relationship("r1", kMain, "word/document.xml"))},
                {"word/document.xml", bomb}}))
          .text;
  EXPECT_LT(text.size(), 1000u);
  EXPECT_EQ(text.find("root:"), std::string::npos);
  EXPECT_NE(text.find("two governments"), std::string::npos);
}

TEST(Docx, NestedHundredThousandDeep) {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<w:sdt>";
  EXPECT_EQ(read(docx(paragraph(kFirst) + deep + paragraph(kSecond))).text,
            kFirst + "\n\n" + kSecond);
  std::string tables;
  for (int i = 0; i < 20000; ++i) tables += "<w:tbl><w:tr><w:tc>";
  EXPECT_EQ(read(docx(tables + paragraph(kFirst))).text, kFirst);
}

TEST(Docx, DamagedFilesSayWhy) {
  EXPECT_EQ(reason_for(docx(""), "/a.docx"), "no text");
  EXPECT_EQ(reason_for(zip({{"word/other.xml", "<a/>"}}), "/a.docx"),
            "damaged (a Word file without its document)");
  const std::string whole = docx(paragraph(kFirst));
  EXPECT_THAT(reason_for(whole.substr(0, whole.find("word/document.xml") + 40), "/a.docx"),
              testing::StartsWith("damaged"));
  EXPECT_EQ(read("This is no zip at all, whatever its name says of it.").text,
            "This is no zip at all, whatever its name says of it.");
}

TEST(Docx, ABombIsCutAtItsLimit) {
  const std::string zeros(size_t{40} << 20, ' ');
  EXPECT_EQ(read(docx(paragraph(kFirst) + zeros + paragraph(kSecond))).text, kFirst);
}

std::string slide(const std::string& shapes) {
  return "<p:sld xmlns:p='p' xmlns:a='a'><p:cSld><p:spTree>" + shapes +
         "</p:spTree></p:cSld></p:sld>";
}
std::string shape(const std::string& type, const std::string& text) {
  return "<p:sp><p:nvSpPr><p:nvPr><p:ph type='" + type +
         "'/></p:nvPr></p:nvSpPr><p:txBody><a:p>"
         "<a:r><a:t>" +
         text + "</a:t></a:r></a:p></p:txBody></p:sp>";
}

TEST(Pptx, SlidesAreInTheirOrderAndArePages) {
  const std::string kSlide =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide";
  const Record record = read(
      zip({{"_rels/.rels", relationships(relationship("r1", kMain, "ppt/presentation.xml"))},
           {"ppt/presentation.xml",
            "<p:presentation xmlns:p='p' xmlns:r='r'><p:sldIdLst>"
            "<p:sldId id='257' r:id='b'/><p:sldId id='256' r:id='a'/>"
            "</p:sldIdLst></p:presentation>"},
           {"ppt/_rels/presentation.xml.rels",
            relationships(relationship("a", kSlide, "slides/slide1.xml") +
                          relationship("b", kSlide, "slides/slide2.xml"))},
           {"ppt/slides/slide1.xml",
            slide(shape("title", "Next steps") + shape("body", "A meeting in spring") +
                  shape("sldNum", "2") + shape("ftr", "Delta Post"))},
           {"ppt/slides/slide2.xml", slide(shape("ctrTitle", "A Quiet Strait"))},
           {"ppt/slides/_rels/slide1.xml.rels",
            relationships(relationship("n", "x/notesSlide", "../notesSlides/n1.xml"))},
           {"ppt/notesSlides/n1.xml",
            slide(shape("sldImg", "") + shape("body", "Say it slowly.") + shape("sldNum", "2"))}}),
      "/folder/talk.pptx");
  EXPECT_EQ(record.title, "A Quiet Strait");
  EXPECT_EQ(record.text, "A Quiet Strait\n\nNext steps\n\nA meeting in spring\n\nSay it slowly.");
  EXPECT_EQ(record.pages, 2);
  EXPECT_THAT(record.page_starts, ElementsAre(0u, 16u));
}

std::string open_document(const std::string& kind, const std::string& body,
                          const std::string& meta = "", const std::string& styles = "") {
  return zip({{"mimetype", "application/vnd.oasis.opendocument." + kind},
              {"content.xml", "<office:document-content><office:automatic-styles>" + styles +
                                  "</office:automatic-styles><office:body>" + body +
                                  "</office:body></office:document-content>"},
              {"meta.xml", "<office:document-meta><office:meta>" + meta +
                               "</office:meta></office:document-meta>"}});
}

TEST(Odt, TextTitleAndProperties) {
  const Record record = read(
      open_document("text",
                    "<office:text><text:p text:style-name='P1'>A Quiet Strait</text:p>"
                    "<text:p>" +
                        kFirst +
                        "</text:p><text:p>Two<text:s text:c='3'/>words<text:note>"
                        "<text:note-citation>1</text:note-citation><text:note-body><text:p>A note."
                        "</text:p></text:note-body></text:note></text:p><text:p>" +
                        kSecond +
                        "<office:annotation><text:p>Really?</text:p></office:annotation></text:p>"
                        "</office:text>",
                    "<meta:initial-creator>Jane Roe</meta:initial-creator>"
                    "<meta:creation-date>2023-05-06T07:08:09</meta:creation-date>"
                    "<dc:language>en-GB</dc:language>",
                    "<style:style style:name='P1' style:parent-style-name='Title'/>"),
      "/folder/report.odt");
  EXPECT_EQ(record.title, "A Quiet Strait");
  EXPECT_EQ(record.text, kFirst + "\n\nTwo words\n\nA note.\n\n" + kSecond);
  EXPECT_THAT(record.authors, ElementsAre("Jane Roe"));
  EXPECT_EQ(record.date, "2023-05-06");
}

TEST(Odt, EncryptedOnesSaySo) {
  EXPECT_EQ(reason_for(zip({{"mimetype", "application/vnd.oasis.opendocument.text"},
                            {"META-INF/manifest.xml", "<m><manifest:encryption-data/></m>"},
                            {"content.xml", "\x01\x02"}}),
                       "/a.odt"),
            "encrypted");
}

TEST(Odp, SlidesArePages) {
  const Record record =
      read(open_document("presentation",
                         "<office:presentation><draw:page><draw:frame presentation:class='title'>"
                         "<text:p>A Quiet Strait</text:p></draw:frame></draw:page><draw:page>"
                         "<text:p>Next steps</text:p></draw:page></office:presentation>"),
           "/folder/talk.odp");
  EXPECT_EQ(record.title, "A Quiet Strait");
  EXPECT_EQ(record.text, "A Quiet Strait\n\nNext steps");
  EXPECT_EQ(record.pages, 2);
}

TEST(Epub, ChaptersInTheOrderOfTheSpine) {
  const std::string head =
      "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title></head>"
      "<body><h1>";
  const Record record = read(
      zip({{"mimetype", "application/epub+zip"},
           {"META-INF/container.xml",
            "<container><rootfiles><rootfile full-path='OPS/b.opf'/>"
            "</rootfiles></container>"},
           {"OPS/b.opf",
            "<package xmlns:dc='d'><metadata><dc:title>Straits and Corridors</dc:title>"
            "<dc:creator>Jane Roe</dc:creator><dc:publisher>Delta Press</dc:publisher>"
            "<dc:date>2019-04</dc:date><dc:language>en</dc:language></metadata><manifest>"
            "<item id='two' href='two.xhtml' media-type='application/xhtml+xml'/>"
            "<item id='one' href='one%20a.xhtml' media-type='application/xhtml+xml'/>"
            "<item id='nav' href='nav.xhtml' properties='nav' media-type='application/xhtml+xml'/>"
            "</manifest><spine><itemref idref='nav'/><itemref idref='one'/><itemref idref='two'/>"
            "</spine></package>"},
           {"OPS/nav.xhtml", head + "Contents</h1></body></html>"},
           {"OPS/two.xhtml", head + "Second</h1><p>" + kSecond + "</p></body></html>"},
           {"OPS/one a.xhtml", head + "First</h1><p>" + kFirst + "</p></body></html>"}}),
      "/folder/book.epub");
  EXPECT_EQ(record.title, "Straits and Corridors");
  EXPECT_EQ(record.text, "First\n\n" + kFirst + "\n\nSecond\n\n" + kSecond);
  EXPECT_THAT(record.authors, ElementsAre("Jane Roe"));
  EXPECT_EQ(record.publisher, "Delta Press");
  EXPECT_EQ(record.date, "2019-04");
  EXPECT_EQ(record.date_source, "meta");
}

}  // namespace
}  // namespace chancery::indexer
