// A parsed MIME message, as the tree of its parts.
#pragma once

#include <gmime/gmime.h>

#include <memory>
#include <string>
#include <string_view>

namespace chancery::indexer {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <typename T>
using GObjectPtr = std::unique_ptr<T, Unref>;

// nullptr when the bytes hold no header at all. Nesting beyond gmime's limit is cut.
GObjectPtr<GMimeMessage> parse_message(std::string_view bytes);

// A header decoded to UTF-8 with white space collapsed, empty when it is missing.
std::string header_of(GMimeObject* object, const char* name);

// The decoded bytes of a leaf.
std::string content_of(GMimePart* part);

// "text/plain" and so on, in lower case.
std::string type_of(GMimeObject* object);

}  // namespace chancery::indexer
