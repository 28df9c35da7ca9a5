#include "search/terminal.h"

#include <langinfo.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <string_view>

namespace chancery::search {

size_t terminal_columns(int descriptor) {
  constexpr size_t kUnknown = 80, kMost = 10000;
  if (const char* columns = std::getenv("COLUMNS")) {
    const std::string_view text(columns);
    size_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc() && end == text.data() + text.size() && value > 0 && value < kMost)
      return value;
  }
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return kUnknown;
}

bool locale_is_utf8() {
  return std::string_view(nl_langinfo(CODESET)) == "UTF-8";
}

bool wants_color(ColorWhen when, bool is_terminal) {
  if (when != ColorWhen::kAuto) return when == ColorWhen::kAlways;
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  return is_terminal && !(no_color && *no_color) && term && std::string_view(term) != "dumb";
}

Style terminal_style(int descriptor, ColorWhen when) {
  Style style;
  style.color = wants_color(when, isatty(descriptor));
  style.unicode = locale_is_utf8();
  style.width = terminal_columns(descriptor);
  return style;
}

}  // namespace chancery::search
