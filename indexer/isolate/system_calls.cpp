#include "indexer/isolate/system_calls.h"

#include <asm/ioctls.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <cstdint>

#include "chancery/allowed_calls.h"

namespace chancery::indexer {
namespace {

constexpr uint64_t kNewNamespaces = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC |
                                    CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET;

// What the program and converters need beside what a reader needs: threads, waiting, copying.
void allow_work(AllowedCalls& allowed) {
  allowed.add({SCMP_SYS(wait4),
               SCMP_SYS(waitid),
               SCMP_SYS(getppid),
               SCMP_SYS(umask),
               SCMP_SYS(membarrier),
               SCMP_SYS(getcpu),
               SCMP_SYS(get_robust_list),
               SCMP_SYS(pause),
               SCMP_SYS(nanosleep),
               SCMP_SYS(rt_sigpending),
               SCMP_SYS(rt_sigsuspend),
               SCMP_SYS(rt_sigtimedwait),
               SCMP_SYS(signalfd4),
               SCMP_SYS(clock_nanosleep),
               SCMP_SYS(pipe),
               SCMP_SYS(pipe2),
               SCMP_SYS(dup2),
               SCMP_SYS(dup3),
               SCMP_SYS(eventfd2),
               SCMP_SYS(preadv),
               SCMP_SYS(preadv2),
               SCMP_SYS(pwrite64),
               SCMP_SYS(pwritev),
               SCMP_SYS(pwritev2),
               SCMP_SYS(sendfile),
               SCMP_SYS(copy_file_range),
               SCMP_SYS(fadvise64),
               SCMP_SYS(readahead),
               SCMP_SYS(mincore),
               SCMP_SYS(msync),
               SCMP_SYS(getdents),
               SCMP_SYS(statfs),
               SCMP_SYS(fstatfs)});
  // Only of itself: of other processes of the user it would change something.
  allowed.add_with(SCMP_SYS(prlimit64), 0, {0, own_process()});
  allowed.add_with(SCMP_SYS(prctl), 0, {PR_SET_NAME, PR_GET_NAME, PR_SET_VMA});
  // Others would type into the user's terminal (TIOCSTI), or have signals sent (FIOSETOWN).
  allowed.add_with(SCMP_SYS(ioctl), 1, {TCGETS, TIOCGWINSZ, TIOCGPGRP, FIONREAD});
}

// What programs do that start others and wait for them.
void allow_processes(AllowedCalls& allowed) {
  allowed.add({SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(fork), SCMP_SYS(vfork),
               SCMP_SYS(getpgrp), SCMP_SYS(getpgid), SCMP_SYS(getsid), SCMP_SYS(getgroups),
               SCMP_SYS(getresuid), SCMP_SYS(getresgid), SCMP_SYS(getpriority), SCMP_SYS(chdir),
               SCMP_SYS(fchdir), SCMP_SYS(capget), SCMP_SYS(setrlimit), SCMP_SYS(times),
               SCMP_SYS(set_tid_address), SCMP_SYS(alarm)});
  // clone3 has its flags in memory, where they cannot be looked at; libraries then take clone.
  allowed.add_masked(SCMP_SYS(clone), 0, kNewNamespaces, 0);
  for (const int call :
       {SCMP_SYS(sched_setaffinity), SCMP_SYS(sched_getparam), SCMP_SYS(sched_getscheduler)}) {
    allowed.add_with(call, 0, {0});
  }
  allowed.add_with_both(SCMP_SYS(setpriority), PRIO_PROCESS, 0);
  allowed.add({SCMP_SYS(sched_get_priority_max), SCMP_SYS(sched_get_priority_min)});
  allowed.add_with(SCMP_SYS(prctl), 0,
                   {PR_SET_PDEATHSIG, PR_GET_PDEATHSIG, PR_GET_DUMPABLE, PR_CAPBSET_READ,
                    PR_GET_SECCOMP, PR_SET_NO_NEW_PRIVS, PR_GET_NO_NEW_PRIVS});
}

// What languages' runtimes, shells and pipes use.
void allow_runtimes(AllowedCalls& allowed) {
  allowed.add({SCMP_SYS(close_range),
               SCMP_SYS(select),
               SCMP_SYS(pselect6),
               SCMP_SYS(epoll_create),
               SCMP_SYS(epoll_create1),
               SCMP_SYS(epoll_ctl),
               SCMP_SYS(epoll_wait),
               SCMP_SYS(epoll_pwait),
               SCMP_SYS(epoll_pwait2),
               SCMP_SYS(eventfd),
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
               SCMP_SYS(splice),
               SCMP_SYS(tee),
               SCMP_SYS(getxattr),
               SCMP_SYS(lgetxattr),
               SCMP_SYS(fgetxattr),
               SCMP_SYS(listxattr),
               SCMP_SYS(llistxattr),
               SCMP_SYS(flistxattr)});
  allowed.add_with(SCMP_SYS(ioctl), 1, {FIONBIO, FIOCLEX, FIONCLEX});
}

// What the database, its files and its locks need.
void allow_indexing(AllowedCalls& allowed) {
  allowed.add({SCMP_SYS(memfd_create), SCMP_SYS(fsync), SCMP_SYS(fdatasync), SCMP_SYS(syncfs),
               SCMP_SYS(sync_file_range), SCMP_SYS(ftruncate), SCMP_SYS(fallocate), SCMP_SYS(flock),
               SCMP_SYS(mkdir), SCMP_SYS(mkdirat), SCMP_SYS(rmdir), SCMP_SYS(unlink),
               SCMP_SYS(unlinkat), SCMP_SYS(rename), SCMP_SYS(renameat), SCMP_SYS(renameat2),
               SCMP_SYS(link), SCMP_SYS(linkat)});
  // Threads, no processes. clone3 has its flags in memory, where they cannot be looked at;
  // libraries then take clone.
  allowed.add_masked(SCMP_SYS(clone), 0, CLONE_THREAD | kNewNamespaces, CLONE_THREAD);
  allowed.add_with(SCMP_SYS(fcntl), 1,
                   {F_GETLK, F_SETLK, F_SETLKW, F_OFD_GETLK, F_OFD_SETLK, F_OFD_SETLKW});
  // A file that is made private; more than its owner's rights cannot be given.
  allowed.add_masked(SCMP_SYS(fchmod), 1, 0177, 0);
  allowed.add_with(SCMP_SYS(kill), 0, {own_process()});
  // Tables are copied without their blocks.
  allowed.add_with(SCMP_SYS(ioctl), 1, {FICLONE});
}

}  // namespace

bool allow_program_calls() {
  AllowedCalls allowed;
  allow_memory_and_time(allowed);
  allow_reading(allowed);
  allow_work(allowed);
  allow_indexing(allowed);
  allow_writing(allowed);
  return allowed.load();
}

bool allow_reader_calls() {
  AllowedCalls allowed;
  allow_memory_and_time(allowed);
  allow_reading(allowed);
  return allowed.load();
}

bool allow_converter_calls(const FileConfinement& confined) {
  AllowedCalls allowed;
  allow_memory_and_time(allowed);
  allow_reading(allowed);
  allow_work(allowed);
  allow_processes(allowed);
  allow_runtimes(allowed);
  if (confined.files) allow_writing(allowed);  // Landlock knows what may be written
  for (const int call : {SCMP_SYS(kill), SCMP_SYS(tgkill)}) {
    if (confined.signals) {
      allowed.add({call});
    } else {
      allowed.add_with(call, 0, {0, own_process()});
    }
  }
  return allowed.load();
}

}  // namespace chancery::indexer
