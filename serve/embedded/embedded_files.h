// Files of serve/ that are part of the program: the page, and the schemas of answers. The list is
// in serve/CMakeLists.txt, the source is made by cmake/Embed.cmake.
#pragma once

#include <span>
#include <string_view>

namespace chancery::serve {

struct EmbeddedFile {
  std::string_view name;  // below serve/: "page/index.html"
  std::string_view content;
};

std::span<const EmbeddedFile> embedded_files();

}  // namespace chancery::serve
