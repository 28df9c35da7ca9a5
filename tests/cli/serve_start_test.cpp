// How chancery-serve begins and ends: its token, its port, its configuration.
#include "tests/cli/library.h"
#include "tests/cli/server.h"

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

}  // namespace
}  // namespace chancery::cli
