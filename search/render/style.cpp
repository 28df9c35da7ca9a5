#include "search/render/style.h"

#include <algorithm>
#include <array>

namespace chancery::search {

namespace {

struct Look {
  std::string_view color;
  std::string_view open, close;              // without colour
  std::string_view ascii_open, ascii_close;  // without Unicode
};

// In the order of Ink.
constexpr std::array kLooks = {
    Look{"", "", "", "", ""},
    Look{"\033[1m", "", "", "", ""},
    Look{"\033[2m", "", "", "", ""},
    Look{"\033[1;33m", "[", "]", "[", "]"},
    Look{"\033[1;36m", "‹", "›", "<", ">"},
    Look{"\033[1;35m", "«", "»", "{", "}"},
};

const Look& look(Ink ink) {
  return kLooks[static_cast<size_t>(ink)];
}

}  // namespace

size_t Style::measure() const {
  constexpr size_t kWidest = 110, kNarrowest = 20;
  return std::clamp(width, kNarrowest, kWidest);
}

Ink ink_of(MarkKind kind) {
  switch (kind) {
    case MarkKind::kActor:
      return Ink::kActor;
    case MarkKind::kIssue:
      return Ink::kIssue;
    case MarkKind::kWord:
      break;
  }
  return Ink::kWord;
}

std::string_view before(const Style& style, Ink ink) {
  if (style.color) return look(ink).color;
  return style.unicode ? look(ink).open : look(ink).ascii_open;
}

std::string_view after(const Style& style, Ink ink) {
  if (style.color) return look(ink).color.empty() ? "" : "\033[0m";
  return style.unicode ? look(ink).close : look(ink).ascii_close;
}

const Signs& signs(const Style& style) {
  static constexpr Signs kUnicode{"…", "·", "×", "→"};
  static constexpr Signs kAscii{"...", "-", "x", "->"};
  return style.unicode ? kUnicode : kAscii;
}

}  // namespace chancery::search
