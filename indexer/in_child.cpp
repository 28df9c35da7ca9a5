#include "indexer/in_child.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>
#include <string>

#include "chancery/error.h"
#include "chancery/owned_fd.h"

namespace chancery::indexer {

namespace {

// While it lives the signals that end a program wait to be taken by next().
class HeldSignals {
 public:
  HeldSignals() {
    std::signal(SIGCHLD, SIG_DFL);  // one that is ignored never comes
    sigemptyset(&held_);
    sigaddset(&held_, SIGCHLD);
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
      struct sigaction now = {};
      // nohup(1) has HUP ignored.
      if (sigaction(number, nullptr, &now) == 0 && now.sa_handler != SIG_IGN) {
        sigaddset(&held_, number);
      }
    }
    sigprocmask(SIG_BLOCK, &held_, &before_);
  }
  ~HeldSignals() { release(); }
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;

  void release() { sigprocmask(SIG_SETMASK, &before_, nullptr); }
  siginfo_t next() {
    siginfo_t info = {};
    while (sigwaitinfo(&held_, &info) < 0 && errno == EINTR) {
    }
    return info;
  }

 private:
  sigset_t held_ = {};
  sigset_t before_ = {};
};

// Waits for the child; the signal that came for this process meanwhile, 0 for none.
int wait_for(pid_t child, HeldSignals& signals, int& status) {
  int asked = 0;
  while (waitpid(child, &status, WNOHANG) == 0) {
    const siginfo_t info = signals.next();
    if (info.si_signo == SIGCHLD) continue;
    asked = info.si_signo;
    // What a terminal sends has reached both.
    if (info.si_code <= 0) kill(child, info.si_signo);
  }
  return asked;
}

std::string all_of(int pipe) {
  std::string text;
  std::array<char, 4096> buffer;
  for (ssize_t got; (got = read(pipe, buffer.data(), buffer.size())) != 0;) {
    if (got < 0 && errno != EINTR) break;
    if (got > 0) text.append(buffer.data(), static_cast<size_t>(got));
  }
  return text;
}

// The child's side: its exit status, or kFailed and in `pipe` why.
int outcome(const std::function<int()>& work, int pipe) {
  std::string why;
  try {
    return work();
  } catch (const std::bad_alloc&) {
    why = "not enough memory; try fewer threads with -j";
  } catch (const std::exception& error) {
    why = error.what();
  }
  // A pipe takes more than a sentence without waiting for its reader.
  why.resize(std::min<size_t>(why.size(), PIPE_BUF));
  if (write(pipe, why.data(), why.size()) < 0) std::abort();
  return kFailed;
}

Error no_process() {
  return Error(std::string("no process can be started: ") + strerror(errno),
               "close other programs and try again");
}

}  // namespace

int in_child(const std::function<int()>& work) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) throw no_process();
  const OwnedFd ours(ends[0]);
  OwnedFd theirs(ends[1]);
  HeldSignals signals;
  const pid_t parent = getpid();
  const pid_t child = fork();
  if (child < 0) throw no_process();
  if (child == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(kFailed);
    signals.release();
    _exit(outcome(work, theirs.get()));
  }
  theirs.reset();
  int status = 0;
  const int asked = wait_for(child, signals, status);
  const std::string why = all_of(ours.get());
  signals.release();
  if (asked != 0) {
    std::signal(asked, SIG_DFL);
    raise(asked);
  }
  if (!why.empty()) throw Error(why);
  if (WIFEXITED(status)) return WEXITSTATUS(status);
  throw Error("the run was ended by a signal: " + std::string(strsignal(WTERMSIG(status))),
              "run it again");
}

}  // namespace chancery::indexer
