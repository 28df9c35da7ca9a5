// Frames to and from Xapian's own client, over a socket of this process that waits.
#pragma once

#include <string>
#include <string_view>

namespace chancery::search {

// The next frame; empty at the end. `rest`: what was read of the one behind it.
std::string read_frame(int socket, std::string& rest);
bool write_all(int socket, std::string_view bytes);

}  // namespace chancery::search
