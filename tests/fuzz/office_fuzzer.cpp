// The XML of Office files, OpenDocument and e-books, packed here: mutated zips seldom get as far as
// that. NUL bytes separate up to three parts of the file.
#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "tests/fuzz/read_as.h"
#include "tests/support/zip.h"

namespace chancery::fuzz {

using namespace indexer;
namespace {

using Parts = std::array<std::string, 3>;

// A file of relationships: pairs of a type's last word and a target.
std::string relations(const std::vector<std::pair<std::string, std::string>>& all) {
  std::string xml = "<Relationships>";
  for (const auto& [type, target] : all) {
    xml += "<Relationship Id='" + type + "' Type='x/" + type + "' Target='" + target + "'/>";
  }
  return xml + "</Relationships>";
}

std::string main_part(const std::string& name) {
  return relations({{"officeDocument", name}});
}

void read_open_xml(const Parts& parts) {
  const auto& [first, second, third] = parts;
  const std::string type = "application/vnd.openxmlformats-officedocument.";
  read_as({type + "wordprocessingml.document"},
          test::zip({{"_rels/.rels", main_part("word/document.xml")},
                     {"word/_rels/document.xml.rels",
                      relations({{"styles", "styles.xml"}, {"footnotes", "footnotes.xml"}})},
                     {"word/document.xml", first},
                     {"word/styles.xml", second},
                     {"word/footnotes.xml", third},
                     {"docProps/core.xml", third}}));
  read_as({type + "spreadsheetml.sheet"},
          test::zip({{"_rels/.rels", main_part("xl/workbook.xml")},
                     {"xl/_rels/workbook.xml.rels", relations({{"worksheet", "sheet.xml"},
                                                               {"sharedStrings", "strings.xml"},
                                                               {"styles", "styles.xml"}})},
                     {"xl/workbook.xml",
                      "<workbook><sheets><sheet name='A' r:id='worksheet'/></sheets></workbook>"},
                     {"xl/sheet.xml", first},
                     {"xl/strings.xml", second},
                     {"xl/styles.xml", third}}));
  read_as({type + "presentationml.presentation"},
          test::zip({{"_rels/.rels", main_part("ppt/presentation.xml")},
                     {"ppt/_rels/presentation.xml.rels", relations({{"slide", "slide.xml"}})},
                     {"ppt/presentation.xml",
                      "<p:presentation><p:sldIdLst><p:sldId r:id='slide'/></p:sldIdLst>"
                      "</p:presentation>"},
                     {"ppt/_rels/slide.xml.rels", relations({{"notesSlide", "notes.xml"}})},
                     {"ppt/slide.xml", first},
                     {"ppt/notes.xml", second},
                     {"docProps/app.xml", third}}));
}

void read_others(const Parts& parts) {
  const auto& [first, second, third] = parts;
  const std::string type = "application/vnd.oasis.opendocument.";
  const std::string document =
      test::zip({{"content.xml", first}, {"styles.xml", second}, {"meta.xml", third}});
  read_as({type + "text", type + "spreadsheet", type + "presentation"}, document);
  read_as({type + "text"}, first);
  read_as({"application/epub+zip"},
          test::zip({{"META-INF/container.xml",
                      "<container><rootfiles><rootfile full-path='a.opf' "
                      "media-type='application/oebps-package+xml'/></rootfiles></container>"},
                     {"a.xhtml", first},
                     {"a.opf", second},
                     {"toc.ncx", third}}));
}

}  // namespace
}  // namespace chancery::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace chancery;
  using namespace chancery::indexer;
  const std::string_view text = fuzz::text_of(data, size);
  fuzz::Parts parts;
  size_t begin = 0;
  for (std::string& part : parts) {
    const size_t end = std::min(text.find('\0', begin), text.size());
    part = text.substr(begin, end - begin);
    begin = std::min(end + 1, text.size());
  }
  fuzz::read_open_xml(parts);
  fuzz::read_others(parts);
  return 0;
}
