// Pages that Safari saves (.webarchive): a property list, binary or XML, by libplist.
#include <plist/plist.h>

#include <memory>
#include <string>

#include "indexer/extract/charset/charset.h"
#include "indexer/extract/formats.h"

namespace chancery::indexer {
namespace {

struct FreePlist {
  void operator()(void* plist) const { plist_free(plist); }
};

std::string_view plist_text(plist_t dictionary, const char* key) {
  plist_t node = plist_dict_get_item(dictionary, key);
  if (node == nullptr || plist_get_node_type(node) != PLIST_STRING) return {};
  uint64_t length = 0;
  const char* text = plist_get_string_ptr(node, &length);
  return text == nullptr ? std::string_view() : std::string_view(text, length);
}

std::string_view plist_bytes(plist_t dictionary, const char* key) {
  plist_t node = plist_dict_get_item(dictionary, key);
  if (node == nullptr || plist_get_node_type(node) != PLIST_DATA) return {};
  uint64_t length = 0;
  const char* bytes = plist_get_data_ptr(node, &length);
  return bytes == nullptr ? std::string_view() : std::string_view(bytes, length);
}

}  // namespace

Extracted extract_webarchive(std::string_view bytes, std::string_view /*mime*/) {
  plist_t root = nullptr;
  plist_from_memory(bytes.data(), static_cast<uint32_t>(bytes.size()), &root);
  const std::unique_ptr<void, FreePlist> owner(root);
  if (root == nullptr || plist_get_node_type(root) != PLIST_DICT)
    throw Unreadable(reason::kDamaged);
  plist_t page = plist_dict_get_item(root, "WebMainResource");
  if (page == nullptr || plist_get_node_type(page) != PLIST_DICT)
    throw Unreadable(reason::kDamaged, "a web archive without its page");
  const std::string_view type = plist_text(page, "WebResourceMIMEType");
  if (!type.empty() && !type.starts_with("text/") && type != "application/xhtml+xml")
    throw Unreadable(reason::kUnknownType, std::string(type.substr(0, 80)));
  const std::string_view body = plist_bytes(page, "WebResourceData");
  Decoded decoded;
  const std::string_view stated = plist_text(page, "WebResourceTextEncodingName");
  decode(body, stated.empty() ? declared_charset(body) : std::string(stated), decoded);
  Extracted extracted = type == "text/plain" ? extract_plain_text(decoded.text, "text/plain")
                                             : extract_html(decoded.text, "text/html");
  if (extracted.clues.url.empty()) extracted.clues.url = plist_text(page, "WebResourceURL");
  return extracted;
}

}  // namespace chancery::indexer
