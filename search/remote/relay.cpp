#include "search/remote/relay.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <cerrno>
#include <utility>

#include "search/remote/own_connection.h"

namespace chancery::search {

namespace {

// Replies that are kept; a page of hits of long reports has a few megabytes.
constexpr size_t kMostKnown = 32 << 20;

Ask type_of(const std::string& request) {
  return static_cast<Ask>(request.front());
}

// Whether a reply stays true until the database changes.
bool is_lasting(Ask request) {
  switch (request) {
    case Ask::kKeepAlive:
    case Ask::kQuery:
    case Ask::kGetMatches:
    case Ask::kReopen:
      return false;
    default:
      return true;
  }
}

// The next frame of Xapian's client; empty at the end.
std::string read_frame(int socket, std::string& rest) {
  while (true) {
    if (const size_t size = frame_size(rest); size > 0) {
      std::string frame = rest.substr(0, size);
      rest.erase(0, size);
      return frame;
    }
    char buffer[1 << 14];
    const ssize_t got = recv(socket, buffer, sizeof buffer, 0);
    if (got > 0) {
      rest.append(buffer, static_cast<size_t>(got));
    } else if (got == 0 || errno != EINTR) {
      return "";
    }
  }
}

bool write_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent > 0) {
      bytes.remove_prefix(static_cast<size_t>(sent));
    } else if (errno != EINTR) {
      return false;
    }
  }
  return true;
}

}  // namespace

Relay::Relay(const RemotePlace& place, std::chrono::milliseconds patience,
             const std::vector<std::string>& keys, Guessed guessed)
    : patience_(patience), guessed_(std::move(guessed)), link_(place, patience) {
  for (const std::string& key : keys) note(frame(Ask::kMetadata, key));
  link_.send(std::exchange(unsent_, ""));
  greeting_ = link_.greeting();
  read_noted();
}

Relay::~Relay() {
  std::unique_lock lock(mutex_);
  for (const OwnedFd* socket : {&listener_, &client_})
    if (socket->is_open()) shutdown(socket->get(), SHUT_RDWR);
  lock.unlock();
  if (thread_.joinable()) thread_.join();
}

Xapian::Database Relay::open() {
  listener_ = OwnedFd(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* const at = reinterpret_cast<sockaddr*>(&address);
  if (!listener_.is_open() || bind(listener_.get(), at, size) != 0 ||
      listen(listener_.get(), 1) != 0 || getsockname(listener_.get(), at, &size) != 0)
    throw Xapian::NetworkError("no socket of this machine can be had", errno);
  thread_ = std::thread([this] { serve(); });
  // What waits for a server waits in the link; this limit is for the relay itself.
  const auto wait = static_cast<unsigned>(4 * patience_.count() + 10'000);
  context_ = fmt::format("remote:tcp(127.0.0.1:{})", ntohs(address.sin_port));
  return Xapian::Remote::open("127.0.0.1", ntohs(address.sin_port), wait, wait);
}

// Whoever connects first must be this process: others of this machine may have no right to the
// database.
bool Relay::accept_own() {
  while (true) {
    OwnedFd socket(accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC));
    if (!socket.is_open()) {
      if (errno == EINTR) continue;
      return false;
    }
    if (!is_own_connection(socket.get())) continue;
    const int on = 1;
    setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const std::lock_guard lock(mutex_);
    client_ = std::move(socket);
    return true;
  }
}

void Relay::serve() {
  if (!accept_own()) return;
  std::string rest, reply = greeting_;
  while (write_all(client_.get(), reply)) {
    const std::string request = read_frame(client_.get(), rest);
    if (request.empty()) return;
    try {
      reply = answer(request);
    } catch (const Xapian::Error&) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      shutdown(client_.get(), SHUT_RDWR);
      return;
    }
  }
}

void Relay::guess(bool on) {
  const std::lock_guard lock(mutex_);
  guessing_ = on;
}

void Relay::note(const std::string& request) {
  if (known_.contains(request) || !noted_once_.insert(request).second) return;
  noted_.push_back(request);
  unsent_ += request;
}

// What the thread of the question does with the link fails as what the other does.
template <typename Step>
void Relay::try_to(const Step& step) {
  const std::lock_guard lock(mutex_);
  if (failure_) std::rethrow_exception(failure_);
  try {
    step();
  } catch (const Xapian::Error&) {
    failure_ = std::current_exception();
    throw;
  }
}

