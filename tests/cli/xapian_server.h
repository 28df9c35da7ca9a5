// A xapian-tcpsrv that runs beside the test.
#pragma once

#include <netinet/in.h>

#include <cstdint>
#include <string>

#include "tests/cli/support.h"

namespace chancery::cli {

// The address of a port of this machine.
sockaddr_in here(uint16_t port);
// A port of this machine that nobody listens at.
uint16_t free_port();

class XapianServer {
 public:
  // Serves one database until the end of the test. Waits until it listens.
  explicit XapianServer(const fs::path& database);
  ~XapianServer();
  XapianServer(const XapianServer&) = delete;
  XapianServer& operator=(const XapianServer&) = delete;

  std::string name() const { return "tcp:" + address(); }
  std::string line() const { return "remote " + address() + "\n"; }  // of a stub file
  std::string address() const { return "127.0.0.1:" + std::to_string(port_); }
  uint16_t port() const { return port_; }
  // To the server and to those that it has started for connections.
  void signal(int number) const;

 private:
  uint16_t port_;
  Process process_;
};

}  // namespace chancery::cli
