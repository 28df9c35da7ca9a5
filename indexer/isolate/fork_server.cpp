#include "indexer/isolate/fork_server.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <new>

#include "chancery/bytes.h"
#include "chancery/error.h"
#include "indexer/isolate/frames.h"

namespace chancery::indexer {
namespace {

constexpr size_t kMaxFork = 1 << 20;
constexpr int kPatience = 1000;  // milliseconds
enum Kind : char {
  kReader = 'r',
  kLargeReader = 'R',
  kConverter = 'c',
  kEnd = 'e',
  kStarted = 's',
  kEnded = 'x'
};

// Only `kept` and the standard streams stay open, and these lead nowhere.
void close_all_but(int kept) {
  const int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
  for (int fd = 0; fd <= 2; ++fd) dup2(nowhere, fd);
  if (kept > 3) close_range(3, static_cast<unsigned>(kept) - 1, 0);
  close_range(static_cast<unsigned>(kept) + 1, ~0U, 0);
}

void die_with(pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(0);
}

class Server {
 public:
  Server(int control, const ForkServer::ReaderMain& reader, const ProcessLimits& reader_limits,
         const ProcessLimits& large_reader_limits, const ProcessLimits& converter_limits)
      : control_(control),
        reader_(reader),
        reader_limits_(reader_limits),
        large_reader_limits_(large_reader_limits),
        converter_limits_(converter_limits) {}

  void serve() {
    Frame frame;
    while (receive_frame(control_, kMaxFork, -1, frame) == Received::kFrame) {
      if (frame.kind == kReader || frame.kind == kLargeReader) {
        start_reader(frame.kind == kReader ? reader_limits_ : large_reader_limits_);
      } else if (frame.kind == kConverter) {
        start_converter(frame);
      } else if (frame.kind == kEnd) {
        ByteReader in(frame.bytes, kMessageSubject);
        const auto pid = static_cast<pid_t>(in.number());
        end(pid, in.number() != 0);
      }
    }
  }

 private:
  void answer_started(pid_t pid, int channel) {
    ByteWriter out;
    out.number(static_cast<uint64_t>(pid));
    send_frame(control_, kStarted, out.take(), channel);
  }

  void start_reader(const ProcessLimits& limits) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return answer_started(0, -1);
    const OwnedFd ours(ends[0]);
    const OwnedFd theirs(ends[1]);
    const pid_t server = getpid();
    const pid_t pid = fork();
    if (pid == 0) {
      setsid();
      die_with(server);
      close_all_but(theirs.get());
      limit_process(limits);
      if (!confine_reader()) _exit(ForkServer::kNoSandbox);
      try {
        reader_(theirs.get());
      } catch (const std::bad_alloc&) {
        _exit(ForkServer::kNoMemory);
      } catch (...) {
        std::abort();
      }
      _exit(0);
    }
    answer_started(std::max(pid, 0), pid > 0 ? ours.get() : -1);
  }

  void start_converter(const Frame& frame) {
    std::vector<std::string> words;
    ByteReader in(frame.bytes, kMessageSubject);
    in.strings(words);
    int ends[2];
    if (words.empty() || pipe2(ends, O_CLOEXEC) != 0) return answer_started(0, -1);
    const OwnedFd ours(ends[0]);
    const OwnedFd theirs(ends[1]);
    const pid_t server = getpid();
    const pid_t pid = fork();
    if (pid == 0) {
      // A group of its own, which is ended as one, and no terminal that it could type into.
      setsid();
      die_with(server);
      become(words, theirs.get(), frame.file.get());
    }
    answer_started(std::max(pid, 0), pid > 0 ? ours.get() : -1);
  }

