#include "serve/app/confine.h"

#include <asm/ioctls.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/prctl.h>

#include <algorithm>

#include "chancery/allowed_calls.h"
#include "chancery/database_layout.h"
#include "chancery/database_parts.h"
#include "chancery/landlock.h"
#include "chancery/paths.h"

namespace chancery::serve {

namespace fs = std::filesystem;

namespace {

bool is_here(const std::string& database) {
  if (is_remote_name(database)) return false;
  const std::vector<DatabasePart> parts = open_parts(readable_database(database).string());
  return std::none_of(parts.begin(), parts.end(),
                      [](const auto& part) { return part.remote.has_value(); });
}

// Whether chancery-index has made the directory: then all of the database is in it.
bool is_whole(const std::string& database) {
  std::error_code error;
  return fs::exists(fs::path(database) / kIdentityFile, error);
}

// What the C and ICU libraries read when they are first asked for it (seen with strace).
std::vector<std::string> library_files() {
  return {"/usr/lib",       "/usr/lib64",       "/lib", "/usr/share/icu", "/usr/share/zoneinfo",
          "/etc/localtime", "/usr/share/locale"};
}

// Threads, and connections at sockets that listen; Xapian's time limit is a timer.
void allow_serving(AllowedCalls& allowed) {
  allowed.add({SCMP_SYS(accept),          SCMP_SYS(accept4),          SCMP_SYS(shutdown),
               SCMP_SYS(getsockopt),      SCMP_SYS(setsockopt),       SCMP_SYS(getsockname),
               SCMP_SYS(getpeername),     SCMP_SYS(epoll_create1),    SCMP_SYS(epoll_ctl),
               SCMP_SYS(epoll_wait),      SCMP_SYS(epoll_pwait),      SCMP_SYS(eventfd2),
               SCMP_SYS(pipe2),           SCMP_SYS(timerfd_create),   SCMP_SYS(timerfd_settime),
               SCMP_SYS(timerfd_gettime), SCMP_SYS(timer_create),     SCMP_SYS(timer_settime),
               SCMP_SYS(timer_gettime),   SCMP_SYS(timer_getoverrun), SCMP_SYS(timer_delete),
               SCMP_SYS(rt_sigtimedwait), SCMP_SYS(nanosleep),        SCMP_SYS(clock_nanosleep),
               SCMP_SYS(membarrier),      SCMP_SYS(getcpu),           SCMP_SYS(get_robust_list),
               SCMP_SYS(getppid),         SCMP_SYS(preadv),           SCMP_SYS(fadvise64),
               SCMP_SYS(readahead),       SCMP_SYS(mincore),          SCMP_SYS(getdents),
               SCMP_SYS(statfs),          SCMP_SYS(fstatfs)});
  constexpr uint64_t kNewNamespaces = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC |
                                      CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET;
  // Threads, no processes. clone3 has its flags in memory, where they cannot be looked at;
  // libraries then take clone.
  allowed.add_masked(SCMP_SYS(clone), 0, CLONE_THREAD | kNewNamespaces, CLONE_THREAD);
  allowed.add_with(SCMP_SYS(ioctl), 1, {FIONBIO, FIONREAD, TCGETS});
  allowed.add_with(SCMP_SYS(prlimit64), 0, {0, own_process()});
  allowed.add_with(SCMP_SYS(prctl), 0, {PR_SET_NAME, PR_GET_NAME, PR_SET_VMA});
}

// A file is written anew and put into its place (chancery/private_file.h), by turns.
void allow_saving(AllowedCalls& allowed) {
  allow_writing(allowed);
  allowed.add({SCMP_SYS(mkdir), SCMP_SYS(rename), SCMP_SYS(renameat), SCMP_SYS(renameat2),
               SCMP_SYS(unlink), SCMP_SYS(unlinkat), SCMP_SYS(fsync), SCMP_SYS(flock)});
  constexpr uint64_t kRightsOfOthers = 0177;
  allowed.add_masked(SCMP_SYS(fchmod), 1, kRightsOfOthers, 0);
}

}  // namespace

ServerConfinement confine_server(const std::vector<std::string>& databases, const fs::path& saved) {
  // A sanitizer looks at memory by processes of its own.
  if (kShadowMemory || !std::all_of(databases.begin(), databases.end(), is_here)) return {};
  bool saves = false;
  if (std::all_of(databases.begin(), databases.end(), is_whole)) {
    FileAccess access = {.read = library_files(), .own_signals = true};
    access.read.insert(access.read.end(), databases.begin(), databases.end());
    // The user's own database may be removed and made anew; what is beside it is Chancery's.
    if (std::find(databases.begin(), databases.end(), default_database()) != databases.end())
      access.read.push_back(default_database().parent_path().string());
    for (const fs::path& path : {gazetteer_directory(), words_directory(), cache_directory()})
      if (!path.empty()) access.read.push_back(path.string());
    if (!saved.empty()) access.write.push_back(saved.string());
    saves = confine_files(access).files && !saved.empty();
  }
  AllowedCalls allowed;
  allow_memory_and_time(allowed);
  allow_reading(allowed);
  allow_serving(allowed);
  if (saves) allow_saving(allowed);
  return {allowed.load(), saves};
}

}  // namespace chancery::serve
