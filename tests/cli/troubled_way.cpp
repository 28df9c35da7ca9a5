#include "tests/cli/troubled_way.h"

#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "tests/cli/xapian_server.h"

namespace chancery::cli {

namespace {

constexpr int kLookMs = 50;  // between looks whether the test is over
constexpr std::chrono::milliseconds kDrip{100}, kDelay{20};

bool give(int to, const std::string& bytes) {
  for (size_t at = 0; at < bytes.size();) {
    const ssize_t sent = send(to, bytes.data() + at, bytes.size() - at, MSG_NOSIGNAL);
    if (sent <= 0) return false;
    at += static_cast<size_t>(sent);
  }
  return true;
}

// Empty at the end.
std::string taken(int from) {
  char buffer[4096];
  const ssize_t got = recv(from, buffer, sizeof buffer, 0);
  return {buffer, static_cast<size_t>(std::max<ssize_t>(got, 0))};
}

}  // namespace

TroubledWay::TroubledWay(uint16_t server, Trouble trouble, size_t replied, std::string garbage)
    : server_(server),
      trouble_(trouble),
      replied_(replied),
      garbage_(std::move(garbage)),
      listener_(socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in address = here(0);
  socklen_t size = sizeof address;
  EXPECT_EQ(bind(listener_, reinterpret_cast<sockaddr*>(&address), size), 0);
  EXPECT_EQ(listen(listener_, 8), 0);
  EXPECT_EQ(getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size), 0);
  port_ = ntohs(address.sin_port);
  accepting_ = std::thread([this] { accept_all(); });
}

TroubledWay::~TroubledWay() {
  ends_ = true;
  shutdown(listener_, SHUT_RDWR);
  accepting_.join();
  for (std::thread& carrier : carriers_) carrier.join();
  close(listener_);
}

void TroubledWay::accept_all() {
  for (int client = -1; (client = accept(listener_, nullptr, nullptr)) >= 0;)
    carriers_.emplace_back([this, client] {
      carry(client);
      close(client);
    });
}

void TroubledWay::carry(int client) {
  const int server = socket(AF_INET, SOCK_STREAM, 0);
  const sockaddr_in address = here(server_);
  bool goes_on = connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  size_t replied = 0;
  bool waits = false;
  while (goes_on && !ends_) {
    pollfd ends[] = {{client, POLLIN, 0}, {server, POLLIN, 0}};
    poll(ends, 2, kLookMs);
    if (ends[0].revents != 0) goes_on = ask(client, server, waits);
    if (!goes_on || ends[1].revents == 0) continue;
    std::string bytes = taken(server);
    if (trouble_ == Trouble::kDelay) {
      // What is asked before the reply has come does not wait for it.
      std::this_thread::sleep_for(kDelay);
      // A reply that comes in pieces is waited for once.
      for (pollfd rest = {server, POLLIN, 0}; !bytes.empty() && poll(&rest, 1, 0) > 0;) {
        const std::string piece = taken(server);
        bytes = piece.empty() ? "" : bytes + piece;
      }
      pollfd more = {client, POLLIN, 0};
      if (poll(&more, 1, 0) > 0) goes_on = ask(client, server, waits);
    }
    goes_on = goes_on && !bytes.empty() && pass(client, bytes, replied);
    replied += bytes.size();
    waits = false;
  }
  close(server);
}

bool TroubledWay::ask(int client, int server, bool& waits) {
  const std::string bytes = taken(client);
  // A client that hangs up waits for nothing.
  if (!bytes.empty() && !std::exchange(waits, true)) ++waits_;
  return !bytes.empty() && give(server, bytes);
}

bool TroubledWay::pass(int client, std::string bytes, size_t at) {
  if (trouble_ == Trouble::kDelay || at + bytes.size() <= replied_) return give(client, bytes);
  if (at <= replied_) ++troubles_;
  const size_t sound = replied_ - std::min(at, replied_);
  if (!give(client, bytes.substr(0, sound))) return false;
  bytes.erase(0, sound);
  switch (trouble_) {
    case Trouble::kStall:
      return true;
    case Trouble::kDrip:
      for (const char byte : bytes) {
        if (ends_ || !give(client, std::string(1, byte))) return false;
        std::this_thread::sleep_for(kDrip);
      }
      return true;
    case Trouble::kGarble:
      for (char& byte : bytes) byte = garbage_[at++ % garbage_.size()];
      return give(client, bytes);
    default:
      return false;
  }
}

}  // namespace chancery::cli