  [[noreturn]] void become(std::vector<std::string>& words, int output, int input) const {
    const int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    dup2(nowhere, 0);
    dup2(output, 1);
    dup2(nowhere, 2);
    if (input >= 0 && input != ForkServer::kInput) dup2(input, ForkServer::kInput);
    if (input == ForkServer::kInput) fcntl(input, F_SETFD, 0);
    close_range(input >= 0 ? ForkServer::kInput + 1 : ForkServer::kInput, ~0U, 0);
    for (const int number : {SIGINT, SIGTERM, SIGQUIT, SIGHUP, SIGPIPE})
      std::signal(number, SIG_DFL);
    // Threads of one conversion would take the processors of the others.
    setenv("OMP_THREAD_LIMIT", "1", 1);
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    limit_process(converter_limits_);
    if (!confine_converter()) _exit(ForkServer::kNoSandbox);
    execvp(arguments[0], arguments.data());
    _exit(ForkServer::kNoProgram);
  }

  void end(pid_t pid, bool patient) {
    Ending ending;
    if (pid > 1) {
      rusage used = {};
      bool gone = false;
      for (int i = 0; patient && !gone && i < kPatience; ++i) {
        gone = wait4(pid, &ending.status, WNOHANG, &used) == pid;
        if (!gone) usleep(1000);
      }
      kill(-pid, SIGKILL);  // what it has started
      if (!gone) {
        // It is our child and not waited for yet, so the number is still its own.
        kill(pid, SIGKILL);
        while (wait4(pid, &ending.status, 0, &used) < 0 && errno == EINTR) {
        }
      }
      ending.max_memory = static_cast<uint64_t>(used.ru_maxrss) * 1024;
    }
    ByteWriter out;
    out.number(static_cast<uint64_t>(ending.status));
    out.number(ending.max_memory);
    send_frame(control_, kEnded, out.take());
  }

  int control_;
  const ForkServer::ReaderMain& reader_;
  ProcessLimits reader_limits_;
  ProcessLimits large_reader_limits_;
  ProcessLimits converter_limits_;
};

}  // namespace

ForkServer::ForkServer(ReaderMain reader, const ProcessLimits& reader_limits,
                       const ProcessLimits& large_reader_limits,
                       const ProcessLimits& converter_limits) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    throw Error("no process can be started", "close other programs and try again");
  }
  control_.reset(ends[0]);
  OwnedFd theirs(ends[1]);
  const pid_t program = getpid();
  server_ = fork();
  if (server_ < 0) throw Error("no process can be started", "close other programs and try again");
  if (server_ > 0) return;
  die_with(program);
  close_all_but(theirs.get());
  // What asks all processes of a terminal or of a service to end is meant for the program, which
  // may finish the files in hand; its end ends this.
  for (const int number : {SIGINT, SIGTERM, SIGQUIT, SIGHUP}) std::signal(number, SIG_IGN);
  try {
    Server(theirs.get(), reader, reader_limits, large_reader_limits, converter_limits).serve();
  } catch (const std::exception&) {
    _exit(1);
  }
  _exit(0);
}

ForkServer::~ForkServer() {
  control_.reset();
  while (waitpid(server_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

Process ForkServer::start(char kind, const std::string& bytes, int file) {
  const std::lock_guard lock(mutex_);
  Process process;
  Frame frame;
  if (!send_frame(control_.get(), kind, bytes, file) ||
      receive_frame(control_.get(), kMaxFork, -1, frame) != Received::kFrame) {
    return process;
  }
  ByteReader in(frame.bytes, kMessageSubject);
  process.pid = static_cast<pid_t>(in.number());
  process.channel = std::move(frame.file);
  return process;
}

Process ForkServer::start_reader(bool large) {
  return start(large ? kLargeReader : kReader, "", -1);
}

Process ForkServer::start_converter(const std::vector<std::string>& command, int input) {
  ByteWriter out;
  out.strings(command);
  return start(kConverter, out.take(), input);
}

Ending ForkServer::end(pid_t pid, bool patient) {
  const std::lock_guard lock(mutex_);
  Ending ending;
  Frame frame;
  ByteWriter out;
  out.number(static_cast<uint64_t>(pid));
  out.number(patient);
  if (!send_frame(control_.get(), kEnd, out.take()) ||
      receive_frame(control_.get(), kMaxFork, -1, frame) != Received::kFrame) {
    return ending;
  }
  ByteReader in(frame.bytes, kMessageSubject);
  ending.status = static_cast<int>(in.number());
  ending.max_memory = in.number();
  return ending;
}

}  // namespace chancery::indexer
