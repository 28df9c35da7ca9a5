#include "tests/support/intrusions.h"

#include <asm/ioctls.h>
#include <dirent.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>

namespace chancery::testing {
namespace {

// By number where Debian 12 has no name for them.
constexpr long kOpenTree = 428, kFsOpen = 430, kPidfdOpen = 434, kOpenAt2 = 437, kFchmodAt2 = 452,
               kIoUringSetup = 425, kSetXattrAt = 463;

constexpr int kAnyFile = 0;  // a descriptor that every process has

// Arguments as the kernel takes them.
template <typename... Arguments>
long call(long number, Arguments... arguments) {
  return syscall(number, arguments...);
}

class Intruder {
 public:
  explicit Intruder(const IntrusionTargets& targets) : targets_(targets) {}

  std::vector<std::string> try_all(unsigned what) {
    if ((what & kReadFiles) != 0) read_files();
    if ((what & kReadMemory) != 0) read_memory();
    if ((what & kChangeFiles) != 0) change_files();
    if ((what & kTouchProcesses) != 0) touch_processes();
    if ((what & kReachOut) != 0) reach_out();
    if ((what & kStartProcesses) != 0) start_processes();
    if ((what & kAskSystem) != 0) ask_system();
    return std::move(worked_);
  }

 private:
  std::string at(const char* name) const { return targets_.folder + "/" + name; }
  // `result` as system calls give it.
  void tried(const char* name, long result) {
    if (result >= 0) worked_.emplace_back(name);
  }
  // What cannot succeed: whether the kernel itself said so.
  void reached(const char* name, long result) {
    if (result >= 0 || (errno != ENOSYS && errno != EPERM)) worked_.emplace_back(name);
  }

  void change_files() {
    const std::string file = at("file");
    const char* const path = file.c_str();
    tried("open to write", open(path, O_WRONLY));
    tried("open to read and write", open(path, O_RDWR));
    tried("open to append", open(path, O_RDONLY | O_APPEND | O_CREAT | O_TRUNC, 0600));
    tried("open to cut", open(path, O_RDONLY | O_TRUNC));
    tried("open to make", open(at("made").c_str(), O_RDONLY | O_CREAT, 0600));
    tried("open without a name", open(targets_.folder.c_str(), O_TMPFILE | O_RDWR, 0600));
    struct {
      uint64_t flags = O_WRONLY, mode = 0, resolve = 0;
    } how;
    tried("openat2", call(kOpenAt2, AT_FDCWD, path, &how, sizeof how));
    tried("creat", call(SYS_creat, at("created").c_str(), 0600));
    tried("truncate", truncate(path, 0));
    tried("mknod", mkfifo(at("pipe").c_str(), 0600));
    tried("mkdir", mkdir(at("folder").c_str(), 0700));
    tried("symlink", symlink(path, at("symbolic").c_str()));
    tried("link", link(path, at("linked").c_str()));
    tried("rename", rename(path, at("renamed").c_str()));
    tried("renameat2", call(SYS_renameat2, AT_FDCWD, at("renamed").c_str(), AT_FDCWD, path, 1));
    tried("rmdir", rmdir(at("empty").c_str()));
    tried("chmod", call(SYS_chmod, path, 0777));
    reached("fchmod", call(SYS_fchmod, kAnyFile, 0777));
    tried("fchmodat", call(SYS_fchmodat, AT_FDCWD, path, 0777));
    tried("fchmodat2", call(kFchmodAt2, AT_FDCWD, path, 0777, 0));
    tried("chown", chown(path, static_cast<uid_t>(-1), static_cast<gid_t>(-1)));
    tried("utimensat", utimensat(AT_FDCWD, path, nullptr, 0));
    reached("futimens", call(SYS_utimensat, kAnyFile, nullptr, nullptr, 0));
    reached("setxattr", call(SYS_setxattr, path, "user.x", "x", 1, 0));
    reached("setxattrat", call(kSetXattrAt, AT_FDCWD, path, 0, "user.x", nullptr, 0));
    reached("removexattr", call(SYS_removexattr, path, "user.x"));
    tried("unlink", unlink(path));
  }

  void read_files() {
    tried("read a file", open(at("file").c_str(), O_RDONLY));
    tried("read a file of the system", open("/etc/passwd", O_RDONLY));
    tried("list a folder", open(targets_.folder.c_str(), O_RDONLY | O_DIRECTORY));
    tried("read of processes", open("/proc/self/environ", O_RDONLY));
  }

