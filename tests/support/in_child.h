// What a killed run leaves: it is made in a process of its own.
#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <exception>
#include <functional>

namespace chancery::testing {

// Runs `action` in a copy of this process, which has one thread. The exit status: what it gives, or
// -1 for an exception; or the number of the signal that ended it and 128.
inline int in_child(const std::function<int()>& action) {
  const pid_t child = fork();
  if (child == 0) {
    int status = -1;
    try {
      status = action();
    } catch (const std::exception&) {
      status = -1;
    }
    _exit(status);
  }
  int status = 0;
  waitpid(child, &status, 0);
  if (WIFSIGNALED(status)) return 128 + WTERMSIG(status);
  return WEXITSTATUS(status);
}

inline constexpr int kKilled = 128 + SIGKILL;

// For Pace::kept: sends this process `signal` at the `at`th time.
inline std::function<void(size_t)> signal_at(size_t at, int signal) {
  return [at, signal](size_t count) {
    if (count == at) raise(signal);
  };
}

}  // namespace chancery::testing
