// A database that was received from a stranger starts no program and asks no server.
#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/cli/support.h"

namespace chancery::cli {
namespace {

using ::testing::HasSubstr;

// A server that only looks whether somebody comes.
class Listener {
 public:
  Listener() : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    EXPECT_EQ(bind(socket_, any, size), 0);
    EXPECT_EQ(getsockname(socket_, any, &size), 0);
    EXPECT_EQ(listen(socket_, 1), 0);
    name_ = "127.0.0.1:" + std::to_string(ntohs(address.sin_port));
  }
  ~Listener() { close(socket_); }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  const std::string& name() const { return name_; }
  bool was_asked() const {
    pollfd waiting{socket_, POLLIN, 0};
    return poll(&waiting, 1, 0) > 0;
  }

 private:
  int socket_;
  std::string name_;
};

class StrangeDatabases : public ::testing::Test {
 protected:
  fs::path started() const { return sandbox_.root() / "started"; }
  // The line of a stub file that starts a program, which leaves a file behind.
  std::string program() const { return "remote :/bin/touch " + started().string() + "\n"; }
  fs::path write(const std::string& name, const std::string& content) const {
    const fs::path path = sandbox_.root() / name;
    testing::write_file(path, content);
    return path;
  }
  // Neither program of ours does what the database at `path` says.
  void expect_refused(const fs::path& path, const std::string& says) const {
    for (const Command& command :
         {sandbox_.command("chancery-search", {"--db", path.string(), "oil"}),
          sandbox_.command("chancery-search", {"--db", path.string(), "--coverage"}),
          sandbox_.command("chancery-index", {"--db", path.string(), "--report"}),
          sandbox_.command("chancery-index", {"--db", path.string(), "--suggest-actors"}),
          sandbox_.command("chancery-index", {"--db", path.string(), "--retag"}),
          sandbox_.command("chancery-index",
                           {"--db", path.string(), sandbox_.documents().string()})}) {
      const Outcome outcome = sandbox_.run(command);
      EXPECT_EQ(outcome.status, 2) << path << outcome;
      EXPECT_TRUE(is_one_sentence(outcome.err)) << outcome.err;
      if (command.program == "chancery-search") {
        EXPECT_THAT(outcome.err, HasSubstr(says));
      }
      EXPECT_FALSE(fs::exists(started())) << path << ' ' << command.arguments.back();
    }
  }

  Sandbox sandbox_;
};

TEST_F(StrangeDatabases, StartNoProgram) {
  write("db/XAPIANDB", program());
  expect_refused(sandbox_.root() / "db", "would start the program /bin/touch");
}

TEST_F(StrangeDatabases, StartNoProgramByAStubBehindTheirStub) {
  write("db/XAPIANDB", "auto inner\n");
  write("db/inner/XAPIANDB", "auto ../more\n");
  write("db/more", program());
  expect_refused(sandbox_.root() / "db", "would start the program");
}

TEST_F(StrangeDatabases, StartNoProgramByAFileThatLooksLikeADatabase) {
  expect_refused(write("file", "\x0f\n" + program()), "");
}

TEST_F(StrangeDatabases, StartNoProgramFromAFileThatIsNamed) {
  expect_refused(write("stub", program()), "would start the program");
}

TEST_F(StrangeDatabases, StartNoProgramByAStubOfTheUsersThatLeadsToThem) {
  write("db/XAPIANDB", program());
  expect_refused(write("home/config/chancery/mine", "auto " + (sandbox_.root() / "db").string()),
                 "would start the program");
}

TEST_F(StrangeDatabases, StartNoProgramFromAConfigurationThatOthersCanWrite) {
  const fs::path stub = write("home/config/chancery/mine", program());
  fs::permissions(stub, fs::perms(0666));
  expect_refused(stub, "would start the program");
}

TEST_F(StrangeDatabases, AskNoServer) {
  const Listener server;
  write("db/XAPIANDB", "remote " + server.name() + "\n");
  expect_refused(sandbox_.root() / "db", "would ask the server 127.0.0.1");
  expect_refused(write("stub", "auto db\n"), "would ask the server 127.0.0.1");
  EXPECT_FALSE(server.was_asked());
}

TEST_F(StrangeDatabases, WhatTheUserNamesIsStarted) {
  const fs::path stub = write("home/config/chancery/mine", program());
  for (const std::string& name : {stub.string(), "prog:/bin/touch " + started().string()}) {
    const Outcome outcome =
        sandbox_.run(sandbox_.command("chancery-search", {"--db", name, "oil"}));
    EXPECT_EQ(outcome.status, 2);
    EXPECT_TRUE(is_one_sentence(outcome.err)) << outcome.err;
    EXPECT_TRUE(fs::remove(started())) << name;
  }
}

}  // namespace
}  // namespace chancery::cli
