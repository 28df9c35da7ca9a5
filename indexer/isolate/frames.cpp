#include "indexer/isolate/frames.h"

#include <poll.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>

namespace chancery {
namespace {

using Clock = std::chrono::steady_clock;

struct Head {
  char magic[3];
  char kind;
  uint32_t size;
};
constexpr std::array<char, 3> kMagic = {'C', 'h', 'y'};

bool send_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(sent));
  }
  return true;
}

bool wait_for_input(int socket, int timeout_ms, Clock::time_point begin) {
  for (;;) {
    int left = -1;
    if (timeout_ms >= 0) {
      const auto spent =
          std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin).count();
      left = static_cast<int>(std::max<int64_t>(0, timeout_ms - spent));
    }
    pollfd one = {socket, POLLIN, 0};
    const int ready = poll(&one, 1, left);
    if (ready > 0) return true;
    if (ready == 0) return false;
    if (errno != EINTR) return true;  // reading tells
  }
}

// The head with the file that came with it.
ssize_t receive_head(int socket, Head& head, OwnedFd& file) {
  iovec part = {&head, sizeof head};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> space = {};
  msghdr message = {};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = space.data();
  message.msg_controllen = space.size();
  ssize_t got = 0;
  do {
    got = recvmsg(socket, &message, MSG_WAITALL | MSG_CMSG_CLOEXEC);
  } while (got < 0 && errno == EINTR);
  if (got <= 0) return got;
  const cmsghdr* control = CMSG_FIRSTHDR(&message);
  if (control != nullptr && control->cmsg_type == SCM_RIGHTS) {
    int fd = -1;
    memcpy(&fd, CMSG_DATA(control), sizeof fd);
    file.reset(fd);
  }
  return got;
}

}  // namespace

bool send_frame(int socket, char kind, std::string_view bytes, int file) {
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
  ssize_t sent = 0;
  do {
    sent = sendmsg(socket, &message, MSG_NOSIGNAL);
  } while (sent < 0 && errno == EINTR);
  if (sent < 0) return false;
  const std::string_view rest(reinterpret_cast<const char*>(&head), sizeof head);
  return send_all(socket, rest.substr(static_cast<size_t>(sent))) && send_all(socket, bytes);
}

Received receive_frame(int socket, size_t max_bytes, int timeout_ms, Frame& frame) {
  const auto begin = Clock::now();
  if (!wait_for_input(socket, timeout_ms, begin)) return Received::kTimeout;
  Head head = {};
  frame.file.reset();
  const ssize_t got = receive_head(socket, head, frame.file);
  if (got <= 0) return Received::kEnd;
  if (got != sizeof head || memcmp(head.magic, kMagic.data(), kMagic.size()) != 0 ||
      head.size > max_bytes) {
    return Received::kInvalid;
  }
  frame.kind = head.kind;
  frame.bytes.resize(head.size);
  for (size_t at = 0; at < frame.bytes.size();) {
    if (!wait_for_input(socket, timeout_ms, begin)) return Received::kTimeout;
    const ssize_t part = recv(socket, frame.bytes.data() + at, frame.bytes.size() - at, 0);
    if (part < 0 && errno == EINTR) continue;
    if (part <= 0) return Received::kEnd;
    at += static_cast<size_t>(part);
  }
  return Received::kFrame;
}

}  // namespace chancery
