#include "indexer/isolate/sandbox.h"

#include <fcntl.h>
#include <seccomp.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <initializer_list>
#include <memory>

namespace chancery {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kShadowMemory = true;  // of the sanitizer, which takes terabytes of addresses
#else
constexpr bool kShadowMemory = false;
#endif

void limit(int resource, uint64_t value) {
  const rlimit both = {value, value};
  setrlimit(static_cast<__rlimit_resource>(resource), &both);
}

class Filter {
 public:
  explicit Filter(uint32_t otherwise) : context_(seccomp_init(otherwise), seccomp_release) {}

  void add(uint32_t action, std::initializer_list<int> calls) {
    for (const int call : calls) add_rule(action, call, 0, {});
  }
  // `call` when the bits `mask` of its argument `index` are `value`.
  void add_if(uint32_t action, int call, unsigned index, uint64_t mask, uint64_t value) {
    add_rule(action, call, 1, SCMP_CMP(index, SCMP_CMP_MASKED_EQ, mask, value));
  }
  bool load() { return good_ && context_ && seccomp_load(context_.get()) == 0; }

 private:
  void add_rule(uint32_t action, int call, unsigned count, scmp_arg_cmp condition) {
    if (!context_ || call == __NR_SCMP_ERROR) return;
    const int error = seccomp_rule_add_array(context_.get(), action, call, count, &condition);
    // A call that this machine does not have needs no rule.
    if (error != 0 && error != -EDOM && error != -EINVAL) good_ = false;
  }

  std::unique_ptr<void, decltype(&seccomp_release)> context_;
  bool good_ = true;
};

constexpr uint64_t kWriting = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND;

}  // namespace

void limit_process(const ProcessLimits& limits) {
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_NOFILE, limits.open_files);
  if (limits.cpu_seconds > 0) limit(RLIMIT_CPU, limits.cpu_seconds);
  if (limits.memory > 0 && !kShadowMemory) limit(RLIMIT_DATA, limits.memory);
  std::signal(SIGXFSZ, SIG_IGN);  // writing fails instead of ending the process
}

bool confine_reader() {
  Filter filter(SCMP_ACT_ERRNO(EPERM));
  filter.add(SCMP_ACT_ALLOW, {SCMP_SYS(read),
                              SCMP_SYS(write),
                              SCMP_SYS(readv),
                              SCMP_SYS(writev),
                              SCMP_SYS(pread64),
                              SCMP_SYS(lseek),
                              SCMP_SYS(close),
                              SCMP_SYS(fstat),
                              SCMP_SYS(stat),
                              SCMP_SYS(lstat),
                              SCMP_SYS(newfstatat),
                              SCMP_SYS(statx),
                              SCMP_SYS(access),
                              SCMP_SYS(faccessat),
                              SCMP_SYS(faccessat2),
                              SCMP_SYS(readlink),
                              SCMP_SYS(readlinkat),
                              SCMP_SYS(getcwd),
                              SCMP_SYS(getdents64),
                              SCMP_SYS(fcntl),
                              SCMP_SYS(dup),
                              SCMP_SYS(poll),
                              SCMP_SYS(ppoll),
                              SCMP_SYS(mmap),
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
                              SCMP_SYS(recvmsg),
                              SCMP_SYS(sendmsg),
                              SCMP_SYS(recvfrom),
                              SCMP_SYS(sendto),
                              SCMP_SYS(exit),
                              SCMP_SYS(exit_group),
                              SCMP_SYS(arch_prctl)});
  // How a sanitizer asks whether memory can be read.
  if (kShadowMemory) filter.add(SCMP_ACT_ALLOW, {SCMP_SYS(pipe), SCMP_SYS(pipe2)});
  // abort() sends a signal to its own process.
  filter.add_if(SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 0, UINT32_MAX, static_cast<uint32_t>(getpid()));
  filter.add_if(SCMP_ACT_ALLOW, SCMP_SYS(open), 1, kWriting, O_RDONLY);
  filter.add_if(SCMP_ACT_ALLOW, SCMP_SYS(openat), 2, kWriting, O_RDONLY);
  return filter.load();
}

bool confine_converter() {
  Filter filter(SCMP_ACT_ALLOW);
  constexpr uint32_t kDenied = SCMP_ACT_ERRNO(EACCES);
  filter.add(kDenied, {SCMP_SYS(socket),       SCMP_SYS(connect),      SCMP_SYS(bind),
                       SCMP_SYS(listen),       SCMP_SYS(creat),        SCMP_SYS(truncate),
                       SCMP_SYS(ftruncate),    SCMP_SYS(rename),       SCMP_SYS(renameat),
                       SCMP_SYS(renameat2),    SCMP_SYS(unlink),       SCMP_SYS(unlinkat),
                       SCMP_SYS(rmdir),        SCMP_SYS(mkdir),        SCMP_SYS(mkdirat),
                       SCMP_SYS(link),         SCMP_SYS(linkat),       SCMP_SYS(symlink),
                       SCMP_SYS(symlinkat),    SCMP_SYS(mknod),        SCMP_SYS(mknodat),
                       SCMP_SYS(chmod),        SCMP_SYS(fchmod),       SCMP_SYS(fchmodat),
                       SCMP_SYS(chown),        SCMP_SYS(fchown),       SCMP_SYS(lchown),
                       SCMP_SYS(fchownat),     SCMP_SYS(utime),        SCMP_SYS(utimes),
                       SCMP_SYS(utimensat),    SCMP_SYS(futimesat),    SCMP_SYS(setxattr),
                       SCMP_SYS(lsetxattr),    SCMP_SYS(fsetxattr),    SCMP_SYS(removexattr),
                       SCMP_SYS(lremovexattr), SCMP_SYS(fremovexattr), SCMP_SYS(mount),
                       SCMP_SYS(umount2),      SCMP_SYS(ptrace),       SCMP_SYS(process_vm_writev),
                       SCMP_SYS(unshare),      SCMP_SYS(setns),        SCMP_SYS(bpf),
                       SCMP_SYS(kexec_load),   SCMP_SYS(shmget),       SCMP_SYS(msgget)});
  // Their flags cannot be looked at; programs then take the older calls.
  filter.add(SCMP_ACT_ERRNO(ENOSYS), {SCMP_SYS(openat2), SCMP_SYS(io_uring_setup)});
  for (const uint64_t flag : {uint64_t{O_CREAT}, uint64_t{O_TRUNC}, uint64_t{O_APPEND}}) {
    filter.add_if(kDenied, SCMP_SYS(open), 1, flag, flag);
    filter.add_if(kDenied, SCMP_SYS(openat), 2, flag, flag);
  }
  for (const uint64_t mode : {uint64_t{O_WRONLY}, uint64_t{O_RDWR}}) {
    filter.add_if(kDenied, SCMP_SYS(open), 1, O_ACCMODE, mode);
    filter.add_if(kDenied, SCMP_SYS(openat), 2, O_ACCMODE, mode);
  }
  return filter.load();
}

}  // namespace chancery
