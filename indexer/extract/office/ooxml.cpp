#include "indexer/extract/office/ooxml.h"

#include <charconv>

#include "chancery/strings.h"
#include "indexer/describe/properties.h"
#include "indexer/extract/xml.h"

namespace chancery::indexer {
namespace {

std::string relationships_part(std::string_view part) {
  const size_t name = part.rfind('/') + 1;  // 0 for npos
  return std::string(part.substr(0, name)) + "_rels/" + std::string(part.substr(name)) + ".rels";
}

// Calls `see` with id, type and target of each relationship of `part`.
template <typename See>
void each_relationship(const ZipMembers& package, std::string_view part, See&& see) {
  const std::string* xml = package.find(relationships_part(part));
  if (xml == nullptr) return;
  const XmlDocument document(*xml);
  for (const pugi::xml_node& node : document.root().children()) {
    if (attribute_of(node, "TargetMode") == "External") continue;
    see(attribute_of(node, "Id"), attribute_of(node, "Type"),
        resolve_member(part, attribute_of(node, "Target")));
  }
}

}  // namespace

namespace {

// The parts of a binary workbook that have text; others (.bin) are those of other programs.
bool is_workbook_part(std::string_view name) {
  if (!name.ends_with(".bin")) return false;
  for (const std::string_view part :
       {"xl/workbook", "xl/sharedstrings", "xl/styles", "xl/worksheets/sheet"})
    if (name.starts_with(part)) return true;
  return false;
}

}  // namespace

ZipMembers open_package(std::string_view bytes) {
  return ZipMembers(bytes, [](std::string_view name) {
    const std::string folded = lower(name);
    if (is_workbook_part(folded)) return true;
    for (const std::string_view ending : {".xml", ".rels", ".mht", ".mhtml", ".htm", ".html"})
      if (folded.ends_with(ending)) return folded.find("/theme/") == folded.npos;
    return false;
  });
}

std::map<std::string, std::string> relationships(const ZipMembers& package, std::string_view part) {
  std::map<std::string, std::string> targets;
  each_relationship(package, part, [&](std::string_view id, std::string_view, std::string target) {
    targets.emplace(id, std::move(target));
  });
  return targets;
}

std::string related_part(const ZipMembers& package, std::string_view part, std::string_view type) {
  std::string found;
  const std::string end = "/" + std::string(type);
  each_relationship(package, part, [&](std::string_view, std::string_view uri, std::string target) {
    if (found.empty() && uri.ends_with(end)) found = std::move(target);
  });
  return found;
}

bool is_text_element(const pugi::xml_node& node) {
  return local_name(node) == "t" &&
         (!node.first_child() || node.first_child().type() == pugi::node_pcdata);
}

void add_drawing(const ZipMembers& package, const std::string& part, TextFlow& flow) {
  const std::string* xml = package.find(part);
  if (xml == nullptr) return;
  const XmlDocument document(*xml);
  walk_xml(
      document.root(),
      [&](const pugi::xml_node& node) {
        const std::string_view name = local_name(node);
        if (is_text_element(node)) flow.add(node.child_value());
        if (name == "br") flow.add(" ");
        return name != "Fallback";
      },
      [&](const pugi::xml_node& node) {
        if (local_name(node) == "p") flow.end_paragraph();
      });
  flow.end_paragraph();
}

void add_related_drawings(const ZipMembers& package, std::string_view part, TextFlow& flow) {
  each_relationship(package, part,
                    [&](std::string_view, std::string_view type, const std::string& target) {
                      if (type.ends_with("/chart") || type.ends_with("/diagramData"))
                        add_drawing(package, target, flow);
                    });
}

int read_package_properties(const ZipMembers& package, Clues& clues) {
  Properties properties;
  std::string core = related_part(package, "", "core-properties");
  if (core.empty()) core = "docProps/core.xml";
  if (const std::string* xml = package.find(core)) {
    const XmlDocument document(*xml);
    for (const pugi::xml_node& node : document.root().children()) {
      const std::string_view name = local_name(node);
      const std::string text = text_below(node);
      if (name == "title") properties.title = text;
      if (name == "creator") properties.authors.push_back(text);
      if (name == "keywords") properties.keywords = text;
      if (name == "language") properties.language = text;
      if (name == "created") properties.created = text;
      if (name == "modified") properties.modified = text;
    }
  }
  int pages = 0;
  std::string extended = related_part(package, "", "extended-properties");
  if (extended.empty()) extended = "docProps/app.xml";
  if (const std::string* xml = package.find(extended)) {
    const XmlDocument document(*xml);
    for (const pugi::xml_node& node : document.root().children()) {
      const std::string_view name = local_name(node);
      const std::string_view text = node.child_value();
      if (name == "Company") properties.publisher = text;
      if (name == "Pages" || name == "Slides")
        std::from_chars(text.data(), text.data() + text.size(), pages);
    }
  }
  add_properties(properties, clues);
  return pages > 0 ? pages : 0;
}

void add_embedded_files(std::string_view bytes, const ZipMembers& package, Extracted& extracted) {
  const auto is_embedded = [](std::string_view name) {
    const std::string folded = lower(name);
    return folded.find("/embeddings/") != folded.npos && !folded.ends_with(".bin");
  };
  const std::vector<std::string>& names = package.names();
  if (std::none_of(names.begin(), names.end(), is_embedded)) return;
  const ZipMembers members(bytes, is_embedded);
  for (const std::string& name : members.names())
    if (const std::string* content = is_embedded(name) ? members.find(name) : nullptr)
      extracted.parts.push_back({name.substr(name.rfind('/') + 1), "", 0, *content});
}

}  // namespace chancery::indexer
