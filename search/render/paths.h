// One path a line, for xargs and editors.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "search/render/renderer.h"

namespace chancery {

class PathsRenderer : public Renderer {
 public:
  // Paths are written as they are, for a program opens them; to a terminal they are inert.
  PathsRenderer(std::ostream& out, bool terminal) : out_(out), terminal_(terminal) {}
  void answer(const Answer& answer, const std::string& id) override;

 private:
  std::ostream& out_;
  bool terminal_;
};

// A path as people read it: relative to `here` when below it, with ~ for `home`, its beginning left
// out ("…/2023/talks.txt") to fit `columns`.
std::string short_path(std::string_view path, std::string_view here, std::string_view home,
                       size_t columns, const Style& style);
// The same with the process's own directories.
std::string short_path(std::string_view path, size_t columns, const Style& style);

}  // namespace chancery
