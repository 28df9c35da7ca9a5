// Shows long texts: in $PAGER, or just printed.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "search/render/style.h"

namespace chancery::search {

class Pager {
 public:
  virtual ~Pager() = default;
  // `style` as far as this pager can show it.
  virtual Style style(const Style& style) const = 0;
  // Returns when the reader is done. `line`: 1-based, where to begin. Throws Error.
  virtual void show(const std::string& text, size_t line) = 0;
};

// Prints the whole text.
class PrintingPager : public Pager {
 public:
  explicit PrintingPager(std::ostream& out) : out_(out) {}
  Style style(const Style& style) const override { return style; }
  void show(const std::string& text, size_t line) override;

 private:
  std::ostream& out_;
};

struct PagerCommand {
  std::vector<std::string> words;  // empty: there is none
  bool shows_color = false;
  bool takes_line = false;  // understands +LINE

  // Of $PAGER's value, else less -R, else more, whichever `is_installed` has. Words are separated
  // by spaces, quotes hold them together; no shell reads them.
  static PagerCommand choose(const std::string& variable,
                             bool (*is_installed)(const std::string& program));
};

bool is_on_path(const std::string& program);

// Runs a program on a file that only the user can read and that is gone afterwards. The terminal is
// its own meanwhile: Ctrl-C is for it.
class ProgramPager : public Pager {
 public:
  explicit ProgramPager(PagerCommand command) : command_(std::move(command)) {}
  Style style(const Style& style) const override;
  void show(const std::string& text, size_t line) override;

 private:
  PagerCommand command_;
};

}  // namespace chancery::search
