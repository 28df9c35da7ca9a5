#include "indexer/isolate/frames.h"

#include <poll.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>

namespace chancery::indexer {
namespace {

using Clock = std::chrono::steady_clock;

struct Head {
  char magic[3];
  char kind;
  uint32_t size;
};
constexpr std::array<char, 3> kMagic = {'C', 'h', 'y'};

// Calls do not wait: one that has nothing to do asks the deadline whether to wait and try again.
class Deadline {
 public:
  explicit Deadline(int timeout_ms) : timeout_ms_(timeout_ms), begin_(Clock::now()) {}

  // After a call that failed: whether it is worth another try, when `events` of poll(2) have come.
  bool try_again(int socket, short events) {
    if (errno == EINTR) return true;
    if (errno != EAGAIN && errno != EWOULDBLOCK) return false;
    pollfd one = {socket, events, 0};
    over_ = poll(&one, 1, left_ms()) == 0;
    return !over_;
  }
  bool is_over() const { return over_; }

 private:
  int left_ms() const {
    if (timeout_ms_ < 0) return -1;
    const auto spent =
        std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin_).count();
    return static_cast<int>(std::max<int64_t>(0, timeout_ms_ - spent));
  }

  int timeout_ms_;
  Clock::time_point begin_;
  bool over_ = false;
};

bool send_all(int socket, std::string_view bytes, Deadline& deadline) {
  while (!bytes.empty()) {
    const ssize_t sent = send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0 && deadline.try_again(socket, POLLOUT)) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(sent));
  }
  return true;
}

// Some of the next `size` bytes, and the file that comes with them; as recvmsg(2).
ssize_t receive_some(int socket, char* to, size_t size, OwnedFd& file) {
  iovec part = {to, size};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> space = {};
  msghdr message = {};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = space.data();
  message.msg_controllen = space.size();
  const ssize_t got = recvmsg(socket, &message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
  if (got <= 0) return got;
  const cmsghdr* control = CMSG_FIRSTHDR(&message);
  if (control != nullptr && control->cmsg_type == SCM_RIGHTS) {
    int fd = -1;
    memcpy(&fd, CMSG_DATA(control), sizeof fd);
    file.reset(fd);
  }
  return got;
}

// kFrame: all `size` bytes have come.
Received receive_all(int socket, char* to, size_t size, OwnedFd& file, Deadline& deadline) {
  for (size_t at = 0; at < size;) {
    const ssize_t part = receive_some(socket, to + at, size - at, file);
    if (part < 0 && deadline.try_again(socket, POLLIN)) continue;
    if (part <= 0) return deadline.is_over() ? Received::kTimeout : Received::kEnd;
    at += static_cast<size_t>(part);
  }
  return Received::kFrame;
}

}  // namespace

bool send_frame(int socket, char kind, std::string_view bytes, int file, int timeout_ms) {
  Deadline deadline(timeout_ms);
  Head head = {{kMagic[0], kMagic[1], kMagic[2]}, kind, static_cast<uint32_t>(bytes.size())};
  iovec part = {&head, sizeof head};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> space = {};
  msghdr message = {};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  if (file >= 0) {
    message.msg_control = space.data();
    message.msg_controllen = space.size();
    cmsghdr* control = CMSG_FIRSTHDR(&message);
    control->cmsg_level = SOL_SOCKET;
    control->cmsg_type = SCM_RIGHTS;
    control->cmsg_len = CMSG_LEN(sizeof file);
    memcpy(CMSG_DATA(control), &file, sizeof file);
  }
  ssize_t sent = -1;
  do {
    sent = sendmsg(socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
  } while (sent < 0 && deadline.try_again(socket, POLLOUT));
  if (sent < 0) return false;
  const std::string_view rest(reinterpret_cast<const char*>(&head), sizeof head);
  return send_all(socket, rest.substr(static_cast<size_t>(sent)), deadline) &&
         send_all(socket, bytes, deadline);
}

Received receive_frame(int socket, size_t max_bytes, int timeout_ms, Frame& frame) {
  Deadline deadline(timeout_ms);
  Head head = {};
  frame.file.reset();
  const Received got =
      receive_all(socket, reinterpret_cast<char*>(&head), sizeof head, frame.file, deadline);
  if (got != Received::kFrame) return got;
  if (memcmp(head.magic, kMagic.data(), kMagic.size()) != 0 || head.size > max_bytes) {
    return Received::kInvalid;
  }
  frame.kind = head.kind;
  frame.bytes.resize(head.size);
  return receive_all(socket, frame.bytes.data(), frame.bytes.size(), frame.file, deadline);
}

}  // namespace chancery::indexer
