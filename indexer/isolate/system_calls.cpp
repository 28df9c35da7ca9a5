#include "indexer/isolate/system_calls.h"

#include <asm/ioctls.h>
#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <memory>

namespace chancery {
namespace {

constexpr uint32_t kRefused = SCMP_ACT_ERRNO(ENOSYS);
constexpr uint64_t kWriting = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND;
constexpr uint64_t kNewNamespaces = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC |
                                    CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET;

class Allowed {
 public:
  Allowed() : context_(seccomp_init(kRefused), seccomp_release) {}

  void add(std::initializer_list<int> calls) {
    for (const int call : calls) add_rule(call, {});
  }
  // `call` when its argument `index`, an int, is one of `values`.
  void add_with(int call, unsigned index, std::initializer_list<uint64_t> values) {
    for (const uint64_t value : values) add_masked(call, index, UINT32_MAX, value);
  }
  // `call` when the bits `mask` of its argument `index` are `value`.
  void add_masked(int call, unsigned index, uint64_t mask, uint64_t value) {
    add_rule(call, {SCMP_CMP(index, SCMP_CMP_MASKED_EQ, mask, value)});
  }
  // `call` when its first two arguments, ints, are these.
  void add_with_both(int call, uint64_t first, uint64_t second) {
    add_rule(call, {SCMP_CMP(0, SCMP_CMP_MASKED_EQ, UINT32_MAX, first),
                    SCMP_CMP(1, SCMP_CMP_MASKED_EQ, UINT32_MAX, second)});
  }
  bool load() { return good_ && context_ && seccomp_load(context_.get()) == 0; }

 private:
  void add_rule(int call, std::initializer_list<scmp_arg_cmp> conditions) {
    if (!context_ || call == __NR_SCMP_ERROR) return;
    const int error =
        seccomp_rule_add_array(context_.get(), SCMP_ACT_ALLOW, call,
                               static_cast<unsigned>(conditions.size()), std::data(conditions));
    // A call that this machine does not have needs no rule.
    if (error != 0 && error != -EDOM && error != -EINVAL) good_ = false;
  }

