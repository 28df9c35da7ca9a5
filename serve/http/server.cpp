#include "serve/http/server.h"

#include <fmt/format.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <csignal>
#include <list>
#include <utility>

#include "chancery/error.h"
#include "serve/http/session.h"

namespace chancery::serve {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

constexpr uint16_t kHttpPort = 80;
// When the process has no more descriptors.
constexpr auto kPauseOfFailure = std::chrono::milliseconds(100);

tcp::acceptor listening(asio::io_context& io, const Endpoint& endpoint) {
  error_code error;
  const auto address = asio::ip::make_address(endpoint.address, error);
  if (error) {
    throw Error(fmt::format("--listen {}: no address of this machine", endpoint.address),
                "give numbers, as 127.0.0.1:8417 or [::1]:8417");
  }
  const tcp::endpoint place(address, endpoint.port);
  tcp::acceptor acceptor(io);
  acceptor.open(place.protocol(), error);
  if (!error) acceptor.set_option(asio::socket_base::reuse_address(true), error);
  if (!error) acceptor.bind(place, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) {
    const std::string host = host_of(endpoint.address, endpoint.port);
    const bool used = error == asio::error::address_in_use;
    throw Error(fmt::format("{} cannot be listened at: {}", host, error.message()),
                used ? "another program has this port; give another with --listen 127.0.0.1:PORT"
                     : "give an address of this machine with --listen");
  }
  return acceptor;
}

}  // namespace

std::string host_of(const std::string& address, uint16_t port) {
  const bool six = address.find(':') != std::string::npos;
  const std::string host = six ? "[" + address + "]" : address;
  return port == kHttpPort ? host : fmt::format("{}:{}", host, port);
}

struct Server::Impl {
  Impl(const Endpoint& endpoint, const ServerLimits& given, Handler answers)
      : limits(given), handler(std::move(answers)), acceptor(listening(io, endpoint)) {}

  void accept() {
    if (accepting || sessions.size() >= limits.connections) return;
    accepting = true;
    acceptor.async_accept([this](const error_code& error, tcp::socket socket) {
      accepting = false;
      if (error == asio::error::operation_aborted) return;
      if (error) return pause();
      begin(std::move(socket));
      accept();
    });
  }

  void pause() {
    timer.expires_after(kPauseOfFailure);
    timer.async_wait([this](const error_code& error) {
      if (!error) accept();
    });
  }

  void begin(tcp::socket socket) {
    const auto ended = [this](Session& session) {
      sessions.remove(&session);
      if (!stopped) accept();
    };
    const auto session = std::make_shared<Session>(std::move(socket), limits, handler, ended);
    sessions.push_back(session.get());
    session->start();
    if (sessions.size() < limits.connections) return;
    // Who asks nothing makes room, the oldest first.
    for (Session* const other : sessions) {
      if (other != session.get() && other->end_if_idle()) break;
    }
  }

  void stop() {
    stopped = true;
    error_code ignored;
    acceptor.close(ignored);
    io.stop();
  }

  const ServerLimits limits;
  const Handler handler;
  std::list<Session*> sessions;  // those that live; before io, whose end ends them
  bool accepting = false;
  bool stopped = false;
  asio::io_context io{1};
  tcp::acceptor acceptor;
  asio::steady_timer timer{io};
  asio::signal_set signals{io, SIGINT, SIGTERM, SIGHUP};
};

Server::Server(const Endpoint& endpoint, const ServerLimits& limits, Handler handler)
    : impl_(std::make_unique<Impl>(endpoint, limits, std::move(handler))) {}

Server::~Server() {
  impl_->stopped = true;
}

uint16_t Server::port() const {
  return impl_->acceptor.local_endpoint().port();
}

void Server::run() {
  impl_->signals.async_wait([this](const error_code& error, int) {
    if (!error) impl_->stop();
  });
  impl_->accept();
  impl_->io.run();
}

void Server::stop() {
  asio::post(impl_->io, [this] { impl_->stop(); });
}

}  // namespace chancery::serve
