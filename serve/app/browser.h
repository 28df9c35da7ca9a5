// Opens the page in the user's browser.
#pragma once

#include <string>

namespace chancery::serve {

// Starts xdg-open and does not wait for it. The link has the token, which other users must not see
// in a list of processes: what is opened is a private file that leads to it. Throws Error when
// there is no xdg-open.
void open_in_browser(const std::string& link);

}  // namespace chancery::serve