  std::unique_ptr<void, decltype(&seccomp_release)> context_;
  bool good_ = true;
};

uint64_t own_process() {
  return static_cast<uint32_t>(getpid());
}

void allow_memory_and_time(Allowed& allowed) {
  allowed.add({SCMP_SYS(mmap),
               SCMP_SYS(munmap),
               SCMP_SYS(mprotect),
               SCMP_SYS(mremap),
               SCMP_SYS(madvise),
               SCMP_SYS(brk),
               SCMP_SYS(futex),
               SCMP_SYS(sched_yield),
               SCMP_SYS(sched_getaffinity),
               SCMP_SYS(set_robust_list),
               SCMP_SYS(rseq),
               SCMP_SYS(sigaltstack),
               SCMP_SYS(rt_sigaction),
               SCMP_SYS(rt_sigprocmask),
               SCMP_SYS(rt_sigreturn),
               SCMP_SYS(restart_syscall),
               SCMP_SYS(setitimer),
               SCMP_SYS(getitimer),
               SCMP_SYS(getrusage),
               SCMP_SYS(getrlimit),
               SCMP_SYS(clock_gettime),
               SCMP_SYS(clock_getres),
               SCMP_SYS(gettimeofday),
               SCMP_SYS(time),
               SCMP_SYS(getpid),
               SCMP_SYS(gettid),
               SCMP_SYS(getuid),
               SCMP_SYS(geteuid),
               SCMP_SYS(getgid),
               SCMP_SYS(getegid),
               SCMP_SYS(getrandom),
               SCMP_SYS(sysinfo),
               SCMP_SYS(uname),
               SCMP_SYS(arch_prctl),
               SCMP_SYS(exit),
               SCMP_SYS(exit_group)});
  // abort() sends a signal to its own process.
  allowed.add_with(SCMP_SYS(tgkill), 0, {own_process()});
  // How a sanitizer asks whether memory can be read.
  if (kShadowMemory) allowed.add({SCMP_SYS(pipe), SCMP_SYS(pipe2)});
}

void allow_reading(Allowed& allowed) {
  allowed.add(
      {SCMP_SYS(read),       SCMP_SYS(write),     SCMP_SYS(readv),      SCMP_SYS(writev),
       SCMP_SYS(pread64),    SCMP_SYS(lseek),     SCMP_SYS(close),      SCMP_SYS(fstat),
       SCMP_SYS(stat),       SCMP_SYS(lstat),     SCMP_SYS(newfstatat), SCMP_SYS(statx),
       SCMP_SYS(access),     SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(readlink),
       SCMP_SYS(readlinkat), SCMP_SYS(getcwd),    SCMP_SYS(dup),        SCMP_SYS(getdents64),
       SCMP_SYS(poll),       SCMP_SYS(ppoll),     SCMP_SYS(recvmsg),    SCMP_SYS(sendmsg),
       SCMP_SYS(recvfrom),   SCMP_SYS(sendto)});
  allowed.add_masked(SCMP_SYS(open), 1, kWriting, O_RDONLY);
  allowed.add_masked(SCMP_SYS(openat), 2, kWriting, O_RDONLY);
  // F_SETOWN would have the system send signals to any process of the user.
  allowed.add_with(SCMP_SYS(fcntl), 1,
                   {F_DUPFD, F_DUPFD_CLOEXEC, F_GETFD, F_SETFD, F_GETFL, F_SETFL});
}

// What programs do that start others and wait for them.
void allow_processes(Allowed& allowed) {
  allowed.add({SCMP_SYS(execve),        SCMP_SYS(execveat),       SCMP_SYS(fork),
               SCMP_SYS(vfork),         SCMP_SYS(wait4),          SCMP_SYS(waitid),
               SCMP_SYS(getppid),       SCMP_SYS(getpgrp),        SCMP_SYS(getpgid),
               SCMP_SYS(getsid),        SCMP_SYS(getgroups),      SCMP_SYS(getresuid),
               SCMP_SYS(getresgid),     SCMP_SYS(getpriority),    SCMP_SYS(umask),
               SCMP_SYS(chdir),         SCMP_SYS(fchdir),         SCMP_SYS(capget),
               SCMP_SYS(setrlimit),     SCMP_SYS(times),          SCMP_SYS(set_tid_address),
               SCMP_SYS(membarrier),    SCMP_SYS(getcpu),         SCMP_SYS(get_robust_list),
               SCMP_SYS(pause),         SCMP_SYS(alarm),          SCMP_SYS(nanosleep),
               SCMP_SYS(rt_sigpending), SCMP_SYS(rt_sigsuspend),  SCMP_SYS(rt_sigtimedwait),
               SCMP_SYS(signalfd4),     SCMP_SYS(clock_nanosleep)});
  // clone3 has its flags in memory, where they cannot be looked at; libraries then take clone.
  allowed.add_masked(SCMP_SYS(clone), 0, kNewNamespaces, 0);
  // Only of itself: of other processes of the user they would change something.
  allowed.add_with(SCMP_SYS(prlimit64), 0, {0, own_process()});
  for (const int call :
       {SCMP_SYS(sched_setaffinity), SCMP_SYS(sched_getparam), SCMP_SYS(sched_getscheduler)}) {
    allowed.add_with(call, 0, {0});
  }
  allowed.add_with_both(SCMP_SYS(setpriority), PRIO_PROCESS, 0);
  allowed.add({SCMP_SYS(sched_get_priority_max), SCMP_SYS(sched_get_priority_min)});
  allowed.add_with(
      SCMP_SYS(prctl), 0,
      {PR_SET_NAME, PR_GET_NAME, PR_SET_PDEATHSIG, PR_GET_PDEATHSIG, PR_GET_DUMPABLE,
       PR_CAPBSET_READ, PR_GET_SECCOMP, PR_SET_NO_NEW_PRIVS, PR_GET_NO_NEW_PRIVS, PR_SET_VMA});
}

// What languages' runtimes, shells and pipes use beside what a reader needs.
void allow_waiting_and_copying(Allowed& allowed) {
  allowed.add({SCMP_SYS(pipe),
               SCMP_SYS(pipe2),
               SCMP_SYS(dup2),
               SCMP_SYS(dup3),
               SCMP_SYS(close_range),
               SCMP_SYS(select),
               SCMP_SYS(pselect6),
               SCMP_SYS(epoll_create),
               SCMP_SYS(epoll_create1),
               SCMP_SYS(epoll_ctl),
               SCMP_SYS(epoll_wait),
               SCMP_SYS(epoll_pwait),
               SCMP_SYS(epoll_pwait2),
               SCMP_SYS(eventfd),
               SCMP_SYS(eventfd2),
               SCMP_SYS(timerfd_create),
               SCMP_SYS(timerfd_settime),
               SCMP_SYS(timerfd_gettime),
               SCMP_SYS(timer_create),
               SCMP_SYS(timer_settime),
               SCMP_SYS(timer_gettime),
               SCMP_SYS(timer_getoverrun),
               SCMP_SYS(timer_delete),
               SCMP_SYS(socketpair),
               SCMP_SYS(shutdown),
               SCMP_SYS(getsockopt),
               SCMP_SYS(getsockname),
               SCMP_SYS(getpeername),
               SCMP_SYS(preadv),
               SCMP_SYS(preadv2),
               SCMP_SYS(pwrite64),
               SCMP_SYS(pwritev),
               SCMP_SYS(pwritev2),
               SCMP_SYS(sendfile),
               SCMP_SYS(splice),
               SCMP_SYS(tee),
               SCMP_SYS(copy_file_range),
               SCMP_SYS(fadvise64),
               SCMP_SYS(readahead),
               SCMP_SYS(mincore),
               SCMP_SYS(msync),
               SCMP_SYS(getdents),
               SCMP_SYS(statfs),
               SCMP_SYS(fstatfs),
               SCMP_SYS(getxattr),
               SCMP_SYS(lgetxattr),
               SCMP_SYS(fgetxattr),
               SCMP_SYS(listxattr),
               SCMP_SYS(llistxattr),
               SCMP_SYS(flistxattr)});
  // Others would type into the user's terminal (TIOCSTI), or have signals sent (FIOSETOWN).
  allowed.add_with(SCMP_SYS(ioctl), 1,
                   {TCGETS, TIOCGWINSZ, TIOCGPGRP, FIONREAD, FIONBIO, FIOCLEX, FIONCLEX});
}

}  // namespace

bool allow_reader_calls() {
  Allowed allowed;
  allow_memory_and_time(allowed);
  allow_reading(allowed);
  return allowed.load();
}

bool allow_converter_calls(const FileConfinement& confined) {
  Allowed allowed;
  allow_memory_and_time(allowed);
  allow_reading(allowed);
  allow_processes(allowed);
  allow_waiting_and_copying(allowed);
  if (confined.files) {
    // Landlock knows what may be written. Before its third version it does not see that a file is
    // cut which is opened to be read.
    for (const auto& [call, index] : {std::pair{SCMP_SYS(open), 1U}, {SCMP_SYS(openat), 2U}}) {
      allowed.add_masked(call, index, O_ACCMODE | O_TRUNC, O_RDONLY);
      allowed.add_masked(call, index, O_ACCMODE, O_WRONLY);
      allowed.add_masked(call, index, O_ACCMODE, O_RDWR);
    }
  }
  for (const int call : {SCMP_SYS(kill), SCMP_SYS(tgkill)}) {
    if (confined.signals) {
      allowed.add({call});
    } else {
      allowed.add_with(call, 0, {0, own_process()});
    }
  }
  return allowed.load();
}

}  // namespace chancery
