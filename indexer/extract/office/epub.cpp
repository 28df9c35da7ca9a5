// EPUB: the chapters of the spine in order.
#include <map>

#include "chancery/strings.h"
#include "indexer/describe/properties.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/office/zip_members.h"
#include "indexer/extract/text_flow.h"
#include "indexer/extract/web/html_text.h"
#include "indexer/extract/xml.h"
#include "indexer/page/names.h"

namespace chancery::indexer {
namespace {

constexpr size_t kMaxText = size_t{64} << 20;

// Where the package document is; books without a container have just one .opf.
std::string package_path(const ZipMembers& members) {
  if (const std::string* xml = members.find("META-INF/container.xml")) {
    const XmlDocument container(*xml);
    const std::string path(attribute_of(find_element(container.root(), "rootfile"), "full-path"));
    if (members.find(path) != nullptr) return path;
  }
  for (const std::string& name : members.names())
    if (lower(name).ends_with(".opf")) return name;
  throw Unreadable(reason::kDamaged, "an EPUB without its package");
}

// Readers may leave fonts obfuscated; chapters that are encrypted are a sold book's.
bool is_encrypted(const ZipMembers& members) {
  const std::string* xml = members.find("META-INF/encryption.xml");
  if (xml == nullptr) return false;
  const XmlDocument document(*xml);
  bool encrypted = false;
  walk_xml(
      document.root(),
      [&](const pugi::xml_node& node) {
        if (local_name(node) == "CipherReference") {
          const std::string target = lower(attribute_of(node, "URI"));
          encrypted = encrypted || target.ends_with("html") || target.ends_with(".htm");
        }
        return true;
      },
      [](const pugi::xml_node&) {});
  return encrypted;
}

// A publisher states these, so they are believed as a page's head is.
void read_metadata(const pugi::xml_node& package, Clues& clues) {
  std::vector<std::string> authors;
  std::string keywords;
  bool published = false;
  for (const pugi::xml_node& node : find_element(package, "metadata").children()) {
    const std::string_view name = local_name(node);
    const std::string text = collapse_spaces(text_below(node));
    if (text.empty()) continue;
    if (name == "title" && clues.title.empty()) clues.title = text;
    if (name == "creator") {
      const std::string_view role = attribute_of(node, "role");
      if (role.empty() || role == "aut")
        for (std::string& author : parse_authors(text, true)) authors.push_back(std::move(author));
    }
    if (name == "publisher") clues.add_publisher(Source::kMeta, text);
    if (name == "language" && clues.language.empty()) clues.language = text.substr(0, 8);
    if (name == "subject") keywords += text + ";";
    if (name == "source" && text.find("://") != text.npos) clues.url = text;
    if (name == "date" && attribute_of(node, "event") == "publication") {
      clues.dates.clear();  // days of writing and of conversion
      clues.add_date(Source::kMeta, parse_date(text));
      published = true;
    } else if (name == "date" && attribute_of(node, "event") != "modification" && !published) {
      clues.add_date(Source::kMeta, parse_date(text));
    }
    if (name == "meta" && attribute_of(node, "property") == "dcterms:modified")
      clues.add_modified(Source::kMeta, parse_date(text));
  }
  clues.add_authors(Source::kMeta, std::move(authors));
  clues.add_keywords(split_keywords(keywords));
}

// Members in reading order, without contents and covers.
std::vector<std::string> chapters(const pugi::xml_node& package, std::string_view path) {
  std::map<std::string, std::string, std::less<>> items;
  for (const pugi::xml_node& item : find_element(package, "manifest").children()) {
    const std::string_view type = attribute_of(item, "media-type");
    const std::string_view properties = attribute_of(item, "properties");
    if (type.find("html") == type.npos || properties.find("nav") != properties.npos) continue;
    items.emplace(attribute_of(item, "id"), resolve_member(path, attribute_of(item, "href")));
  }
  std::string contents;
  for (const pugi::xml_node& reference : find_element(package, "guide").children())
    if (attribute_of(reference, "type") == "toc")
      contents = resolve_member(path, attribute_of(reference, "href"));
  std::vector<std::string> out;
  for (const pugi::xml_node& reference : find_element(package, "spine").children()) {
    const auto found = items.find(attribute_of(reference, "idref"));
    if (found == items.end() || found->second == contents) continue;
    if (attribute_of(reference, "linear") != "no") out.push_back(found->second);
  }
  return out;
}

}  // namespace

Extracted extract_epub(std::string_view bytes, std::string_view /*mime*/) {
  const ZipMembers members(bytes, [](std::string_view name) {
    const std::string folded = lower(name);
    for (const std::string_view ending : {".xml", ".opf", ".html", ".htm", ".xhtml"})
      if (folded.ends_with(ending)) return true;
    return false;
  });
  if (is_encrypted(members)) throw Unreadable(reason::kEncrypted);
  const std::string path = package_path(members);
  const XmlDocument document(*members.find(path));
  Extracted extracted;
  read_metadata(document.root(), extracted.clues);
  std::vector<std::string> paragraphs;
  size_t size = 0;
  for (const std::string& name : chapters(document.root(), path)) {
    const std::string* chapter = members.find(name);
    if (chapter == nullptr) continue;
    for (std::string& paragraph : html_paragraphs(*chapter)) {
      size += paragraph.size();
      if (size > kMaxText) break;
      paragraphs.push_back(std::move(paragraph));
    }
  }
  extracted.note = members.note();
  if (size > kMaxText) extracted.note = "only the first 64 MB of its text are indexed";
  extracted.text = text_of_paragraphs(paragraphs, extracted.clues);
  return extracted;
}

}  // namespace chancery::indexer
