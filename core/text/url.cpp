#include "chancery/url.h"

#include <algorithm>

#include "chancery/text.h"

namespace chancery {

std::string host_of(std::string_view url) {
  const size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return "";
  const size_t begin = scheme + 3;
  const size_t end = std::min(url.find_first_of("/?#:", begin), url.size());
  std::string host = fold(url.substr(begin, end - begin));  // hosts have no case
  return host.starts_with("www.") ? host.substr(4) : host;
}

}  // namespace chancery
