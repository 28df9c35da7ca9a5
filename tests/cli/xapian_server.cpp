#include "tests/cli/xapian_server.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <thread>

namespace chancery::cli {

sockaddr_in here(uint16_t port) {
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

uint16_t free_port() {
  const int listener = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address = here(0);
  socklen_t size = sizeof address;
  EXPECT_EQ(bind(listener, reinterpret_cast<sockaddr*>(&address), size), 0);
  EXPECT_EQ(getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size), 0);
  close(listener);
  return ntohs(address.sin_port);
}

namespace {

bool listens(uint16_t port) {
  const sockaddr_in address = here(port);
  const int connection = socket(AF_INET, SOCK_STREAM, 0);
  const bool taken =
      connect(connection, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  close(connection);
  return taken;
}

// Until somebody listens at the port, or nobody does any more.
void wait_until(uint16_t port, bool wanted) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (listens(port) != wanted && std::chrono::steady_clock::now() < end)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
}

}  // namespace

XapianServer::XapianServer(const fs::path& database)
    : port_(free_port()),
      process_(Command{"/usr/bin/xapian-tcpsrv",
                       {"--quiet", "--interface", "127.0.0.1", "--port", std::to_string(port_),
                        database.string()}}) {
  wait_until(port_, true);
}

XapianServer::~XapianServer() {
  signal(SIGKILL);
}

void XapianServer::signal(int number) const {
  const pid_t server = process_.pid();
  std::ifstream children(fmt::format("/proc/{0}/task/{0}/children", server));
  for (pid_t child = 0; children >> child;) kill(child, number);
  process_.signal(number);
  if (number == SIGKILL) wait_until(port_, false);
}

}  // namespace chancery::cli
