#include "chancery/landlock.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>

#include "chancery/owned_fd.h"

// The numbers below are those of linux/landlock.h, of which Debian 12 has the second version only.
// They are the same on every machine.
namespace chancery {
namespace {

#ifdef __NR_landlock_create_ruleset
constexpr long kCreateRuleset = __NR_landlock_create_ruleset;
constexpr long kAddRule = __NR_landlock_add_rule;
constexpr long kRestrictSelf = __NR_landlock_restrict_self;
#else
constexpr long kCreateRuleset = 444;
constexpr long kAddRule = 445;
constexpr long kRestrictSelf = 446;
#endif
constexpr unsigned kAskVersion = 1;
constexpr int kPathBeneath = 1;

constexpr uint64_t kExecute = 1U << 0;
constexpr uint64_t kWriteFile = 1U << 1;
constexpr uint64_t kReadFile = 1U << 2;
constexpr uint64_t kReadFolder = 1U << 3;
constexpr uint64_t kChangeFolder = 0x1ff0;  // nine rights: to remove, and to make each kind of file
constexpr uint64_t kRefer = 1U << 13;       // to move between folders; version 2
constexpr uint64_t kTruncate = 1U << 14;    // version 3
constexpr uint64_t kDeviceControl = 1U << 15;       // version 5
constexpr uint64_t kBindAndConnect = 3;             // TCP; version 4
constexpr uint64_t kAbstractSocketsAndSignals = 3;  // to other processes; version 6

constexpr uint64_t kFileRights = kExecute | kWriteFile | kReadFile | kTruncate | kDeviceControl;

struct Ruleset {
  uint64_t files = 0;
  uint64_t network = 0;
  uint64_t scoped = 0;
};

struct [[gnu::packed]] PathBeneath {
  uint64_t allowed = 0;
  int32_t folder = -1;
};

Ruleset handled_by(long version, bool own_signals) {
  Ruleset handled;
  handled.files = kExecute | kWriteFile | kReadFile | kReadFolder | kChangeFolder;
  if (version >= 2) handled.files |= kRefer;
  if (version >= 3) handled.files |= kTruncate;
  if (version >= 4) handled.network = kBindAndConnect;
  if (version >= 5) handled.files |= kDeviceControl;
  if (version >= 6 && own_signals) handled.scoped = kAbstractSocketsAndSignals;
  return handled;
}

bool allow(int ruleset, const std::vector<std::string>& paths, uint64_t rights) {
  for (const std::string& path : paths) {
    const OwnedFd at(open(path.c_str(), O_PATH | O_CLOEXEC));
    struct stat info = {};
    if (!at.is_open() || fstat(at.get(), &info) != 0) continue;
    PathBeneath rule;
    rule.allowed = S_ISDIR(info.st_mode) ? rights : rights & kFileRights;
    rule.folder = at.get();
    if (syscall(kAddRule, ruleset, kPathBeneath, &rule, 0) != 0) return false;
  }
  return true;
}

}  // namespace

FileConfinement confine_files(const FileAccess& access) {
  const long version = syscall(kCreateRuleset, nullptr, 0, kAskVersion);
  if (version < 1) return {};
  const Ruleset handled = handled_by(version, access.own_signals);
  // Members that a kernel does not know are zero, which it takes.
  const OwnedFd ruleset(static_cast<int>(syscall(kCreateRuleset, &handled, sizeof handled, 0)));
  constexpr uint64_t kRead = kReadFile | kReadFolder;
  if (!ruleset.is_open() || !allow(ruleset.get(), access.read, kRead) ||
      !allow(ruleset.get(), access.run, kRead | kExecute) ||
      !allow(ruleset.get(), access.write, handled.files & ~kExecute) ||
      prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
      syscall(kRestrictSelf, ruleset.get(), 0) != 0) {
    return {};
  }
  return {.files = true, .signals = handled.scoped != 0};
}

}  // namespace chancery
