// OpenDocument 1.2, the parts of a text with footnotes and links.
#include <fmt/format.h>

#include "search/export/markup.h"
#include "search/export/paper.h"
#include "search/export/zip_file.h"

namespace chancery::search {

namespace {

constexpr std::string_view kType = "application/vnd.oasis.opendocument.text";
constexpr std::string_view kHeader = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

// The namespaces of the standard that are used, behind the root's name.
std::string opened(std::string_view root) {
  std::string out = fmt::format("{}<office:{}", kHeader, root);
  for (const std::string_view name : {"office", "text", "style", "meta"})
    out += fmt::format(" xmlns:{0}=\"urn:oasis:names:tc:opendocument:xmlns:{0}:1.0\"", name);
  return out +
         " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
         " xmlns:xlink=\"http://www.w3.org/1999/xlink\""
         " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.2\">\n";
}

constexpr std::string_view kOdtStyles = R"(<office:styles>
<style:default-style style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.2cm"/>
<style:text-properties fo:font-family="Georgia" fo:font-size="11pt"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard">
<style:text-properties fo:font-size="20pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
 style:parent-style-name="Standard" style:default-outline-level="1">
<style:paragraph-properties fo:margin-top="0.8cm" fo:keep-with-next="always"/>
<style:text-properties fo:font-size="15pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"
 style:parent-style-name="Standard" style:default-outline-level="2">
<style:paragraph-properties fo:margin-top="0.5cm" fo:margin-bottom="0cm" fo:keep-with-next="always"/>
<style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Remark" style:family="paragraph" style:parent-style-name="Standard">
<style:paragraph-properties fo:margin-bottom="0cm"/>
<style:text-properties fo:font-size="9pt" fo:color="#555555"/></style:style>
<style:style style:name="Quotations" style:family="paragraph" style:parent-style-name="Standard">
<style:paragraph-properties fo:margin-left="1cm" fo:margin-top="0.2cm"/></style:style>
<style:style style:name="Quotations_20_RTL" style:display-name="Quotations RTL" style:family="paragraph"
 style:parent-style-name="Quotations">
<style:paragraph-properties style:writing-mode="rl-tb" fo:text-align="start"/></style:style>
<style:style style:name="Bibliography" style:family="paragraph" style:parent-style-name="Standard">
<style:paragraph-properties fo:margin-left="1cm" fo:text-indent="-1cm"/></style:style>
<style:style style:name="Footnote" style:family="paragraph" style:parent-style-name="Standard">
<style:paragraph-properties fo:margin-bottom="0cm"/><style:text-properties fo:font-size="9pt"/></style:style>
<style:style style:name="Footnote_20_anchor" style:display-name="Footnote anchor" style:family="text">
<style:text-properties style:text-position="super 58%"/></style:style>
<text:notes-configuration text:note-class="footnote" text:citation-body-style-name="Footnote_20_anchor"
 text:citation-style-name="Footnote_20_anchor" style:num-format="1" text:start-value="0"
 text:footnotes-position="page" text:start-numbering-at="document"/>
</office:styles>
<office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties
 fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.5cm"/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"/></office:master-styles>
)";

std::string odt_paragraph(std::string_view style, const std::string& content) {
  return fmt::format("<text:p text:style-name=\"{}\">{}</text:p>\n", style, content);
}

std::string odt_heading(int level, const std::string& content) {
  return fmt::format(
      "<text:h text:style-name=\"Heading_20_{0}\" text:outline-level=\"{0}\">{1}</text:h>\n", level,
      content);
}

std::string odt_link(const std::string& link, const std::string& text) {
  if (link.empty()) return markup_text(text);
  return fmt::format("<text:a xlink:type=\"simple\" xlink:href=\"{}\">{}</text:a>",
                     markup_text(link), markup_text(text));
}

// `count`: of the notes before it.
std::string odt_note(const std::string& note, int& count) {
  if (note.empty()) return "";
  ++count;
  return fmt::format(
      "<text:note text:id=\"note{0}\" text:note-class=\"footnote\"><text:note-citation>{0}"
      "</text:note-citation><text:note-body><text:p text:style-name=\"Footnote\">{1}</text:p>"
      "</text:note-body></text:note>",
      count, markup_text(note));
}

std::string odt_remark(const std::string& text) {
  return text.empty() ? "" : odt_paragraph("Remark", markup_text(text));
}

std::string odt_body(const Paper& paper) {
  int notes = 0;
  std::string out = odt_paragraph("Title", markup_text(paper.title)) +
                    odt_paragraph("Remark", markup_text(paper.subtitle));
  for (const PaperSection& section : paper.sections) {
    out += odt_heading(1, markup_text(section.heading));
    out += odt_remark(section.remark);
    for (const std::string& line : section.lines)
      out += odt_paragraph("Standard", markup_text(line));
    for (const PaperEntry& entry : section.entries) {
      out += odt_heading(2, odt_link(entry.link, entry.title) + odt_note(entry.note, notes));
      for (const std::string* line : {&entry.source, &entry.path, &entry.marks})
        out += odt_remark(*line);
      for (const Quotation& quotation : entry.quotations) {
        const std::string place =
            quotation.place.empty() ? "" : fmt::format(" ({})", quotation.place);
        out += odt_paragraph(entry.right_to_left ? "Quotations_20_RTL" : "Quotations",
                             markup_text(quotation.text) + place + odt_note(quotation.note, notes));
      }
    }
  }
  out += odt_heading(1, "Bibliography");
  for (const PaperSource& source : paper.bibliography)
    out += odt_paragraph("Bibliography", odt_link(source.link, source.text));
  return out;
}

std::string odt_manifest() {
  std::string out = fmt::format(
      "{}<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
      "manifest:version=\"1.2\">\n<manifest:file-entry manifest:full-path=\"/\" "
      "manifest:version=\"1.2\" manifest:media-type=\"{}\"/>\n",
      kHeader, kType);
  for (const std::string_view part : {"content", "styles", "meta"}) {
    out += fmt::format(
        "<manifest:file-entry manifest:full-path=\"{}.xml\" manifest:media-type=\"text/xml\"/>\n",
        part);
  }
  return out + "</manifest:manifest>\n";
}

}  // namespace

std::string odt(const Paper& paper) {
  ZipFile file;
  file.add("mimetype", kType);
  file.add("META-INF/manifest.xml", odt_manifest());
  file.add("content.xml", opened("document-content") + "<office:body><office:text>\n" +
                              odt_body(paper) +
                              "</office:text></office:body></office:document-content>\n");
  file.add("styles.xml",
           opened("document-styles") + std::string(kOdtStyles) + "</office:document-styles>\n");
  file.add("meta.xml", opened("document-meta") +
                           fmt::format("<office:meta><dc:title>{}</dc:title></office:meta>",
                                       markup_text(paper.title)) +
                           "</office:document-meta>\n");
  return file.finish();
}

}  // namespace chancery::search
