#include "serve/http/session.h"

#include <boost/asio/post.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>
#include <string>
#include <utility>

namespace chancery::serve {

namespace http = boost::beast::http;
using boost::system::error_code;

namespace {

// What a client that was refused may still send before the connection is cut: ending it at once
// could take the response from it (RFC 9112, section 9.6).
constexpr size_t kDrained = 1 << 20;

}  // namespace

Session::Session(Socket socket, const ServerLimits& limits, const Handler& handler,
                 std::function<void(Session&)> ended)
    : socket_(std::move(socket)),
      timer_(socket_.get_executor()),
      limits_(limits),
      handler_(handler),
      ended_(std::move(ended)),
      buffer_(2 * size_t{kHeaderBytes}) {}

Session::~Session() {
  ended_(*this);
}

void Session::start() {
  error_code ignored;
  socket_.set_option(boost::asio::ip::tcp::no_delay(true), ignored);
  await_byte(limits_.request);
}

bool Session::end_if_idle() {
  if (idle_) close();
  return idle_;
}

void Session::close() {
  error_code ignored;
  timer_.cancel();
  socket_.close(ignored);
}

void Session::limit_time(std::chrono::milliseconds time) {
  timed_out_ = false;
  const uint64_t number = ++timers_;
  timer_.expires_after(time);
  timer_.async_wait([self = shared_from_this(), number](const error_code& error) {
    if (error || number != self->timers_) return;
    self->timed_out_ = true;
    error_code ignored;
    self->socket_.cancel(ignored);
  });
}

void Session::await_byte(std::chrono::milliseconds patience) {
  if (buffer_.size() > 0) return read();  // the next request came with the last one
  idle_ = true;
  limit_time(patience);
  socket_.async_wait(Socket::wait_read, [self = shared_from_this()](const error_code& error) {
    self->idle_ = false;
    if (error) return self->close();
    self->read();
  });
}

void Session::read() {
  parser_.emplace();
  limit(*parser_);
  limit_time(limits_.request);
  http::async_read_header(
      socket_, buffer_, *parser_,
      [self = shared_from_this()](const error_code& error, size_t) { self->on_read(error); });
}

void Session::on_read(const error_code& error) {
  ++timers_;
  timer_.cancel();
  keeps_ = false;
  head_ = false;
  if (timed_out_) {
    // Who has said nothing waits for no answer. (The system may wake a wait without a byte.)
    if (buffer_.size() == 0 && !parser_->got_some()) return close();
    return refuse(Problem(408, "the request did not come to its end in time"));
  }
  if (error) {
    const std::optional<Problem> problem = problem_of(error, has_line(*parser_));
    return problem ? refuse(*problem) : close();
  }
  try {
    answer(request_of(*parser_));
  } catch (const Problem& problem) {
    refuse(problem);
  }
}

void Session::answer(Request request) {
  keeps_ = parser_->keep_alive();
  head_ = request.method == "HEAD";
  handler_(std::move(request), [self = shared_from_this()](Response response) mutable {
    const auto executor = self->socket_.get_executor();
    // The session goes along, so that it never ends in another thread than that of its socket.
    boost::asio::post(executor, [self = std::move(self), response = std::move(response)]() mutable {
      self->write(std::move(response));
    });
  });
}

void Session::refuse(const Problem& problem) {
  keeps_ = false;
  write(with_safety(response_of(problem)));
}

void Session::write(Response response) {
  message_.emplace();
  message_->version(11);
  message_->result(static_cast<unsigned>(response.status));
  message_->reason(std::string(reason_of(response.status)));
  for (const auto& [name, value] : response.headers) message_->set(name, value);
  message_->body() = std::move(response.body);
  message_->keep_alive(keeps_);
  message_->prepare_payload();
  serializer_.emplace(*message_);
  limit_time(limits_.write);
  const auto written = [self = shared_from_this()](const error_code& error, size_t) {
    ++self->timers_;
    self->timer_.cancel();
    if (error) return self->close();
    self->keeps_ ? self->await_byte(self->limits_.idle) : self->end_softly();
  };
  if (head_) {
    http::async_write_header(socket_, *serializer_, written);
  } else {
    http::async_write(socket_, *serializer_, written);
  }
}

void Session::end_softly() {
  error_code error;
  socket_.shutdown(Socket::shutdown_send, error);
  if (error) return close();
  limit_time(limits_.drain);
  drain();
}

void Session::drain() {
  buffer_.clear();
  socket_.async_read_some(buffer_.prepare(kHeaderBytes),
                          [self = shared_from_this()](const error_code& error, size_t count) {
                            self->drained_ += count;
                            if (error || self->drained_ > kDrained) return self->close();
                            self->drain();
                          });
}

}  // namespace chancery::serve
