// XML of documents that nobody vouches for, by pugixml: no DTD is read, nothing is fetched, and of
// entities only the five of XML and character references are expanded. Nothing here recurses.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace chancery::indexer {

class XmlDocument {
 public:
  // The charset is the declared one, checked as for any text (charset.h). Damaged XML gives the
  // tree up to the damage; a tree that would take more than 192 MiB ends where the memory does.
  explicit XmlDocument(std::string_view xml);
  // An empty node when there is none.
  pugi::xml_node root() const { return document_.document_element(); }
  // Whether the parser came to the end without finding damage.
  bool is_whole() const { return whole_; }
  // Whether it ends where the memory did.
  bool is_cut() const { return cut_; }

 private:
  pugi::xml_document document_;
  bool whole_ = false;
  bool cut_ = false;
};

// The name of an element without its namespace prefix: "p" of "w:p"; empty for text.
std::string_view local_name(const pugi::xml_node& node);
// The value of the attribute whose name without its prefix is `name`, empty when there is none.
std::string_view attribute_of(const pugi::xml_node& node, std::string_view name);
// The first child element of that local name, empty when there is none.
pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name);
// The first element of that local name below `root`, empty when there is none.
pugi::xml_node find_element(const pugi::xml_node& root, std::string_view name);
// All text below `node` as it stands.
std::string text_below(const pugi::xml_node& node);

// Goes through what is below `root` in document order. `enter` sees each node first and says
// whether to go into it; `leave` sees the elements that were gone into when they end.
template <typename Enter, typename Leave>
void walk_xml(const pugi::xml_node& root, Enter&& enter, Leave&& leave) {
  for (pugi::xml_node node = root.first_child(); node;) {
    const bool inside = enter(node);
    if (inside && node.first_child()) {
      node = node.first_child();
      continue;
    }
    if (inside) leave(node);
    while (!node.next_sibling()) {
      node = node.parent();
      if (!node || node == root) return;
      leave(node);
    }
    node = node.next_sibling();
  }
}

}  // namespace chancery::indexer
