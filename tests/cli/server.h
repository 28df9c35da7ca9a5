// A chancery-serve that runs beside the test, and a client that sends what it is told to the byte.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "tests/cli/support.h"

namespace chancery::cli {

struct HttpAnswer {
  int status = 0;                              // 0: no response came
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;

  std::string header(const std::string& name) const;
  // A body that is no JSON fails the test.
  Json json() const;
};
std::ostream& operator<<(std::ostream& out, const HttpAnswer& answer);

// One connection.
class Connection {
 public:
  explicit Connection(uint16_t port);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // False when the server takes no more.
  bool send(std::string_view bytes);
  // The other direction stays open.
  void end_sending();
  // The next response; `head`: it has no body.
  HttpAnswer receive(bool head = false);
  // Whether the server ends the connection, within `seconds`, without another byte.
  bool ends(int seconds = 20);

 private:
  bool read_more(int milliseconds);

  int socket_ = -1;
  std::string read_;  // that is not taken yet
  bool ended_ = false;
};

class ServeProcess {
 public:
  // Waits until it listens; `arguments` beside --db and --listen.
  explicit ServeProcess(const Sandbox& sandbox, Arguments arguments = {});

  uint16_t port() const { return port_; }
  const std::string& token() const { return token_; }
  std::string host() const { return "127.0.0.1:" + std::to_string(port_); }
  Process& process() { return *process_; }

  // A GET with the token on a connection of its own.
  HttpAnswer get(const std::string& target,
                 const std::map<std::string, std::string>& headers = {}) const;
  // Any request line and headers, sent as they are; `Host` is added when it is not among them.
  HttpAnswer ask(const std::string& method, const std::string& target,
                 const std::map<std::string, std::string>& headers) const;
  // Whether it still answers a query.
  bool lives() const;

 private:
  std::optional<Process> process_;
  uint16_t port_ = 0;
  std::string token_;
};

// For the value of a parameter.
std::string url_encoded(std::string_view text);

}  // namespace chancery::cli
