// Starts processes that read what strangers have written.
//
// A program with threads cannot fork safely, and one that holds a gazetteer is a large thing to
// copy. So one small process is forked off before either is there; it forks all others on demand,
// ends them, and tells how they ended. It goes, with all of them, when the program goes.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "chancery/owned_fd.h"
#include "indexer/isolate/sandbox.h"

namespace chancery::indexer {

struct Process {
  pid_t pid = 0;    // 0: it could not be started
  OwnedFd channel;  // a reader's socket; a converter's standard output
};

struct Ending {
  int status = 0;           // as waitpid gives it
  uint64_t max_memory = 0;  // bytes that it had at most
};

class ForkServer {
 public:
  // What a reader does with its socket; it runs confined and within `reader_limits`.
  using ReaderMain = std::function<void(int socket)>;

  // Forks: no other thread may run yet. Without seccomp on this machine, readers and converters
  // end at once with the status kNoSandbox.
  ForkServer(ReaderMain reader, const ProcessLimits& reader_limits,
             const ProcessLimits& large_reader_limits, const ProcessLimits& converter_limits);
  ~ForkServer();
  ForkServer(const ForkServer&) = delete;
  ForkServer& operator=(const ForkServer&) = delete;

  static constexpr int kNoSandbox = 97;  // exit statuses of a process that could not work
  static constexpr int kNoProgram = 98;
  static constexpr int kNoMemory = 99;

  // Thread-safe, each.
  Process start_reader(bool large = false);
  // `command`: program and arguments. `input`, when open, is its descriptor kInput.
  Process start_converter(const std::vector<std::string>& command, int input = -1);
  static constexpr int kInput = 3;
  // Ends the process, if it runs still, with all that it started. `patient`: it has done its work,
  // and gets a second to end by itself.
  Ending end(pid_t pid, bool patient = false);

  std::mutex large_reader;  // for its users: one large reader at a time

 private:
  Process start(char kind, const std::string& bytes, int file);

  std::mutex mutex_;
  OwnedFd control_;
  pid_t server_ = 0;
};

}  // namespace chancery::indexer
