#include "chancery/allowed_calls.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <iterator>
#include <utility>

namespace chancery {
namespace {

constexpr uint32_t kRefused = SCMP_ACT_ERRNO(ENOSYS);
constexpr uint64_t kWriting = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND;

}  // namespace

AllowedCalls::AllowedCalls() : context_(seccomp_init(kRefused), seccomp_release) {}

void AllowedCalls::add(std::initializer_list<int> calls) {
  for (const int call : calls) add_rule(call, {});
}

void AllowedCalls::add_with(int call, unsigned index, std::initializer_list<uint64_t> values) {
  for (const uint64_t value : values) add_masked(call, index, UINT32_MAX, value);
}

void AllowedCalls::add_masked(int call, unsigned index, uint64_t mask, uint64_t value) {
  add_rule(call, {scmp_arg_cmp{index, SCMP_CMP_MASKED_EQ, mask, value}});
}

void AllowedCalls::add_with_both(int call, uint64_t first, uint64_t second) {
  add_rule(call, {scmp_arg_cmp{0, SCMP_CMP_MASKED_EQ, UINT32_MAX, first},
                  scmp_arg_cmp{1, SCMP_CMP_MASKED_EQ, UINT32_MAX, second}});
}

bool AllowedCalls::load() {
  if (!good_ || !context_) return false;
  seccomp_attr_set(context_.get(), SCMP_FLTATR_CTL_TSYNC, 1);
  return seccomp_load(context_.get()) == 0;
}

void AllowedCalls::add_rule(int call, std::initializer_list<scmp_arg_cmp> conditions) {
  if (!context_ || call == __NR_SCMP_ERROR) return;
  const int error =
      seccomp_rule_add_array(context_.get(), SCMP_ACT_ALLOW, call,
                             static_cast<unsigned>(conditions.size()), std::data(conditions));
  // A call that this machine does not have needs no rule.
  if (error != 0 && error != -EDOM && error != -EINVAL) good_ = false;
}

uint64_t own_process() {
  return static_cast<uint32_t>(getpid());
}

void allow_memory_and_time(AllowedCalls& allowed) {
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

void allow_reading(AllowedCalls& allowed) {
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

// Before its third version Landlock does not see that a file is cut which is opened to be read.
void allow_writing(AllowedCalls& allowed) {
  for (const auto& [call, index] : {std::pair{SCMP_SYS(open), 1U}, {SCMP_SYS(openat), 2U}}) {
    allowed.add_masked(call, index, O_ACCMODE | O_TRUNC, O_RDONLY);
    allowed.add_masked(call, index, O_ACCMODE, O_WRONLY);
    allowed.add_masked(call, index, O_ACCMODE, O_RDWR);
  }
}

}  // namespace chancery
