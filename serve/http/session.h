// One connection: requests one after another, each answered before the next is read.
//
//   waits for a byte → reads a request → waits for its response → writes it ┐
//        ↑                                                                  │
//        └──────────────── the client keeps the connection ←────────────────┤
//                                                                           └→ ends
//
// Every wait has its limit. All but `done` of a handler is called by the thread of the io_context.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/serializer.hpp>
#include <boost/beast/http/string_body.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>

#include "serve/http/server.h"
#include "serve/http/wire.h"

namespace chancery::serve {

class Session : public std::enable_shared_from_this<Session> {
 public:
  using Socket = boost::asio::ip::tcp::socket;

  // `handler` must outlive it; `ended` is called once.
  Session(Socket socket, const ServerLimits& limits, const Handler& handler,
          std::function<void(Session&)> ended);
  ~Session();

  void start();
  // Ends a connection whose client asks nothing now. False where a request is in hand.
  bool end_if_idle();
  void close();

 private:
  using Message = boost::beast::http::response<boost::beast::http::string_body>;

  void await_byte(std::chrono::milliseconds patience);
  void read();
  void on_read(const boost::system::error_code& error);
  void answer(Request request);
  void refuse(const Problem& problem);
  void write(Response response);
  void end_softly();
  void drain();
  void limit_time(std::chrono::milliseconds time);

  Socket socket_;
  boost::asio::steady_timer timer_;
  uint64_t timers_ = 0;  // that were set: a late one counts no more
  bool timed_out_ = false;
  bool idle_ = false;
  bool keeps_ = false;  // the connection stays after this response
  bool head_ = false;   // only the header of the response is sent
  size_t drained_ = 0;
  const ServerLimits& limits_;
  const Handler& handler_;
  std::function<void(Session&)> ended_;
  boost::beast::flat_buffer buffer_;
  std::optional<RequestParser> parser_;
  std::optional<Message> message_;
  std::optional<boost::beast::http::response_serializer<boost::beast::http::string_body>>
      serializer_;
};

}  // namespace chancery::serve
