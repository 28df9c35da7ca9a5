// The target of a request taken apart: "/api/search?q=peace+talks&n=5".
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chancery::serve {

struct Target {
  std::string path;                                             // decoded
  std::vector<std::pair<std::string, std::string>> parameters;  // decoded, in order
};

// Throws Problem (400) for what is no path of a server, a wrong percent sign, text that is not
// UTF-8, and control characters, which only line ends and tabs of a parameter's value may be.
Target read_target(std::string_view target);

}  // namespace chancery::serve