void Relay::ask(const std::vector<Xapian::docid>& documents) {
  try_to([&] {
    for (const Xapian::docid document : documents)
      note(frame(Ask::kDocument, encoded_length(document)));
    link_.send(std::exchange(unsent_, ""));
  });
}

std::string Relay::answer(const std::string& request) {
  const std::lock_guard lock(mutex_);
  if (noted_once_.contains(request) && !guessing_) {
    link_.send(std::exchange(unsent_, ""));
    read_noted();
  }
  if (const auto known = known_.find(request); known != known_.end()) return known->second;
  if (guessing_) {
    if (type_of(request) == Ask::kReopen && !std::exchange(doubtful_, false)) {
      // A question begins.
      if (known_bytes_ > kMostKnown) forget();
      note(request);
      return frame(Told::kDone, "");
    }
    if (std::optional<std::string> nothing = reply_of_nothing(type_of(request))) {
      note(request);
      *guessed_ = true;
      return *std::move(nothing);
    }
    // A match or document that was chosen by a guess is not worth its way. Xapian's client makes an
    // exception of this one, which ends the computation.
    if (*guessed_ && type_of(request) != Ask::kGetMatches) return frame(Told::kException, "");
  }
  if (type_of(request) == Ask::kGetMatches && !query_.empty())
    return count(std::exchange(query_, "") + request);
  query_.clear();
  if (type_of(request) != Ask::kQuery || !is_count(request)) return pass(request);
  query_ = request;
  return no_statistics();
}

// `request`: both frames of a count. Several counts may be guessed one after another.
std::string Relay::count(const std::string& request) {
  if (const auto known = known_.find(request); known != known_.end()) return known->second;
  note(request);
  if (guessing_) return no_matches();
  link_.send(std::exchange(unsent_, ""));
  return read_noted();
}

std::string Relay::pass(const std::string& request) {
  link_.send(std::exchange(unsent_, "") + request);
  read_noted();
  std::string reply = link_.reply_to(type_of(request));
  if (type_of(request) == Ask::kReopen) {
    changed_ = changed_ || reply.front() == static_cast<char>(Told::kUpdate);
  }
  if (is_lasting(type_of(request))) keep(request, reply);
  keep_few_documents();
  return reply;
}

// Of documents the oldest go: who writes all hits to a file reads each once.
void Relay::keep_few_documents() {
  while (known_bytes_ > kMostKnown && !documents_.empty()) {
    const auto oldest = known_.find(documents_.front());
    documents_.pop_front();
    if (oldest == known_.end()) continue;
    known_bytes_ -= oldest->first.size() + oldest->second.size();
    known_.erase(oldest);
  }
}

void Relay::forget() {
  known_.clear();
  documents_.clear();
  known_bytes_ = 0;
}

void Relay::keep(const std::string& request, std::string reply) {
  if (reply.front() == static_cast<char>(Told::kException)) {
    doubtful_ = true;
    return;
  }
  known_bytes_ += request.size() + reply.size();
  if (!known_.insert_or_assign(request, std::move(reply)).second) return;
  if (type_of(request) == Ask::kDocument) documents_.push_back(request);
}

std::string Relay::read_noted() {
  std::string reply;
  while (!noted_.empty()) {
    const std::string request = std::move(noted_.front());
    noted_.pop_front();
    noted_once_.erase(request);
    reply = link_.reply_to(type_of(request));
    if (type_of(request) == Ask::kQuery) {
      // One that is refused has this reply twice.
      reply = link_.reply_to(Ask::kGetMatches);
      keep(request, reply);
    } else if (is_lasting(type_of(request))) {
      keep(request, reply);
    } else if (reply.front() == static_cast<char>(Told::kUpdate)) {
      changed_ = true;
    }
  }
  return reply;
}

void Relay::send() {
  try_to([this] { link_.send(std::exchange(unsent_, "")); });
}

bool Relay::fetch() {
  bool some = false;
  try_to([&] {
    link_.send(std::exchange(unsent_, ""));
    some = !noted_.empty();
    read_noted();
    *guessed_ = false;
  });
  return some;
}

bool Relay::has_changed() const {
  const std::lock_guard lock(mutex_);
  return changed_;
}

std::exception_ptr Relay::failure() const {
  const std::lock_guard lock(mutex_);
  return failure_;
}

}  // namespace chancery::search
