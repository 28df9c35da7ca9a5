#include "search/remote/link.h"

#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <xapian.h>

#include <cerrno>
#include <memory>
#include <utility>
#include <vector>

#include "chancery/strings.h"

extern char** environ;

namespace chancery::search {

namespace {

constexpr int kWholeFrame = 4;  // times the patience for its next byte
constexpr const char* kNoServer = "Handshake failed - is this a Xapian server?";  // Xapian's words

}  // namespace

Link::Link(const RemotePlace& place, std::chrono::milliseconds patience)
    : place_(place), patience_(patience) {
  place_.host.empty() ? start_program() : connect_to_host();
  fcntl(socket_.get(), F_SETFL, O_NONBLOCK);
}

// A program ends when its input does. It is not waited for: it may hang.
Link::~Link() {
  socket_.reset();
  if (program_ > 0) waitpid(program_, nullptr, WNOHANG);
}

void Link::connect_to_host() {
  addrinfo hints = {};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_NUMERICSERV;
  addrinfo* list = nullptr;
  const int code =
      getaddrinfo(place_.host.c_str(), std::to_string(place_.port).c_str(), &hints, &list);
  if (code != 0) fail(std::string("its name is not known: ") + gai_strerror(code));
  const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> found(list, freeaddrinfo);
  int failure = 0;
  for (const addrinfo* one = list; one; one = one->ai_next) {
    socket_.reset(socket(one->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!socket_.is_open()) continue;
    const int on = 1;
    setsockopt(socket_.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (connect(socket_.get(), one->ai_addr, one->ai_addrlen) == 0) return;
    failure = errno;
    if (failure == EINPROGRESS) {
      wait_for(POLLOUT);
      socklen_t size = sizeof failure;
      getsockopt(socket_.get(), SOL_SOCKET, SO_ERROR, &failure, &size);
      if (failure == 0) return;
    }
  }
  fail("it cannot be reached", failure);
}

// As Xapian starts them: with the connection as input and output, and without errors.
void Link::start_program() {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) fail("no socket", errno);
  socket_.reset(ends[0]);
  const OwnedFd theirs(ends[1]);
  std::vector<std::string> words = {place_.program};
  for (const std::string_view word : split(place_.arguments, " "))
    if (!word.empty()) words.emplace_back(word);
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, theirs.get(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, theirs.get(), STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  const int code =
      posix_spawnp(&program_, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (code != 0) fail("it cannot be started", code);
}

void Link::fail(const std::string& message, int code) const {
  throw Xapian::NetworkError(message, place_.context(), code);
}

short Link::wait_for(short events) {
  pollfd one = {socket_.get(), events, 0};
  int ready = 0;
  do {
    ready = poll(&one, 1, static_cast<int>(patience_.count()));
  } while (ready < 0 && errno == EINTR);
  if (ready < 0) fail("poll", errno);
  if (ready == 0) throw Xapian::NetworkTimeoutError("no answer", place_.context());
  return one.revents;
}

void Link::send(std::string_view frames) {
  while (!frames.empty()) {
    const ssize_t sent = ::send(socket_.get(), frames.data(), frames.size(), MSG_NOSIGNAL);
    if (sent > 0) {
      frames.remove_prefix(static_cast<size_t>(sent));
    } else if (errno == EAGAIN) {
      // A server that cannot get rid of its replies reads no more requests.
      if (wait_for(POLLOUT | POLLIN) & POLLIN) read_some();
    } else if (errno != EINTR) {
      fail("Connection closed", errno == EPIPE || errno == ECONNRESET ? 0 : errno);
    }
  }
}

void Link::read_some() {
  read_.erase(0, std::exchange(taken_, 0));
  char buffer[1 << 16];
  const ssize_t got = recv(socket_.get(), buffer, sizeof buffer, 0);
  if (got > 0) {
    read_.append(buffer, static_cast<size_t>(got));
  } else if (got == 0 || errno == ECONNRESET) {
    fail("Connection closed");
  } else if (errno == EAGAIN) {
    wait_for(POLLIN);
  } else if (errno != EINTR) {
    fail("read", errno);
  }
}

// A server that sends a byte now and then keeps nobody waiting.
std::string Link::next_frame() {
  const auto end = std::chrono::steady_clock::now() + kWholeFrame * patience_;
  while (true) {
    const std::string_view rest = std::string_view(read_).substr(taken_);
    if (const size_t size = frame_size(rest); size > 0) {
      taken_ += size;
      return std::string(rest.substr(0, size));
    }
    if (std::chrono::steady_clock::now() > end)
      throw Xapian::NetworkTimeoutError("no whole answer", place_.context());
    read_some();
  }
}

std::string Link::reply_to(Ask request) {
  std::string reply;
  while (true) {
    const std::string next = next_frame();
    if (!is_reply(request, static_cast<uint8_t>(next.front()))) fail(kUnreadable);
    reply += next;
    if (!is_followed(request, static_cast<uint8_t>(next.front()))) return reply;
  }
}

std::string Link::reply_to_match() {
  const std::string first = reply_to(Ask::kQuery);
  const std::string second = reply_to(Ask::kGetMatches);
  // One that is refused is so twice, and the second time for its second half alone.
  return first.front() == static_cast<char>(Told::kException) ? first : second;
}

std::string Link::greeting() {
  constexpr size_t kVersionAt = 2;  // behind the type and a length of one byte
  std::string first;
  try {
    first = next_frame();
  } catch (const Xapian::NetworkError&) {
    if (read_.empty() || read_.front() == static_cast<char>(Told::kUpdate)) throw;
    fail(kNoServer);
  }
  if (first.front() == static_cast<char>(Told::kException)) {
    if (const auto message = error_told(first))
      throw Xapian::DatabaseOpeningError(*message, place_.context());
  }
  if (first.front() != static_cast<char>(Told::kUpdate) || first.size() <= kVersionAt + 1)
    fail(kNoServer);
  const auto version = static_cast<uint8_t>(first[kVersionAt]);
  if (version != kProtocolMajor)
    fail("Server supports protocol version " + std::to_string(version) + ", not " +
         std::to_string(kProtocolMajor));
  return first;
}

}  // namespace chancery::search
