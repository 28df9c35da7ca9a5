// PowerPoint: PPTX, POTX, PPSX. A slide is a page.
#include "chancery/strings.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/office/ooxml.h"
#include "indexer/extract/table_text.h"
#include "indexer/extract/text_flow.h"
#include "indexer/extract/xml.h"

namespace chancery::indexer {
namespace {

std::vector<std::string> slide_parts(const ZipMembers& package) {
  std::string main = related_part(package, "", "officeDocument");
  if (package.find(main) == nullptr) main = "ppt/presentation.xml";
  const std::string* xml = package.find(main);
  if (xml == nullptr) throw Unreadable(reason::kDamaged, "a PowerPoint file without its slides");
  const auto targets = relationships(package, main);
  const XmlDocument presentation(*xml);
  std::vector<std::string> parts;
  for (const pugi::xml_node& slide : find_element(presentation.root(), "sldIdLst").children())
    for (const pugi::xml_attribute& attribute : slide.attributes())
      // "id" is a number, "r:id" the relationship.
      if (const auto found = targets.find(attribute.value());
          found != targets.end() && std::string_view(attribute.name()).ends_with(":id"))
        parts.push_back(found->second);
  return parts;
}

class SlideReader {
 public:
  explicit SlideReader(TextFlow& flow) : flow_(flow) {}

  // Text of shapes and tables; `only`: just placeholders of that type.
  void read(const pugi::xml_node& slide, std::string_view only = "") {
    only_ = only;
    walk_xml(
        slide, [&](const pugi::xml_node& node) { return enter(node); },
        [&](const pugi::xml_node& node) { leave(node); });
    flow_.end_paragraph();
  }

  const std::string& title() const { return title_; }

 private:
  bool enter(const pugi::xml_node& node) {
    const std::string_view name = local_name(node);
    if (name == "sp") {
      const pugi::xml_node placeholder = find_element(child_of(node, "nvSpPr"), "ph");
      const std::string_view type = attribute_of(placeholder, "type");
      // What stands on every slide.
      if (type == "ftr" || type == "sldNum" || type == "dt" || type == "hdr" || type == "sldImg")
        return false;
      in_title_ = type == "title" || type == "ctrTitle";
      return only_.empty() || type == only_;
    }
    if (is_text_element(node)) flow_.add(node.child_value());
    if (name == "fld") return attribute_of(node, "type").empty();
    if (name == "Fallback") return false;
    if (name == "br" || name == "tab") flow_.add(" ");
    if (name == "tr") flow_.begin_row();
    return true;
  }

  void leave(const pugi::xml_node& node) {
    const std::string_view name = local_name(node);
    if (name == "p") {
      if (in_title_ && !flow_.open().empty()) {
        if (!title_.empty()) title_ += ' ';
        title_ += collapse_spaces(flow_.open());
      }
      flow_.end_paragraph();
    } else if (name == "tc") {
      flow_.end_cell();
    } else if (name == "tr") {
      flow_.end_row();
    } else if (name == "sp") {
      in_title_ = false;
    }
  }

  TextFlow& flow_;
  std::string_view only_;
  bool in_title_ = false;
  std::string title_;
};

void read_speaker_notes(const ZipMembers& package, const std::string& part, TextFlow& flow) {
  const std::string* xml = package.find(related_part(package, part, "notesSlide"));
  if (xml == nullptr) return;
  const XmlDocument document(*xml);
  SlideReader(flow).read(document.root(), "body");
}

}  // namespace

Extracted extract_pptx(std::string_view bytes, std::string_view /*mime*/) {
  const ZipMembers package = open_package(bytes);
  Extracted extracted;
  for (const std::string& part : slide_parts(package)) {
    TextFlow flow;
    if (const std::string* xml = package.find(part)) {
      const XmlDocument document(*xml);
      SlideReader reader(flow);
      reader.read(document.root());
      if (extracted.pages < 2 && extracted.clues.title.empty())
        extracted.clues.title = reader.title();
      add_related_drawings(package, part, flow);
      read_speaker_notes(package, part, flow);
    }
    add_page(joined(flow.take()), extracted);
  }
  read_package_properties(package, extracted.clues);
  extracted.note = package.note();
  return extracted;
}

}  // namespace chancery::indexer
