// A connection to a server of Xapian's remote protocol, on which requests may be sent before the
// replies to earlier ones have come.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <string>

#include "chancery/database_parts.h"
#include "chancery/owned_fd.h"
#include "search/remote/wire.h"

namespace chancery::search {

// One thread's at a time. All throw Xapian::NetworkError, or NetworkTimeoutError after so long
// without a byte or four times as long without a whole frame, with the place's context.
class Link {
 public:
  Link(const RemotePlace& place, std::chrono::milliseconds patience);
  ~Link();
  Link(const Link&) = delete;
  Link& operator=(const Link&) = delete;

  void send(std::string_view frames);
  // The frames of the next reply, which is one to `request`.
  std::string reply_to(Ask request);
  // To both halves of a match that were sent together.
  std::string reply_to_match();
  // The frame that the server begins with. Throws for one of another protocol, and
  // Xapian::DatabaseOpeningError for a server that cannot open its database.
  std::string greeting();

 private:
  void connect_to_host();
  void start_program();
  std::string next_frame();
  short wait_for(short events);
  void read_some();
  [[noreturn]] void fail(const std::string& message, int code = 0) const;

  const RemotePlace place_;
  const std::chrono::milliseconds patience_;
  OwnedFd socket_;
  pid_t program_ = -1;
  std::string read_;  // that is not taken yet
  size_t taken_ = 0;  // bytes of it that are
};

}  // namespace chancery::search
