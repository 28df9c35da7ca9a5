// What the terminal can show. Read anew for each answer, so that a resized window is noticed.
#pragma once

#include <cstddef>

#include "search/options.h"
#include "search/render/style.h"

namespace chancery::search {

// $COLUMNS, else the size of the terminal at `descriptor`, else 80.
size_t terminal_columns(int descriptor);
// Whether the locale's characters are UTF-8 (setlocale is the caller's).
bool locale_is_utf8();
// `when` decides; with kAuto: a terminal that is not dumb, and no NO_COLOR.
bool wants_color(ColorWhen when, bool is_terminal);

Style terminal_style(int descriptor, ColorWhen when);

}  // namespace chancery::search
