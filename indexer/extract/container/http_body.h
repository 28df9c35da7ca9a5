// Bodies of HTTP answers, as servers send them and as browsers and proxies save them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace chancery::indexer {

// `body` without the chunks of "Transfer-Encoding: chunked" (RFC 9112, 7.1); as it is when it is
// not made of them, for some programs write the header over a body that is joined already.
std::string joined_chunks(std::string_view body);

// `body` unpacked from `encoding`, the value of Content-Encoding ("gzip", "deflate", "br", "zstd"
// is none of them); as it is when it is not packed so, for the same reason. Nothing when it would
// be larger than `limit` bytes.
std::optional<std::string> decoded_body(std::string body, std::string_view encoding, size_t limit);

}  // namespace chancery::indexer
