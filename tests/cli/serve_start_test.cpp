// How chancery-serve begins and ends: its token, its port, its configuration.
#include <chrono>
#include <csignal>
#include <fstream>
#include <functional>
#include <iterator>
#include <sstream>
#include <thread>

#include "tests/cli/library.h"
#include "tests/cli/server.h"
#include "tests/support/directories.h"

namespace chancery::cli {
namespace {

TEST(ServeStart, TellsWhatIsMissing) {
  const Sandbox sandbox;
  const Outcome none = sandbox.run(sandbox.command("chancery-serve", {"--db", "/nowhere"}));
  EXPECT_EQ(none.status, 2);
  EXPECT_TRUE(is_one_sentence(none.err));
  EXPECT_EQ(none.out, "");
  EXPECT_EQ(sandbox.run(sandbox.command("chancery-serve", {"--colour"})).status, 2);
  EXPECT_TRUE(contains(sandbox.run(sandbox.command("chancery-serve", {"--help"})).out, "--listen"));
}

TEST(ServeStart, KeepsItsTokenPrivate) {
  const Sandbox sandbox;
  sandbox.index_records(library());
  std::string token;
  {
    ServeProcess server(sandbox);
    token = server.token();
    EXPECT_GE(token.size(), 32U);
    server.process().signal(SIGTERM);
    EXPECT_EQ(server.process().wait().status, 0);
  }
  EXPECT_EQ(ServeProcess(sandbox).token(), token);
  const fs::path file = sandbox.root() / "home/state/chancery/serve-token";
  EXPECT_EQ(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  fs::permissions(file, fs::perms::all);
  const Outcome open = sandbox.run(sandbox.command(
      "chancery-serve", {"--db", sandbox.database().string(), "--listen", "127.0.0.1:0"}));
  EXPECT_EQ(open.status, 2);
  EXPECT_TRUE(contains(open.err, "chmod 600")) << open;
}

TEST(ServeStart, APortInUseIsOneSentence) {
  const Sandbox sandbox;
  sandbox.index_records(library());
  const ServeProcess server(sandbox);
  const Outcome second = sandbox.run(sandbox.command(
      "chancery-serve", {"--db", sandbox.database().string(), "--listen", server.host()}));
  EXPECT_EQ(second.status, 2);
  EXPECT_TRUE(is_one_sentence(second.err));
  EXPECT_TRUE(contains(second.err, "another program has this port")) << second;
}

TEST(ServeStart, ReadsAConfiguration) {
  const Sandbox sandbox;
  sandbox.index_records(library());
  const fs::path file = sandbox.write("serve.conf", "no-token = yes\nhost = desk.example\n");
  const ServeProcess server(sandbox, {"--config", file.string()});
  EXPECT_EQ(server.token(), "");
  EXPECT_EQ(server.ask("GET", "/api/coverage", {{"Host", "desk.example"}}).status, 200);
}

std::string content(const fs::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

// With `path` as PATH, until it has written its link and `done` holds.
Outcome opened(const Sandbox& sandbox, const std::string& path, const std::function<bool()>& done) {
  Command command = sandbox.command(
      "chancery-serve", {"--db", sandbox.database().string(), "--listen", "127.0.0.1:0", "--open"});
  command.environment["PATH"] = path;
  Process process(command);
  for (int i = 0; i < 1000 && process.running(); ++i) {
    if (process.output().find('\n') != std::string::npos && done()) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  process.signal(SIGTERM);
  return process.wait();
}

TEST(ServeStart, OpensItsLinkInTheBrowserWithoutTellingOthers) {
  const Sandbox sandbox;
  sandbox.index_records(library());
  const fs::path browser = sandbox.root() / "bin/xdg-open", home = sandbox.root() / "home";
  testing::write_file(browser,
                      "#!/bin/sh\necho $# \"$1\" > \"$HOME/words\"\n"
                      "cp -p \"$1\" \"$HOME/page\"\nmv \"$HOME/page\" \"$HOME/opened\"\n");
  fs::permissions(browser, fs::perms::owner_all);
  const Outcome outcome = opened(sandbox, browser.parent_path().string() + ":/usr/bin:/bin",
                                 [&] { return fs::exists(home / "opened"); });
  EXPECT_EQ(outcome.status, 0) << outcome;
  const std::string link = outcome.out.substr(0, outcome.out.find('\n'));
  ASSERT_TRUE(contains(link, "#token=")) << outcome;
  EXPECT_TRUE(contains(content(home / "opened"), "url=" + link));
  EXPECT_EQ(fs::status(home / "opened").permissions(),
            fs::perms::owner_read | fs::perms::owner_write);
  // Every user of the machine can read the words that a program was started with.
  const std::string token = link.substr(link.find("#token=") + 7);
  EXPECT_TRUE(content(home / "words").starts_with("1 /"));
  EXPECT_FALSE(contains(content(home / "words"), token));
}

TEST(ServeStart, ServesWithoutABrowser) {
  const Sandbox sandbox;
  sandbox.index_records(library());
  const Outcome outcome = opened(sandbox, "/nowhere", [] { return true; });
  EXPECT_EQ(outcome.status, 0) << outcome;
  EXPECT_TRUE(is_one_sentence(outcome.err));
  EXPECT_TRUE(contains(outcome.err, "open the printed link yourself"));
}

TEST(ServeStart, TheUnitOfSystemdStartsIt) {
  const std::string unit = content(source_directory() + "/docs/chancery-serve.service");
  const size_t at = unit.find("\nExecStart=");
  ASSERT_NE(at, std::string::npos);
  std::istringstream words(unit.substr(at + 11, unit.find('\n', at + 1) - at - 11));
  std::string program;
  Arguments arguments;
  words >> program;
  EXPECT_EQ(program, "chancery-serve");
  for (std::string word; words >> word;) arguments.push_back(word);
  const Sandbox sandbox;
  arguments.emplace_back("--help");
  EXPECT_EQ(sandbox.run(sandbox.command(program, arguments)).status, 0);
  if (!fs::exists("/usr/bin/systemd-analyze")) GTEST_SKIP() << "no systemd-analyze";
  std::string here = unit;
  here.insert(at + 11, program_directory() + "/");
  const fs::path file = sandbox.write("chancery-serve.service", here);
  Command command =
      sandbox.command("/usr/bin/systemd-analyze", {"verify", "--user", "--man=no", file.string()});
  command.environment["XDG_RUNTIME_DIR"] = sandbox.root().string();
  const Outcome outcome = sandbox.run(command);
  EXPECT_EQ(outcome.status, 0) << outcome;
  EXPECT_FALSE(contains(outcome.err, file.filename().string())) << outcome;
}

}  // namespace
}  // namespace chancery::cli
