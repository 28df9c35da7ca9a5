// What kind of file some bytes are: by their content first, by the file's name second.
#pragma once

#include <string>
#include <string_view>

namespace chancery::indexer {

// A MIME type. "text/plain" for text that shows no other type; "application/octet-stream" for
// binary data of an unknown kind.
std::string sniff_type(std::string_view path, std::string_view bytes);

// The name people have for a MIME type ("PDF"), or empty.
std::string_view type_name(std::string_view mime);

}  // namespace chancery::indexer
