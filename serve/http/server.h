// The listening side: takes connections, reads their requests, gives them to a handler.
//
//   Server server({"127.0.0.1", 8417}, {}, handler);   // listens from here on
//   server.run();                                      // until stop(), SIGINT or SIGTERM
//
// One thread, that of run(), does all reading and writing.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "serve/http/message.h"

namespace chancery::serve {

struct Endpoint {
  std::string address = "127.0.0.1";  // IPv4 or IPv6
  uint16_t port = 8417;               // 0: any that is free
};

// "[::1]:8417"; the port is left out where it is HTTP's.
std::string host_of(const std::string& address, uint16_t port);

struct ServerLimits {
  size_t connections = 256;
  std::chrono::milliseconds request = std::chrono::seconds(10);  // from its first byte to its end
  std::chrono::milliseconds idle = std::chrono::seconds(60);     // between two requests
  std::chrono::milliseconds write = std::chrono::seconds(30);    // a whole response
  std::chrono::milliseconds drain = std::chrono::seconds(2);     // after a last response
};

// Answers `request` by one call of `done`, which may come later and from any thread.
using Done = std::function<void(Response)>;
using Handler = std::function<void(Request, Done)>;

// Adds the headers that every response has: what a browser may do with it.
Response with_safety(Response response);

class Server {
 public:
  // Throws Error when the address cannot be listened at.
  Server(const Endpoint& endpoint, const ServerLimits& limits, Handler handler);
  ~Server();

  uint16_t port() const;
  void run();
  // From any thread.
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace chancery::serve
