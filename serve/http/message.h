// A request and a response of HTTP without the wire: plain data.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chancery::serve {

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Request {
  std::string method;
  std::string target;  // as it was sent: the path and what stands behind its question mark
  Headers headers;     // names in lower case, in the order of the request

  // The values of a header, whose name is in lower case.
  std::vector<std::string_view> all(std::string_view name) const;
  // The value of a header that was sent once; absent where it is missing or was sent twice.
  std::optional<std::string_view> one(std::string_view name) const;
};

struct Response {
  int status = 200;
  Headers headers;  // without the length of the body
  std::string body;
};

// "Not Found" for 404.
std::string_view reason_of(int status);

}  // namespace chancery::serve
