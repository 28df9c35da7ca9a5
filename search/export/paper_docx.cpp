// Office Open XML (ECMA-376), the parts of a text with footnotes and links.
#include <fmt/format.h>

#include "search/export/markup.h"
#include "search/export/paper.h"
#include "search/export/zip_file.h"

namespace chancery::search {

namespace {

constexpr std::string_view kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view kNames =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
constexpr std::string_view kRelations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view kPackage = "http://schemas.openxmlformats.org/package/2006";
constexpr std::string_view kWord =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.";

constexpr std::string_view kStyles = R"(<w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:cs="Times New Roman"/><w:sz w:val="22"/></w:rPr>
</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr>
</w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>
<w:rPr><w:b/><w:sz w:val="40"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
<w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="360"/><w:outlineLvl w:val="0"/></w:pPr>
<w:rPr><w:b/><w:sz w:val="30"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/>
<w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="0"/><w:outlineLvl w:val="1"/>
</w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Remark"><w:name w:val="Remark"/><w:basedOn w:val="Normal"/>
<w:pPr><w:spacing w:after="0"/></w:pPr><w:rPr><w:color w:val="555555"/><w:sz w:val="18"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/><w:basedOn w:val="Normal"/>
<w:pPr><w:spacing w:before="120"/><w:ind w:left="567"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Bibliography"><w:name w:val="Bibliography"/><w:basedOn w:val="Normal"/>
<w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/>
<w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>
<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>
<w:rPr><w:color w:val="0B4F8A"/><w:u w:val="single"/></w:rPr></w:style>
)";

std::string word_run(const std::string& text, std::string_view properties = "") {
  return fmt::format("<w:r>{}<w:t xml:space=\"preserve\">{}</w:t></w:r>",
                     properties.empty() ? "" : fmt::format("<w:rPr>{}</w:rPr>", properties),
                     markup_text(text));
}

std::string word_paragraph(std::string_view style, const std::string& runs,
                           bool right_to_left = false) {
  return fmt::format("<w:p><w:pPr><w:pStyle w:val=\"{}\"/>{}</w:pPr>{}</w:p>\n", style,
                     right_to_left ? "<w:bidi/>" : "", runs);
}

std::string relation(const std::string& id, std::string_view kind, const std::string& target,
                     bool outside = false) {
  return fmt::format("<Relationship Id=\"{}\" Type=\"{}/{}\" Target=\"{}\"{}/>\n", id, kRelations,
                     kind, markup_text(target), outside ? " TargetMode=\"External\"" : "");
}

std::string relations(const std::string& all) {
  return fmt::format("{}<Relationships xmlns=\"{}/relationships\">\n{}</Relationships>\n", kXml,
                     kPackage, all);
}

// A text with what it refers to: notes and links stand in other parts of the file.
class WordText {
 public:
  void add(const std::string& paragraph) { body_ += paragraph; }

  std::string link(const std::string& target, const std::string& text) {
    if (target.empty()) return word_run(text);
    const std::string id = fmt::format("link{}", ++links_);
    relations_ += relation(id, "hyperlink", target, true);
    return fmt::format("<w:hyperlink r:id=\"{}\">{}</w:hyperlink>", id,
                       word_run(text, "<w:rStyle w:val=\"Hyperlink\"/>"));
  }

  std::string note(const std::string& text) {
    if (text.empty()) return "";
    constexpr std::string_view kMark = "<w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>";
    ++notes_count_;
    notes_ += fmt::format(
        "<w:footnote w:id=\"{}\">{}</w:footnote>\n", notes_count_,
        word_paragraph("FootnoteText",
                       fmt::format("<w:r>{}<w:footnoteRef/></w:r>", kMark) + word_run(" " + text)));
    return fmt::format("<w:r>{}<w:footnoteReference w:id=\"{}\"/></w:r>", kMark, notes_count_);
  }

