// OpenDocument: text, slides and sheets, and the templates of each, zipped or as one XML file.
#include <map>
#include <set>
#include <utility>

#include "chancery/strings.h"
#include "indexer/describe/properties.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/office/attribute_number.h"
#include "indexer/extract/office/zip_members.h"
#include "indexer/extract/table_text.h"
#include "indexer/extract/text_flow.h"
#include "indexer/extract/xml.h"

namespace chancery::indexer {
namespace {

int read_meta(const pugi::xml_node& root, Clues& clues) {
  Properties properties;
  std::string editor;
  int pages = 0;
  for (const pugi::xml_node& node : find_element(root, "meta").children()) {
    const std::string_view name = local_name(node);
    const std::string text = text_below(node);
    if (name == "title") properties.title = text;
    if (name == "initial-creator") properties.authors.push_back(text);
    if (name == "creator") editor = text;
    if (name == "creation-date") properties.created = text;
    if (name == "date") properties.modified = text;
    if (name == "language") properties.language = text;
    if (name == "keyword") properties.keywords += text + ";";
    if (name == "document-statistic") pages = number_or(attribute_of(node, "page-count"), 0);
  }
  if (properties.authors.empty()) properties.authors.push_back(editor);
  add_properties(properties, clues);
  return pages;
}

// Text of paragraphs, without notes on it, changes, and what the program fills in.
bool is_left_out(std::string_view name) {
  static constexpr std::array<std::string_view, 13> kNames = {
      "annotation",  "tracked-changes",    "note-citation", "table-of-content",
      "ruby-text",   "alphabetical-index", "forms",         "page-number",
      "page-count",  "event-listeners",    "table-index",   "illustration-index",
      "object-index"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

class OdfReader {
 public:
  explicit OdfReader(const pugi::xml_node& root) : root_(root) {
    // A paragraph with changes of its own has an automatic style that names the real one.
    const pugi::xml_node styles = find_element(root, "automatic-styles");
    for (const pugi::xml_node& style : styles.children()) {
      parents_.emplace(attribute_of(style, "name"), attribute_of(style, "parent-style-name"));
      const std::string_view position =
          attribute_of(child_of(style, "text-properties"), "text-position");
      // "super 58%", "33% 58%"; "sub" and "-33%" are below the line.
      if (position.starts_with("super") ||
          (!position.empty() && is_digit(position.front()) && position.front() != '0'))
        raised_.emplace(attribute_of(style, "name"));
    }
  }

  void read_text(Extracted& extracted) {
    flow(find_element(root_, "text"));
    extracted.clues.title = title_;
  }

  // A slide is a page.
  void read_slides(Extracted& extracted) {
    for (const pugi::xml_node& page : find_element(root_, "presentation").children()) {
      if (local_name(page) != "page") continue;
      flow(page);
      add_page(joined(flow_.take()), extracted);
    }
    extracted.clues.title = title_;
  }

  void read_sheets(Extracted& extracted) {
    TableText text;
    for (const pugi::xml_node& table : find_element(root_, "spreadsheet").children()) {
      if (local_name(table) != "table") continue;
      text.begin_sheet(attribute_of(table, "name"));
      walk_xml(
          table,
          [&](const pugi::xml_node& node) {
            if (local_name(node) != "table-row") return true;
            add_row(node, text);
            return false;
          },
          [](const pugi::xml_node&) {});
    }
    text.finish(extracted);
  }

  std::vector<std::string> paragraphs() { return flow_.take(); }

 private:
  void flow(const pugi::xml_node& body) {
    walk_xml(
        body, [&](const pugi::xml_node& node) { return enter(node); },
        [&](const pugi::xml_node& node) { leave(node); });
    flow_.end_paragraph();
  }

  bool enter(const pugi::xml_node& node) {
    const std::string_view name = local_name(node);
    if (name.empty()) {
      // Only what stands in paragraphs is text; white space between elements is not.
      if (in_paragraph_ == 0) return false;
      if (raised_.contains(attribute_of(node.parent(), "style-name"))) {
        flow_.add_raised(node.value());
      } else {
        flow_.add(node.value());
      }
      return false;
    }
    if (is_left_out(name)) return false;
    // Of pictures: what they show, for those who do not see them.
    if (std::string_view(node.name()).starts_with("svg:")) return false;
    if (name == "p" || name == "h") {
      // A text frame or note inside a paragraph is put behind what stands before it.
      flow_.end_paragraph();
      ++in_paragraph_;
    } else if (name == "s" || name == "tab" || name == "line-break") {
      flow_.add(" ");
    } else if (name == "table-row") {
      flow_.begin_row();
    } else if (name == "frame") {
      in_title_ = attribute_of(node, "class") == "title" && title_.empty();
    } else if (name == "note") {
      take_note(child_of(node, "note-body"));
      return false;
    }
    return true;
  }

  void leave(const pugi::xml_node& node) {
    const std::string_view name = local_name(node);
    if (name == "p" || name == "h") {
      if (in_paragraph_ > 0) --in_paragraph_;
      if (title_.empty() && (in_title_ || is_title(attribute_of(node, "style-name"))))
        title_ = collapse_spaces(flow_.open());
      flow_.end_paragraph();
      if (in_paragraph_ == 0) add_notes();
    } else if (name == "table-cell" || name == "covered-table-cell") {
      flow_.end_cell();
    } else if (name == "table-row") {
      flow_.end_row();
    } else if (name == "frame") {
      in_title_ = false;
    }
  }

  // A note stands inside the sentence that it is on, and is read behind its paragraph.
  void take_note(const pugi::xml_node& body) {
    std::string note;
    walk_xml(
        body,
        [&](const pugi::xml_node& node) {
          const std::string_view name = local_name(node);
          if (name.empty()) note += node.value();
          if (name == "p" || name == "h" || name == "s" || name == "tab" || name == "line-break")
            note += ' ';
          return !is_left_out(name);
        },
        [](const pugi::xml_node&) {});
    notes_.push_back(std::move(note));
  }

  void add_notes() {
    for (const std::string& note : std::exchange(notes_, {})) {
      flow_.add(note);
      flow_.end_paragraph();
    }
  }

  bool is_title(std::string_view style) const {
    const auto parent = parents_.find(std::string(style));
    return style == "Title" || (parent != parents_.end() && parent->second == "Title");
  }

  void add_row(const pugi::xml_node& row, TableText& text) {
    std::vector<std::string> cells;
    for (const pugi::xml_node& cell : row.children()) {
      if (!local_name(cell).ends_with("table-cell")) continue;
      std::string value;
      for (const pugi::xml_node& paragraph : cell.children()) {
        if (local_name(paragraph) != "p") continue;
        if (!value.empty()) value += ' ';
        value += text_below(paragraph);
      }
      // Writers fill rows to their ends with repeated empty cells.
      const int repeated = number_or(attribute_of(cell, "number-columns-repeated"), 1);
      for (int i = 0; i < std::min(repeated, value.empty() ? 64 : 16); ++i) cells.push_back(value);
    }
    text.add_row(std::move(cells));
  }

  pugi::xml_node root_;
  std::map<std::string, std::string> parents_;  // automatic style → the style it is made from
  std::set<std::string, std::less<>> raised_;   // automatic styles of superscript
  TextFlow flow_;
  std::vector<std::string> notes_;  // on the paragraph that is open
  int in_paragraph_ = 0;
  bool in_title_ = false;
  std::string title_;
};

Extracted read(const pugi::xml_node& content, const pugi::xml_node& meta) {
  Extracted extracted;
  OdfReader reader(content);
  const pugi::xml_node body = find_element(content, "body");
  if (!child_of(body, "spreadsheet").empty()) {
    reader.read_sheets(extracted);
    read_meta(meta, extracted.clues);
  } else if (!child_of(body, "presentation").empty()) {
    reader.read_slides(extracted);
    read_meta(meta, extracted.clues);
  } else {
    reader.read_text(extracted);
    extracted.pages = read_meta(meta, extracted.clues);
    extracted.text = text_of_paragraphs(reader.paragraphs(), extracted.clues);
  }
  return extracted;
}

}  // namespace

Extracted extract_odf(std::string_view bytes, std::string_view /*mime*/) {
  if (!bytes.starts_with("PK")) {
    const XmlDocument document(bytes);
    return read(document.root(), document.root());
  }
  const ZipMembers members(bytes, [](std::string_view name) {
    return name == "content.xml" || name == "meta.xml" || name == "META-INF/manifest.xml";
  });
  if (const std::string* manifest = members.find("META-INF/manifest.xml"))
    if (manifest->find("encryption-data") != manifest->npos) throw Unreadable(reason::kEncrypted);
  const std::string* xml = members.find("content.xml");
  if (xml == nullptr) throw Unreadable(reason::kDamaged, "no content in an OpenDocument file");
  const XmlDocument content(*xml);
  const std::string* properties = members.find("meta.xml");
  const XmlDocument meta(properties == nullptr ? std::string_view() : *properties);
  Extracted extracted = read(content.root(), meta.root());
  if (extracted.note.empty()) extracted.note = members.note(content.is_cut());
  return extracted;
}

}  // namespace chancery::indexer
