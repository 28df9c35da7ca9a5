// One path a line, for xargs and editors.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "search/render/renderer.h"

namespace chancery::search {

class PathsRenderer : public Renderer {
 public:
  // With `null` each path is written as it is and ended by a zero byte; else it is a line, quoted
  // where it must be.
  PathsRenderer(std::ostream& out, bool null) : out_(out), null_(null) {}
  void answer(const Answer& answer, const std::string& id) override;

 private:
  std::ostream& out_;
  bool null_;
};

// A path as one line of text that acts on no terminal. Most stay as they are. What holds control
// characters or is not UTF-8 stands as shells quote it, $'a\nb\377', and so does what begins like
// that: each line means one path.
std::string quoted_path(std::string_view path);

// A path as people read it: relative to `here` when below it, with ~ for `home`, its beginning left
// out ("…/2023/talks.txt") to fit `columns`.
std::string short_path(std::string_view path, std::string_view here, std::string_view home,
                       size_t columns, const Style& style);
// The same with the process's own directories.
std::string short_path(std::string_view path, size_t columns, const Style& style);

}  // namespace chancery::search
