// The files of the page as responses.
#pragma once

#include <optional>
#include <string_view>

#include "serve/http/message.h"

namespace chancery::serve {

// The file of `path` ("/" is the page itself), or 304 where the request names what it has; absent
// where there is none.
std::optional<Response> page_file(std::string_view path, const Request& request);

}  // namespace chancery::serve
