#include "search/remote/own_connection.h"

#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <string>

namespace chancery::search {

namespace {

// "0100007F:1A2B": as /proc/net/tcp writes an address.
std::string written(const sockaddr_in& address) {
  return fmt::format("{:08X}:{:04X}", address.sin_addr.s_addr, ntohs(address.sin_port));
}

}  // namespace

bool is_own_connection(int socket) {
  sockaddr_in there = {}, here = {};
  socklen_t size = sizeof there;
  if (getpeername(socket, reinterpret_cast<sockaddr*>(&there), &size) != 0) return false;
  size = sizeof here;
  if (getsockname(socket, reinterpret_cast<sockaddr*>(&here), &size) != 0) return false;
  const std::string from = written(there), to = written(here);
  std::ifstream table("/proc/net/tcp");
  for (std::string line; std::getline(table, line);) {
    // sl local_address rem_address st tx:rx tr:when retrnsmt uid …
    std::istringstream fields(line);
    std::string number, local, remote, state, queues, timer, retransmits, user;
    fields >> number >> local >> remote >> state >> queues >> timer >> retransmits >> user;
    if (local == from && remote == to) return user == std::to_string(geteuid());
  }
  return false;
}

}  // namespace chancery::search
