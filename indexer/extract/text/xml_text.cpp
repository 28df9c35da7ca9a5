// XML that holds a text: FictionBook, and other vocabularies by their character data.
#include "chancery/strings.h"
#include "indexer/describe/properties.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/office/docx.h"
#include "indexer/extract/text_flow.h"
#include "indexer/extract/web/html_text.h"
#include "indexer/extract/xml.h"
#include "indexer/page/names.h"

namespace chancery::indexer {
namespace {

std::string person(const pugi::xml_node& author) {
  std::string name;
  for (const char* part : {"first-name", "middle-name", "last-name"})
    if (const pugi::xml_node node = child_of(author, part)) name += text_below(node) + " ";
  if (trim(name).empty()) name = text_below(child_of(author, "nickname"));
  return collapse_spaces(name);
}

void read_description(const pugi::xml_node& description, Clues& clues) {
  const pugi::xml_node info = child_of(description, "title-info");
  std::vector<std::string> authors;
  std::string keywords;
  for (const pugi::xml_node& node : info.children()) {
    const std::string_view name = local_name(node);
    if (name == "book-title") clues.title = collapse_spaces(text_below(node));
    if (name == "author") authors.push_back(person(node));
    if (name == "lang") clues.language = collapse_spaces(text_below(node)).substr(0, 8);
    if (name == "keywords") keywords += text_below(node);
    if (name == "date") {
      const std::string_view value = attribute_of(node, "value");
      clues.add_date(Source::kMeta, parse_date(value.empty() ? text_below(node) : value));
    }
  }
  std::erase(authors, std::string());
  clues.add_authors(Source::kMeta, std::move(authors));
  clues.add_keywords(split_keywords(keywords));
  const pugi::xml_node edition = child_of(description, "publish-info");
  clues.add_publisher(Source::kMeta, text_below(child_of(edition, "publisher")));
  clues.add_date(Source::kMeta, parse_date(collapse_spaces(text_below(child_of(edition, "year")))));
}

bool is_paragraph(std::string_view name) {
  return name == "p" || name == "v" || name == "subtitle" || name == "text-author" ||
         name == "td" || name == "th";
}

void read_bodies(const pugi::xml_node& book, TextFlow& flow) {
  for (const pugi::xml_node& body : book.children()) {
    if (local_name(body) != "body") continue;
    walk_xml(
        body,
        [&](const pugi::xml_node& node) {
          flow.add(node.value());
          if (local_name(node) == "tr") flow.begin_row();
          return true;
        },
        [&](const pugi::xml_node& node) {
          const std::string_view name = local_name(node);
          if (name == "td" || name == "th") {
            flow.end_cell();
          } else if (is_paragraph(name)) {
            flow.end_paragraph();
          } else if (name == "tr") {
            flow.end_row();
          }
        });
    flow.end_paragraph();
  }
}

// An element that holds characters of its own is a paragraph with all that is in it.
void read_any(const pugi::xml_node& root, TextFlow& flow) {
  const auto has_own_text = [](const pugi::xml_node& node) {
    for (const pugi::xml_node& child : node.children())
      if (!trim(child.value()).empty()) return true;
    return false;
  };
  pugi::xml_node open;  // the outermost such element
  if (has_own_text(root)) open = root;
  walk_xml(
      root,
      [&](const pugi::xml_node& node) {
        if (node.type() == pugi::node_element) {
          if (open) {
            flow.add(" ");
          } else if (has_own_text(node)) {
            open = node;
          }
        } else {
          flow.add(node.value());
        }
        return true;
      },
      [&](const pugi::xml_node& node) {
        if (node == open) {
          flow.end_paragraph();
          open = {};
        }
      });
  flow.end_paragraph();
}

}  // namespace

Extracted extract_xml(std::string_view bytes, std::string_view /*mime*/) {
  const XmlDocument document(bytes);
  const pugi::xml_node root = document.root();
  Extracted extracted;
  TextFlow flow;
  if (!document.is_whole()) {
    // HTML's parser goes on where XML's must stop.
    extracted.text = text_of_paragraphs(html_paragraphs(bytes), extracted.clues);
    return extracted;
  }
  if (read_flat_docx(root, extracted)) return extracted;
  if (local_name(root) == "FictionBook") {
    read_description(child_of(root, "description"), extracted.clues);
    read_bodies(root, flow);
    extracted.mime = "application/x-fictionbook+xml";
  } else {
    // RSS, DocBook, JATS and the like name their title and date by elements of these names.
    extracted.clues.title = collapse_spaces(text_below(find_element(root, "title")));
    read_any(root, flow);
  }
  extracted.text = text_of_paragraphs(flow.take(), extracted.clues);
  return extracted;
}

}  // namespace chancery::indexer
