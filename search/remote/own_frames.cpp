#include "search/remote/own_frames.h"

#include <sys/socket.h>

#include <cerrno>

#include "search/remote/wire.h"

namespace chancery::search {

std::string read_frame(int socket, std::string& rest) {
  while (true) {
    if (const size_t size = frame_size(rest); size > 0) {
      std::string frame = rest.substr(0, size);
      rest.erase(0, size);
      return frame;
    }
    char buffer[1 << 14];
    const ssize_t got = recv(socket, buffer, sizeof buffer, 0);
    if (got > 0) {
      rest.append(buffer, static_cast<size_t>(got));
    } else if (got == 0 || errno != EINTR) {
      return "";
    }
  }
}

bool write_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent > 0) {
      bytes.remove_prefix(static_cast<size_t>(sent));
    } else if (errno != EINTR) {
      return false;
    }
  }
  return true;
}

}  // namespace chancery::search
