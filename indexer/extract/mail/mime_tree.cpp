#include "indexer/extract/mail/mime_tree.h"

#include <mutex>

#include "chancery/strings.h"
#include "chancery/utf8.h"
#include "indexer/extract/charset/charset.h"

namespace chancery::indexer {

GObjectPtr<GMimeMessage> parse_message(std::string_view bytes) {
  static std::once_flag once;
  std::call_once(once, [] { g_mime_init(); });
  const GObjectPtr<GMimeStream> stream(
      g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const GObjectPtr<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  return GObjectPtr<GMimeMessage>(g_mime_parser_construct_message(parser.get(), nullptr));
}

std::string header_of(GMimeObject* object, const char* name) {
  const char* raw = g_mime_object_get_header(object, name);
  if (raw == nullptr) return "";
  // Senders also write raw bytes of any charset; gmime guesses none.
  GMimeHeader* const header =
      g_mime_header_list_get_header(g_mime_object_get_header_list(object), name);
  if (const char* bytes = header == nullptr ? nullptr : g_mime_header_get_raw_value(header);
      bytes != nullptr && !utf8::is_valid(bytes)) {
    Decoded decoded;
    decode(bytes, "", decoded);
    return collapse_spaces(decoded.text);
  }
  const std::unique_ptr<char, decltype(&g_free)> decoded(
      g_mime_utils_header_decode_text(nullptr, raw), g_free);
  return collapse_spaces(utf8::repaired(decoded == nullptr ? raw : decoded.get()));
}

std::string content_of(GMimePart* part) {
  GMimeDataWrapper* content = g_mime_part_get_content(part);
  if (content == nullptr) return "";
  const GObjectPtr<GMimeStream> stream(g_mime_stream_mem_new());
  if (g_mime_data_wrapper_write_to_stream(content, stream.get()) < 0) return "";
  const GByteArray* array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  return {reinterpret_cast<const char*>(array->data), array->len};
}

std::string type_of(GMimeObject* object) {
  GMimeContentType* type = g_mime_object_get_content_type(object);
  if (type == nullptr) return "text/plain";
  const char* main = g_mime_content_type_get_media_type(type);
  const char* sub = g_mime_content_type_get_media_subtype(type);
  return lower(std::string(main == nullptr ? "text" : main) + "/" +
               (sub == nullptr ? "plain" : sub));
}

}  // namespace chancery::indexer
