// What a network does to a connection, at a byte that the test chooses.
#pragma once

#include <atomic>
#include <cstdint>
#include <list>
#include <string>
#include <thread>

namespace chancery::cli {

enum class Trouble {
  kDelay,   // each reply comes later
  kCut,     // the connection ends
  kStall,   // nothing comes any more
  kDrip,    // a byte comes now and then
  kGarble,  // other bytes come, as many
};

// Stands before a server. Passes on what its clients ask, and the first bytes of its replies to
// each; then there is trouble.
class TroubledWay {
 public:
  // `server`: a port of this machine.
  // `garbage`: what comes instead, again and again.
  TroubledWay(uint16_t server, Trouble trouble, size_t replied, std::string garbage = "?");
  ~TroubledWay();
  TroubledWay(const TroubledWay&) = delete;
  TroubledWay& operator=(const TroubledWay&) = delete;

  std::string name() const { return "tcp:127.0.0.1:" + std::to_string(port_); }
  // The connections that had trouble.
  size_t troubles() const { return troubles_; }
  // How often clients waited for a reply.
  size_t waits() const { return waits_; }

 private:
  void accept_all();
  void carry(int client);
  bool ask(int client, int server, bool& waits);
  // Whether the connection is to go on behind `bytes` of a reply, the first of which is number
  // `at` of all.
  bool pass(int client, std::string bytes, size_t at);

  const uint16_t server_;
  const Trouble trouble_;
  const size_t replied_;
  const std::string garbage_;
  std::atomic<size_t> troubles_ = 0, waits_ = 0;
  std::atomic<bool> ends_ = false;
  int listener_;
  uint16_t port_ = 0;
  std::list<std::thread> carriers_;
  std::thread accepting_;
};

}  // namespace chancery::cli
