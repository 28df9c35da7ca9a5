// What readers and converters cannot do, tried in live ones, on this kernel and on one without
// Landlock.
#include "indexer/isolate/sandbox.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <functional>
#include <thread>

#include "chancery/allowed_calls.h"
#include "chancery/strings.h"
#include "indexer/isolate/convert.h"
#include "indexer/isolate/frames.h"
#include "indexer/isolate/system_calls.h"
#include "tests/support/directories.h"
#include "tests/support/intrusions.h"
#include "tests/support/temp_directory.h"

namespace chancery::indexer {
namespace {

using namespace chancery::testing;  // intrusions
using namespace std::string_literals;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::Not;

constexpr int kCreateRuleset = 444;

bool has_landlock() {
  return syscall(kCreateRuleset, nullptr, 0, 1) >= 1;
}

// From now on Landlock's three calls fail as on a kernel that does not have them.
void forget_landlock() {
  sock_filter steps[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, kCreateRuleset, 0, 2),
      BPF_JUMP(BPF_JMP | BPF_JGT | BPF_K, kCreateRuleset + 2, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  const sock_fprog program = {std::size(steps), steps};
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

// The lines that `work` gives in a process of its own.
std::vector<std::string> lines_of(const std::function<std::string()>& work) {
  int ends[2];
  EXPECT_EQ(pipe2(ends, O_CLOEXEC), 0);
  const pid_t child = fork();
  if (child == 0) {
    const std::string text = work();
    _exit(write(ends[1], text.data(), text.size()) == static_cast<ssize_t>(text.size()) ? 0 : 1);
  }
  close(ends[1]);
  std::string text;
  std::array<char, 4096> buffer;
  for (ssize_t size; (size = read(ends[0], buffer.data(), buffer.size())) > 0;) {
    text.append(buffer.data(), static_cast<size_t>(size));
  }
  close(ends[0]);
  int status = 0;
  EXPECT_EQ(waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
  std::vector<std::string> lines;
  for (const std::string_view line : split(text, "\n")) {
    if (!line.empty()) lines.emplace_back(line);
  }
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + '\n';
  return text;
}

// Whether the kernel has Landlock.
class Sandbox : public ::testing::TestWithParam<bool> {
 protected:
  Sandbox() {
    folder_.write("file", "text of the file");
    std::filesystem::create_directory(folder_ / "empty");
    foreign_ = fork();
    if (foreign_ == 0) {
      setpgid(0, 0);
      for (;;) pause();
    }
    setpgid(foreign_, foreign_);
    targets_ = {folder_.string(), foreign_};
  }
  ~Sandbox() override {
    kill(foreign_, SIGKILL);
    waitpid(foreign_, nullptr, 0);
  }

  void SetUp() override {
    if (GetParam() && !has_landlock()) GTEST_SKIP() << "this kernel has no Landlock";
  }

  // What works in a live reader.
  std::vector<std::string> read(unsigned what) const {
    return lines_of([&] {
      if (!GetParam()) forget_landlock();
      ForkServer server(
          [&](int socket) { send_frame(socket, 'x', joined(intrude(targets_, what))); }, {}, {},
          {});
      const Process reader = server.start_reader();
      Frame frame;
      const bool told =
          receive_frame(reader.channel.get(), 1 << 20, 10'000, frame) == Received::kFrame;
      return told ? frame.bytes : "the reader is gone";
    });
  }

  // What a converter writes.
  std::vector<std::string> convert(const std::string& rule) const {
    return lines_of([&] {
      if (!GetParam()) forget_landlock();
      ForkServer server([](int) {}, {}, {}, {.memory = uint64_t{1} << 30, .cpu_seconds = 5});
      try {
        return run_converter(server, parse_converter("text/x:" + rule),
                             (folder_ / "file").string());
      } catch (const Unreadable& unreadable) {
        return unreadable.reason();
      }
    });
  }

  // What works in a process that is confined as the program is, and in a thread of it.
  std::vector<std::string> intrude_confined(unsigned what) const {
    return lines_of([&] {
      if (!GetParam()) forget_landlock();
      if (!confine_program({}, {database_.string()})) return std::string("not confined");
      std::vector<std::string> worked;
      std::thread([&] { worked = intrude(targets_, what); }).join();
      return joined(worked);
    });
  }

  TempDirectory folder_;
  TempDirectory database_;
  pid_t foreign_ = 0;
  IntrusionTargets targets_;
};

INSTANTIATE_TEST_SUITE_P(Kernels, Sandbox, ::testing::Bool(), [](const auto& kernel) {
  return kernel.param ? "WithLandlock" : "WithoutLandlock";
});

TEST_P(Sandbox, WhatIsTriedWouldWork) {
  const auto worked =
      lines_of([&] { return joined(intrude(targets_, kChangeFiles | kReadFiles)); });
  EXPECT_THAT(worked, IsSupersetOf({"open to write", "open to cut", "open to make", "openat2",
                                    "truncate", "mknod", "rename", "chmod", "utimensat", "unlink",
                                    "read a file", "list a folder"}));
}

TEST_P(Sandbox, ReadersOnlyReadWhatTheyGot) {
  EXPECT_THAT(read(kChangeFiles | kTouchProcesses | kReachOut | kAskSystem | kStartProcesses),
              IsEmpty());
  EXPECT_EQ(read_file(folder_ / "file"), "text of the file");
  if (GetParam()) {
    EXPECT_THAT(read(kReadFiles | kReadMemory), IsEmpty());
  }
}

TEST_P(Sandbox, ConvertersOnlyReadAndStartPrograms) {
  const auto rule = [&](unsigned what) {
    return program_directory() + "/intruder " + targets_.folder + " " + std::to_string(foreign_) +
           " " + std::to_string(what);
  };
  EXPECT_THAT(convert(rule(kChangeFiles | kTouchProcesses | kReachOut | kAskSystem)),
              ElementsAre("tried"));
  EXPECT_EQ(read_file(folder_ / "file"), "text of the file");
  EXPECT_THAT(convert(rule(kStartProcesses)), Not(Contains("clone with namespaces")));
  if (GetParam()) {
    EXPECT_THAT(convert(rule(kReadMemory)), ElementsAre("tried"));
  }
}

TEST_P(Sandbox, OrdinaryProgramsConvert) {
  for (const char* rule :
       {"cat", "sh -c 'cat < \"$0\"'", "sh -c 'cat \"$0\" | sed s/x/x/ | sort'",
        "sh -c 'for i in 1; do t=$(cat \"$0\"); printf %s\\\\n \"$t\"; done'", "awk '{ print }'",
        "grep -h ''", "timeout 10 cat", "env -i /bin/cat", "nice cat", "find %f -exec cat {} ;",
        "xargs -a /dev/null cat", "perl -e 'print `cat $ARGV[0]`'"}) {
    EXPECT_THAT(convert(rule), ElementsAre("text of the file")) << rule;
  }
}

TEST_P(Sandbox, ScriptsThrowAwayAndEndWhatIsTheirs) {
  if (!GetParam()) GTEST_SKIP() << "without Landlock nothing is opened to be written";
  EXPECT_THAT(convert("sh -c 'cat \"$0\" 2> /dev/null'"), ElementsAre("text of the file"));
  EXPECT_THAT(convert("sh -c 'echo x > /dev/tty || cat \"$0\"'"), ElementsAre("text of the file"));
  EXPECT_THAT(convert("sh -c 'sleep 100 & kill $! && cat \"$0\"'"),
              ElementsAre("text of the file"));
}

// A sanitizer needs more than the program may.
#define SKIP_WITH_SANITIZER() \
  if (kShadowMemory) GTEST_SKIP() << "with a sanitizer the program is not confined"

TEST_P(Sandbox, TheProgramStartsNothingAndReachesNobody) {
  SKIP_WITH_SANITIZER();
  // Memory that has no name in any folder: converters read from it.
  EXPECT_THAT(intrude_confined(kTouchProcesses | kReachOut | kAskSystem | kStartProcesses),
              ElementsAre("memfd_create"));
}

TEST_P(Sandbox, TheProgramChangesNoFileElsewhere) {
  SKIP_WITH_SANITIZER();
  const std::vector<std::string> worked = intrude_confined(kChangeFiles | kReadFiles | kReadMemory);
  if (GetParam()) {
    EXPECT_THAT(worked, IsEmpty());
    EXPECT_EQ(read_file(folder_ / "file"), "text of the file");
  }
  for (const char* never : {"chmod", "fchmod", "fchmodat", "fchmodat2", "chown", "utimensat",
                            "setxattr", "symlink", "mknod", "truncate", "openat2"}) {
    EXPECT_THAT(worked, Not(Contains(never)));
  }
}

TEST_P(Sandbox, TheProgramWorksWhereItMay) {
  SKIP_WITH_SANITIZER();
  const auto lines = lines_of([&] {
    if (!GetParam()) forget_landlock();
    ForkServer server([](int socket) { send_frame(socket, 'x', "a reader"); }, {}, {}, {});
    if (!confine_program({folder_.string()}, {database_.string()})) return "not confined"s;
    std::string told = read_file(folder_ / "file") + '\n';
    const Process reader = server.start_reader();
    Frame frame;
    receive_frame(reader.channel.get(), 1 << 20, 10'000, frame);
    told += frame.bytes + '\n';
    std::thread([&] {
      const std::filesystem::path made = database_ / "made";
      std::filesystem::create_directory(made);
      std::ofstream(made / "draft") << "written\n";
      std::filesystem::rename(made / "draft", database_ / "file");
      std::filesystem::remove_all(made);
      told += read_file(database_ / "file");
    }).join();
    return told;
  });
  EXPECT_THAT(lines, ElementsAre("text of the file", "a reader", "written"));
}

}  // namespace
}  // namespace chancery::indexer
