// Messages between the program and its processes: a kind, a length, bytes, and perhaps an open
// file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "chancery/owned_fd.h"

namespace chancery::indexer {

// What is said to be damaged when a frame holds something else than it should.
inline constexpr const char* kMessageSubject = "a message between processes";

struct Frame {
  char kind = 0;
  std::string bytes;
  OwnedFd file;
};

enum class Received {
  kFrame,
  kEnd,      // the other side is gone
  kTimeout,  // nothing came in time
  kInvalid,  // no frame of ours, or one above the limit
};

// `timeout_ms` is for the whole frame; -1: waits for ever.

// False when the other side is gone, or does not read in time.
bool send_frame(int socket, char kind, std::string_view bytes, int file = -1, int timeout_ms = -1);

Received receive_frame(int socket, size_t max_bytes, int timeout_ms, Frame& frame);

}  // namespace chancery::indexer
