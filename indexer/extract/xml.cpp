#include "indexer/extract/xml.h"

#include <malloc.h>

#include <cstdlib>
#include <mutex>

#include "indexer/extract/charset/charset.h"

namespace chancery::indexer {
namespace {

constexpr size_t kTreeMemory = size_t{192} << 20;

// Of the documents of this thread. pugixml takes its memory in pages of 32 KiB.
thread_local size_t memory_used = 0;

void* allocate(size_t size) {
  if (memory_used + size > kTreeMemory) return nullptr;
  void* const memory = std::malloc(size);
  if (memory != nullptr) memory_used += malloc_usable_size(memory);
  return memory;
}

void release(void* memory) {
  const size_t size = malloc_usable_size(memory);
  memory_used -= size < memory_used ? size : memory_used;
  std::free(memory);
}

}  // namespace

XmlDocument::XmlDocument(std::string_view xml) {
  static std::once_flag once;
  std::call_once(once, [] { pugi::set_memory_management_functions(allocate, release); });
  Decoded decoded;
  decode(xml, declared_charset(xml), decoded);
  const pugi::xml_parse_result result =
      document_.load_buffer(decoded.text.data(), decoded.text.size(),
                            pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
  whole_ = result.status == pugi::status_ok;
  cut_ = result.status == pugi::status_out_of_memory;
}

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  return name.substr(name.find(':') + 1);
}

std::string_view attribute_of(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_attribute& attribute : node.attributes()) {
    const std::string_view full = attribute.name();
    if (full.ends_with(name) &&
        (full.size() == name.size() || full[full.size() - name.size() - 1] == ':'))
      return attribute.value();
  }
  return "";
}

pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node& child : node.children())
    if (local_name(child) == name) return child;
  return {};
}

pugi::xml_node find_element(const pugi::xml_node& root, std::string_view name) {
  pugi::xml_node found;
  walk_xml(
      root,
      [&](const pugi::xml_node& node) {
        if (!found && local_name(node) == name) found = node;
        return !found;
      },
      [](const pugi::xml_node&) {});
  return found;
}

std::string text_below(const pugi::xml_node& node) {
  std::string text;
  walk_xml(
      node,
      [&](const pugi::xml_node& child) {
        text += child.value();
        return true;
      },
      [](const pugi::xml_node&) {});
  return text;
}

}  // namespace chancery::indexer