  std::string document() const {
    return fmt::format(
        "{}<w:document {}><w:body>\n{}<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
        "<w:pgMar w:top=\"1418\" w:right=\"1418\" w:bottom=\"1418\" w:left=\"1418\" "
        "w:header=\"709\" "
        "w:footer=\"709\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>\n",
        kXml, kNames, body_);
  }
  std::string footnotes() const {
    return fmt::format(
        "{}<w:footnotes {}>\n"
        "<w:footnote w:type=\"separator\" "
        "w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\n"
        "<w:footnote w:type=\"continuationSeparator\" "
        "w:id=\"0\"><w:p><w:r><w:continuationSeparator/>"
        "</w:r></w:p></w:footnote>\n{}</w:footnotes>\n",
        kXml, kNames, notes_);
  }
  std::string document_relations() const {
    return relations(relation("styles", "styles", "styles.xml") +
                     relation("settings", "settings", "settings.xml") +
                     relation("footnotes", "footnotes", "footnotes.xml") + relations_);
  }

 private:
  std::string body_, notes_, relations_;
  int links_ = 0, notes_count_ = 0;
};

std::string word_remark(const std::string& text) {
  return text.empty() ? "" : word_paragraph("Remark", word_run(text));
}

WordText word_text(const Paper& paper) {
  WordText text;
  text.add(word_paragraph("Title", word_run(paper.title)));
  text.add(word_paragraph("Remark", word_run(paper.subtitle)));
  for (const PaperSection& section : paper.sections) {
    text.add(word_paragraph("Heading1", word_run(section.heading)));
    text.add(word_remark(section.remark));
    for (const std::string& line : section.lines)
      text.add(word_paragraph("Normal", word_run(line)));
    for (const PaperEntry& entry : section.entries) {
      const bool rtl = entry.right_to_left;
      text.add(word_paragraph("Heading2",
                              text.link(entry.link, entry.title) + text.note(entry.note), rtl));
      for (const std::string* line : {&entry.source, &entry.path, &entry.marks})
        text.add(word_remark(*line));
      for (const Quotation& quotation : entry.quotations) {
        const std::string place =
            quotation.place.empty() ? "" : fmt::format(" ({})", quotation.place);
        text.add(word_paragraph("Quote",
                                word_run(quotation.text, rtl ? "<w:rtl/>" : "") +
                                    (place.empty() ? "" : word_run(place)) +
                                    text.note(quotation.note),
                                rtl));
      }
    }
  }
  text.add(word_paragraph("Heading1", word_run("Bibliography")));
  for (const PaperSource& source : paper.bibliography)
    text.add(word_paragraph("Bibliography", text.link(source.link, source.text)));
  return text;
}

std::string content_types() {
  std::string types = fmt::format(
      "{}<Types xmlns=\"{}/content-types\">\n"
      "<Default Extension=\"rels\" "
      "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\n"
      "<Default Extension=\"xml\" ContentType=\"application/xml\"/>\n"
      "<Override PartName=\"/docProps/core.xml\" "
      "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\n",
      kXml, kPackage);
  for (const auto& [part, kind] : {std::pair{"document", "document.main"},
                                   {"styles", "styles"},
                                   {"settings", "settings"},
                                   {"footnotes", "footnotes"}}) {
    types += fmt::format("<Override PartName=\"/word/{}.xml\" ContentType=\"{}{}+xml\"/>\n", part,
                         kWord, kind);
  }
  return types + "</Types>\n";
}

}  // namespace

std::string docx(const Paper& paper) {
  const WordText text = word_text(paper);
  ZipFile file;
  file.add("[Content_Types].xml", content_types());
  file.add("_rels/.rels",
           relations(relation("document", "officeDocument", "word/document.xml") +
                     fmt::format("<Relationship Id=\"core\" Type=\"{}/relationships/metadata/"
                                 "core-properties\" Target=\"docProps/core.xml\"/>\n",
                                 kPackage)));
  file.add("docProps/core.xml",
           fmt::format("{}<cp:coreProperties xmlns:cp=\"{}/metadata/core-properties\" "
                       "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title>"
                       "</cp:coreProperties>\n",
                       kXml, kPackage, markup_text(paper.title)));
  file.add("word/document.xml", text.document());
  file.add("word/_rels/document.xml.rels", text.document_relations());
  file.add("word/styles.xml", fmt::format("{}<w:styles {}>{}</w:styles>\n", kXml, kNames, kStyles));
  file.add(
      "word/settings.xml",
      fmt::format("{}<w:settings {}><w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/>"
                  "</w:footnotePr></w:settings>\n",
                  kXml, kNames));
  file.add("word/footnotes.xml", text.footnotes());
  return file.finish();
}

}  // namespace chancery::search
