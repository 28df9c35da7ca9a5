#include "search/remote/relay.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <cerrno>
#include <utility>

#include "search/remote/own_connection.h"
#include "search/remote/own_frames.h"
#include "search/remote/statistics.h"

namespace chancery::search {

namespace {

Ask type_of(const std::string& request) {
  return static_cast<Ask>(request.front());
}

}  // namespace

Relay::Relay(const RemotePlace& place, std::chrono::milliseconds patience,
             const std::vector<std::string>& keys, Guessed guessed)
    : patience_(patience), guessed_(std::move(guessed)), link_(place, patience) {
  for (const std::string& key : keys) note(frame(Ask::kMetadata, key));
  send_noted();
  greeting_ = link_.greeting();
  read_sent();
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
    for (const Xapian::docid document : documents) {
      note(frame(Ask::kDocument, encoded_length(document)));
      // Copies of a text are compared by it.
      note(frame(Ask::kDocumentLength, encoded_length(document)));
    }
    send_noted();
  });
}

std::optional<Frequencies> Relay::frequencies(const std::string& word) {
  const std::lock_guard lock(mutex_);
  const std::string request = frame(Ask::kFrequencies, word);
  if (const std::string* const known = known_.find(request)) return frequencies_told(*known);
  if (!guessing_) return std::nullopt;
  note(request);
  *guessed_ = true;
  return Frequencies{};
}

std::string Relay::answer(const std::string& request) {
  const std::lock_guard lock(mutex_);
  const Ask type = type_of(request);
  if (!tells_of_word(type)) return answer_to(request);
  return told_of_word(type, answer_to(frame(Ask::kFrequencies, payload_of(request))));
}

std::string Relay::answer_to(const std::string& request) {
  if (noted_once_.contains(request) && !guessing_) {
    send_noted();
    read_sent();
  }
  if (const std::string* const known = known_.find(request)) return *known;
  if (guessing_) {
    if (type_of(request) == Ask::kReopen && !std::exchange(doubtful_, false)) {
      // A question begins.
      known_.forget_many();
      note(request);
      return frame(Told::kDone, "");
    }
    if (std::optional<std::string> nothing = reply_of_nothing(type_of(request))) {
      note(request);
      *guessed_ = true;
      return *std::move(nothing);
    }
    // A match that weighs, or a document that was chosen by a guess, is not worth its way. Xapian's
    // client makes an exception of this one, which ends the computation.
    const bool is_counted = type_of(request) == Ask::kQuery && is_count(request);
    if (*guessed_ && type_of(request) != Ask::kGetMatches && !is_counted)
      return frame(Told::kException, "");
  }
  if (type_of(request) == Ask::kGetMatches && !query_.empty()) {
    const std::string query = std::exchange(query_, "");
    return match(query + request, is_count(query));
  }
  query_.clear();
  if (type_of(request) != Ask::kQuery) return pass(request);
  const std::optional<std::string> known =
      is_count(request) ? no_statistics() : statistics(request);
  if (!known) return pass(request);
  query_ = request;
  return *known;
}

// Of a match, where those of all its words are known.
std::optional<std::string> Relay::statistics(const std::string& query) const {
  const auto words = weighing_words(query);
  if (!words) return std::nullopt;
  Statistics made(greeting_);
  for (const std::string& word : *words) {
    const std::string* const known = known_.find(frame(Ask::kFrequencies, word));
    if (!known) return std::nullopt;
    made.add(word, *known);
  }
  return made.reply();
}

// `request`: both frames of a match, whose statistics were given. Several matches may be guessed
// one after another. What weighs goes before all that is noted: a question waits for it.
std::string Relay::match(const std::string& request, bool counts) {
  if (const std::string* const known = known_.find(request)) return *known;
  if (guessing_ || counts || noted_once_.contains(request)) {
    note(request);
    if (guessing_) return no_matches();
    send_noted();
    return read_sent(request);
  }
  send_before_noted(request);
  return link_.reply_to_match();
}

// What is noted may wait, and must where a second half has to follow: the frame of kGetMatches.
void Relay::send_before_noted(const std::string& request, bool is_half) {
  link_.send(is_half ? request : request + std::exchange(unsent_, ""));
  read_sent();
  if (!is_half) sent_ = noted_.size();
}

std::string Relay::pass(const std::string& request) {
  send_before_noted(request, type_of(request) == Ask::kQuery);
  std::string reply = link_.reply_to(type_of(request));
  if (type_of(request) == Ask::kReopen) {
    changed_ = changed_ || reply.front() == static_cast<char>(Told::kUpdate);
  }
  if (is_lasting(type_of(request))) keep(request, reply);
  known_.keep_few_documents();
  return reply;
}

void Relay::keep(const std::string& request, std::string reply) {
  if (reply.front() == static_cast<char>(Told::kException)) {
    doubtful_ = true;
    return;
  }
  known_.keep(request, std::move(reply));
}

void Relay::send_noted() {
  link_.send(std::exchange(unsent_, ""));
  sent_ = noted_.size();
}

std::string Relay::read_sent(const std::string& wanted) {
  std::string given;
  for (; sent_ > 0; --sent_) {
    const std::string request = std::move(noted_.front());
    noted_.pop_front();
    noted_once_.erase(request);
    const Ask type = type_of(request);
    const bool is_match = type == Ask::kQuery;
    const std::string reply = is_match ? link_.reply_to_match() : link_.reply_to(type);
    if (request == wanted) given = reply;
    if (is_match || is_lasting(type)) {
      keep(request, reply);
    } else if (reply.front() == static_cast<char>(Told::kUpdate)) {
      changed_ = true;
    }
  }
  return given;
}

void Relay::send() {
  try_to([this] { send_noted(); });
}

bool Relay::fetch() {
  bool some = false;
  try_to([&] {
    send_noted();
    some = !noted_.empty();
    read_sent();
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