  void touch_processes() {
    const pid_t pid = targets_.foreign;
    tried("kill", kill(pid, 0));
    tried("kill a group", kill(-pid, 0));
    tried("tgkill", call(SYS_tgkill, pid, pid, 0));
    tried("tkill", call(SYS_tkill, pid, 0));
    reached("rt_sigqueueinfo", call(SYS_rt_sigqueueinfo, pid, 0, nullptr));
    tried("pidfd_open", call(kPidfdOpen, pid, 0));
    tried("have signals sent", fcntl(kAnyFile, F_SETOWN, pid));
    reached("have signals sent by ioctl", ioctl(kAnyFile, FIOSETOWN, &pid));
    reached("ptrace", call(SYS_ptrace, 0x4206, pid, 0, 0));
    reached("process_vm_readv", call(SYS_process_vm_readv, pid, nullptr, 0, nullptr, 0, 0));
    reached("process_vm_writev", call(SYS_process_vm_writev, pid, nullptr, 0, nullptr, 0, 0));
    reached("kcmp", call(SYS_kcmp, pid, pid, 2, 0, 0));
    const rlimit none = {0, 0};
    tried("prlimit", call(SYS_prlimit64, pid, RLIMIT_CORE, &none, nullptr));
    tried("setpriority", setpriority(PRIO_PROCESS, static_cast<id_t>(pid), 19));
    const sched_param ordinary = {};
    tried("sched_setscheduler", call(SYS_sched_setscheduler, pid, SCHED_BATCH, &ordinary));
    const uint64_t all = UINT64_MAX;
    tried("sched_setaffinity", call(SYS_sched_setaffinity, pid, sizeof all, &all));
    tried("ioprio_set", call(SYS_ioprio_set, 1, pid, 2 << 13 | 7));
  }

  void read_memory() {
    const std::string memory = "/proc/" + std::to_string(targets_.foreign) + "/mem";
    tried("read the memory of a process", open(memory.c_str(), O_RDONLY));
  }

  void reach_out() {
    for (const int family : {AF_INET, AF_INET6, AF_UNIX, AF_NETLINK}) {
      tried("socket", socket(family, SOCK_DGRAM, 0));
    }
    tried("shmget", call(SYS_shmget, 0, 4096, 01600));
    tried("msgget", call(SYS_msgget, 0, 0600));
    tried("semget", call(SYS_semget, 0, 1, 0600));
    reached("mq_open", call(SYS_mq_open, nullptr, 0, 0, nullptr));
    char letter = 'x';
    reached("type into the terminal", ioctl(kAnyFile, TIOCSTI, &letter));
  }

  void ask_system() {
    tried("open_tree", call(kOpenTree, AT_FDCWD, targets_.folder.c_str(), 0));
    tried("fsopen", call(kFsOpen, "tmpfs", 0));
    reached("mount", call(SYS_mount, nullptr, nullptr, nullptr, 0, nullptr));
    reached("umount2", call(SYS_umount2, nullptr, 0));
    reached("bpf", call(SYS_bpf, -1, nullptr, 0));
    reached("perf_event_open", call(SYS_perf_event_open, nullptr, 0, 0, -1, 0));
    reached("userfaultfd", call(SYS_userfaultfd, -1));
    reached("io_uring_setup", call(kIoUringSetup, 1, nullptr));
    reached("keyctl", call(SYS_keyctl, -1, 0, 0, 0, 0));
    reached("add_key", call(SYS_add_key, nullptr, nullptr, nullptr, 0, 0));
    reached("name_to_handle_at", call(SYS_name_to_handle_at, -1, nullptr, nullptr, nullptr, 0));
    reached("seccomp", call(SYS_seccomp, -1, 0, nullptr));
    reached("personality", call(SYS_personality, 0xffffffff));
    tried("memfd_create", call(SYS_memfd_create, "x", 0));
    reached("setns", call(SYS_setns, -1, 0));
    tried("unshare", call(SYS_unshare, CLONE_NEWUTS));
    tried("chroot", chroot(targets_.folder.c_str()));
  }

  void start_processes() {
    const pid_t child = fork();
    if (child == 0) {
      execl("/bin/true", "true", nullptr);
      _exit(0);
    }
    tried("fork", child);
    if (child > 0) waitpid(child, nullptr, 0);
    reached("clone with namespaces", call(SYS_clone, CLONE_NEWUTS | CLONE_THREAD, 0, 0, 0, 0));
    reached("clone3", call(SYS_clone3, nullptr, 0));
    reached("execve", call(SYS_execve, nullptr, nullptr, nullptr));
  }

  const IntrusionTargets& targets_;
  std::vector<std::string> worked_;
};

}  // namespace

std::vector<std::string> intrude(const IntrusionTargets& targets, unsigned what) {
  return Intruder(targets).try_all(what);
}

}  // namespace chancery::testing
