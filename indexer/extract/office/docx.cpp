// Word: DOCX, DOTX, DOCM, and the same document as one XML file.
#include "indexer/extract/office/docx.h"

#include <set>

#include "chancery/strings.h"
#include "indexer/extract/clippings.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/mail/mail.h"
#include "indexer/extract/office/ooxml.h"
#include "indexer/extract/text_flow.h"
#include "indexer/extract/web/html_text.h"
#include "indexer/extract/xml.h"

namespace chancery::indexer {
namespace {

// Ids of paragraph styles differ by the language of Word; their names do not.
std::set<std::string, std::less<>> title_styles(const pugi::xml_node& styles) {
  std::set<std::string, std::less<>> ids = {"Title"};
  for (const pugi::xml_node& style : styles.children())
    if (equals_ignoring_case(attribute_of(child_of(style, "name"), "val"), "title"))
      ids.emplace(attribute_of(style, "styleId"));
  return ids;
}

class DocxReader {
 public:
  DocxReader(TextFlow& flow, std::set<std::string, std::less<>> title_ids)
      : flow_(flow), title_ids_(std::move(title_ids)) {}

  void read(const pugi::xml_node& body) {
    walk_xml(
        body, [&](const pugi::xml_node& node) { return enter(node); },
        [&](const pugi::xml_node& node) { leave(node); });
    flow_.end_paragraph();
  }

  const std::string& title() const { return title_; }

 private:
  bool enter(const pugi::xml_node& node) {
    const std::string_view name = local_name(node);
    if (is_text_element(node)) {
      if (is_raised(child_of(node.parent(), "rPr"))) {
        flow_.add_raised(node.child_value());
      } else {
        flow_.add(node.child_value());
      }
    }
    // What was deleted or moved away, codes of fields, and the copy of a drawing for old programs.
    if (name == "del" || name == "moveFrom" || name == "instrText" || name == "delText" ||
        name == "Fallback" || name == "pict" || name == "rt")
      return name == "pict" && find_element(node, "txbxContent");
    if (name == "sdt" && is_contents(node)) return false;
    if (name == "p") {
      flow_.end_paragraph();
    } else if (name == "pStyle") {
      in_title_ = in_title_ || title_ids_.contains(attribute_of(node, "val"));
    } else if (name == "tab" || name == "br" || name == "cr" || name == "ptab") {
      if (local_name(node.parent()) == "r") flow_.add(" ");
    } else if (name == "noBreakHyphen") {
      flow_.add("-");
    } else if (name == "tr") {
      flow_.begin_row();
    }
    return true;
  }

  void leave(const pugi::xml_node& node) {
    const std::string_view name = local_name(node);
    if (name == "p") {
      if (in_title_ && !collapse_spaces(flow_.open()).empty() && parts_ < 2) {
        // A title may be two paragraphs.
        if (!title_.empty()) title_ += ' ';
        title_ += collapse_spaces(flow_.open());
        ++parts_;
      }
      in_title_ = false;
      flow_.end_paragraph();
    } else if (name == "tc") {
      flow_.end_cell();
    } else if (name == "tr") {
      flow_.end_row();
    }
  }

  // Whether a run of these properties is set as superscript.
  static bool is_raised(const pugi::xml_node& properties) {
    return attribute_of(child_of(properties, "vertAlign"), "val") == "superscript" ||
           attribute_of(child_of(properties, "rStyle"), "val").ends_with("Reference");
  }

  // A table of contents repeats the headings with the numbers of their pages.
  static bool is_contents(const pugi::xml_node& node) {
    const std::string_view gallery =
        attribute_of(find_element(child_of(node, "sdtPr"), "docPartGallery"), "val");
    return gallery == "Table of Contents";
  }

  TextFlow& flow_;
  std::set<std::string, std::less<>> title_ids_;
  bool in_title_ = false;
  int parts_ = 0;
  std::string title_;
};

void read_footnotes(const ZipMembers& package, const std::string& part, std::string_view type,
                    DocxReader& reader) {
  const std::string* xml = package.find(related_part(package, part, type));
  if (xml == nullptr) return;
  const XmlDocument notes(*xml);
  for (const pugi::xml_node& note : notes.root().children())
    if (attribute_of(note, "type").empty()) reader.read(note);
}

// Documents of other formats that Word would take in when it opens this one: web pages.
void read_chunks(const ZipMembers& package, const std::string& part, TextFlow& flow) {
  for (const auto& [id, target] : relationships(package, part)) {
    const std::string* bytes = package.find(target);
    const std::string name = lower(target);
    const bool archive = name.ends_with(".mht") || name.ends_with(".mhtml");
    if (bytes == nullptr || !(archive || name.ends_with(".htm") || name.ends_with(".html")))
      continue;
    for (const std::string& paragraph :
         html_paragraphs(archive ? read_archived_page(*bytes).html : *bytes)) {
      flow.add(paragraph);
      flow.end_paragraph();
    }
  }
}

}  // namespace

bool read_flat_docx(const pugi::xml_node& package, Extracted& extracted) {
  if (local_name(package) != "package") return false;
  TextFlow flow;
  DocxReader reader(flow, {"Title"});
  bool found = false;
  // The document first, whatever the order of the parts.
  for (const std::string_view wanted :
       {"/word/document.xml", "/word/footnotes.xml", "/word/endnotes.xml"})
    for (const pugi::xml_node& part : package.children()) {
      if (attribute_of(part, "name") != wanted) continue;
      found = true;
      const pugi::xml_node root = child_of(part, "xmlData").first_child();
      if (wanted == "/word/document.xml") {
        reader.read(root);
        continue;
      }
      for (const pugi::xml_node& note : root.children())
        if (attribute_of(note, "type").empty()) reader.read(note);
    }
  if (!found) return false;
  extracted.clues.title = reader.title();
  extracted.text = text_of_paragraphs(flow.take(), extracted.clues);
  return true;
}

Extracted extract_docx(std::string_view bytes, std::string_view /*mime*/) {
  const ZipMembers package = open_package(bytes);
  std::string main = related_part(package, "", "officeDocument");
  if (package.find(main) == nullptr) main = "word/document.xml";
  const std::string* xml = package.find(main);
  if (xml == nullptr) throw Unreadable(reason::kDamaged, "a Word file without its document");
  std::set<std::string, std::less<>> ids = {"Title"};
  if (const std::string* styles = package.find(related_part(package, main, "styles")))
    ids = title_styles(XmlDocument(*styles).root());
  TextFlow flow;
  DocxReader reader(flow, std::move(ids));
  Extracted extracted;
  {
    const XmlDocument document(*xml);
    reader.read(document.root());
    extracted.note = package.note(document.is_cut());
  }
  extracted.clues.title = reader.title();
  extracted.pages = read_package_properties(package, extracted.clues);
  read_chunks(package, main, flow);
  read_footnotes(package, main, "footnotes", reader);
  read_footnotes(package, main, "endnotes", reader);
  add_related_drawings(package, main, flow);
  add_embedded_files(bytes, package, extracted);
  const std::vector<std::string> paragraphs = flow.take();
  extracted.documents = clippings_of(paragraphs);
  if (extracted.documents.empty()) extracted.text = text_of_paragraphs(paragraphs, extracted.clues);
  return extracted;
}

}  // namespace chancery::indexer
