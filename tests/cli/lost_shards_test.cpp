// A server that is gone, hangs or answers nonsense costs its documents only, and the answer says
// so.
#include <arpa/inet.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <xapian.h>

#include <array>
#include <csignal>
#include <memory>
#include <thread>

#include "chancery/schema.h"
#include "tests/cli/support.h"
#include "tests/cli/xapian_server.h"

namespace chancery::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::SizeIs;

constexpr size_t kShards = 4;
constexpr size_t kTextsOfShard = 3;

// Takes connections at a port of this machine, says `text` to each and hears nothing.
class Stranger {
 public:
  explicit Stranger(std::string text) : listener_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    EXPECT_EQ(bind(listener_, reinterpret_cast<sockaddr*>(&address), size), 0);
    EXPECT_EQ(listen(listener_, 8), 0);
    EXPECT_EQ(getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size), 0);
    name_ = fmt::format("tcp:127.0.0.1:{}", ntohs(address.sin_port));
    thread_ = std::thread([this, text = std::move(text)] {
      for (int client = -1; (client = accept(listener_, nullptr, nullptr)) >= 0; close(client))
        send(client, text.data(), text.size(), MSG_NOSIGNAL);
    });
  }
  ~Stranger() {
    shutdown(listener_, SHUT_RDWR);
    thread_.join();
    close(listener_);
  }
  Stranger(const Stranger&) = delete;
  Stranger& operator=(const Stranger&) = delete;
  const std::string& name() const { return name_; }

 private:
  int listener_;
  std::string name_;
  std::thread thread_;
};

// Four databases of three texts each, each behind a server.
class LostShards : public ::testing::Test {
 protected:
  LostShards() {
    for (size_t i = 0; i < kShards; ++i) {
      for (size_t j = 0; j < kTextsOfShard; ++j)
        sandbox_.write(fmt::format("{}/{}.txt", i, j),
                       fmt::format("Report {}{}\n\nArmenia signs paper {}{}.\n", i, j, i, j));
      EXPECT_EQ(index(i, {}).status, 0);
      serve(i);
    }
  }

  Outcome index(size_t shard, Arguments more) const {
    const std::string number = std::to_string(shard);
    more.insert(more.begin(), {"--db", (sandbox_.root() / number).string()});
    more.push_back((sandbox_.documents() / number).string());
    return sandbox_.run(sandbox_.command("chancery-index", more));
  }
  fs::path generation(size_t shard, int number = 1) const {
    return sandbox_.root() / std::to_string(shard) / fmt::format("gen-{:06}", number);
  }
  void serve(size_t shard, int generation_number = 1) {
    servers_[shard] = std::make_unique<XapianServer>(generation(shard, generation_number));
  }

  // One that was last indexed at that time.
  void serve_as_of(size_t shard, const std::string& time) {
    Xapian::WritableDatabase other(generation(shard).string());
    Json stats = Json::parse(other.get_metadata(std::string(schema::kStatsKey)));
    stats["time"] = time;
    other.set_metadata(std::string(schema::kStatsKey), stats.dump());
    other.commit();
    serve(shard);
  }

  Command asked(const Arguments& names, Arguments more) const {
    for (const std::string& name : names) more.insert(more.end(), {"--db", name});
    return sandbox_.command("chancery-search", more);
  }
  Arguments names() const {
    Arguments all;
    for (const auto& server : servers_) all.push_back(server->name());
    return all;
  }
  // What an answer says beside its hits, where all have answered; empty where it is not one note.
  std::string only_note() const {
    const Outcome outcome = search({"--format", "json", "paper"});
    EXPECT_EQ(outcome.status, 0);
    const Json coverage = outcome.json()["coverage"];
    EXPECT_EQ(coverage["answered"], kShards);
    EXPECT_THAT(coverage["notes"], SizeIs(1));
    return coverage["notes"].size() == 1 ? coverage["notes"][0].get<std::string>() : "";
  }

  Outcome search(Arguments more) const {
    more.insert(more.end(), {"--patience", "0.5"});
    return sandbox_.run(asked(names(), more));
  }

  // What an answer says when `name` gives none: `why` is in the sentence about it.
  void expect_without(const Arguments& databases, const std::string& name, const std::string& why) {
    const Outcome outcome = sandbox_.run(
        asked(databases, {"--patience", "0.5", "--format", "json", "-n", "0", "paper"}));
    EXPECT_EQ(outcome.status, 0) << outcome;
    const Json answer = outcome.json();
    EXPECT_EQ(answer["total"]["value"], (databases.size() - 1) * kTextsOfShard);
    EXPECT_EQ(answer["coverage"]["shards"], databases.size());
    EXPECT_EQ(answer["coverage"]["answered"], databases.size() - 1);
    ASSERT_THAT(answer["coverage"]["missing"], SizeIs(1));
    EXPECT_EQ(answer["coverage"]["missing"][0]["shard"], name);
    const std::string reason = answer["coverage"]["missing"][0]["reason"];
    EXPECT_THAT(reason, AllOf(HasSubstr(name), HasSubstr(why)));
    EXPECT_THAT(outcome.err, HasSubstr(reason));
    EXPECT_TRUE(is_one_sentence(outcome.err)) << outcome.err;
  }

  Sandbox sandbox_;
  std::array<std::unique_ptr<XapianServer>, kShards> servers_;
};

TEST_F(LostShards, OneThatIsKilledIsSaidAndTheOthersAnswer) {
  const Arguments databases = names();
  servers_[2]->signal(SIGKILL);
  expect_without(databases, servers_[2]->name(), "does not answer");
  const Outcome text = search({"paper"});
  EXPECT_EQ(text.status, 0);
  EXPECT_THAT(text.out, AllOf(HasSubstr("3 of 4 shards answered"), HasSubstr("9 hits")));
  for (const char* option : {"--coverage", "--matrix", "--timeline"})
    EXPECT_THAT(search({option}).out, HasSubstr("3 of 4 shards answered")) << option;
  for (const char* format : {"paths", "csv"})
    EXPECT_THAT(search({"--format", format, "paper"}).err, HasSubstr("3 of 4 shards answered"));
}

TEST_F(LostShards, OneThatHangsIsWaitedForAStatedTime) {
  servers_[1]->signal(SIGSTOP);
  expect_without(names(), servers_[1]->name(), "within 0.5 s");
}

TEST_F(LostShards, AProgramThatHangsIsWaitedForNeitherAtTheEnd) {
  const fs::path program = sandbox_.root() / "hang";
  std::ofstream(program) << "#!/bin/sh\nexec sleep 1000\n";
  fs::permissions(program, fs::perms::owner_all);
  const std::string name = "prog:" + program.string();
  expect_without({servers_[0]->name(), name}, name, "within 0.5 s");
}

TEST_F(LostShards, AllOrNothingIsAnError) {
  const Outcome whole = search({"--all-or-nothing", "paper"});
  EXPECT_EQ(whole.status, 0) << whole;
  servers_[3]->signal(SIGKILL);
  const Outcome outcome = search({"--all-or-nothing", "paper"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(outcome.out, "");
  EXPECT_TRUE(is_one_sentence(outcome.err)) << outcome.err;
  EXPECT_THAT(outcome.err, AllOf(HasSubstr("3 of 4"), HasSubstr(servers_[3]->name())));
}

TEST_F(LostShards, WhenNoneAnswersItIsAnError) {
  for (const auto& server : servers_) server->signal(SIGKILL);
  const Outcome outcome = search({"paper"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_TRUE(is_one_sentence(outcome.err)) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("0 of 4"));
}

TEST_F(LostShards, ASessionGoesOnWithoutThem) {
  Terminal terminal(asked(names(), {"--patience", "0.5"}));
  ASSERT_TRUE(terminal.shows("> "));
  terminal.type("paper\r");
  ASSERT_TRUE(terminal.shows("12 hits")) << terminal.seen();
  servers_[0]->signal(SIGSTOP);
  terminal.type("signs\r");
  ASSERT_TRUE(terminal.shows("9 hits")) << terminal.seen();
  EXPECT_TRUE(terminal.shows("3 of 4 shards answered")) << terminal.seen();
  servers_[1]->signal(SIGKILL);
  terminal.type("report\r");
  EXPECT_TRUE(terminal.shows("6 hits")) << terminal.seen();
  EXPECT_TRUE(terminal.shows("2 of 4 shards answered")) << terminal.seen();
  terminal.type(":quit\r");
  EXPECT_EQ(terminal.ends(), 0);
}

TEST_F(LostShards, NonsenseIsNamed) {
  for (const auto& [text, why] : std::vector<std::pair<std::string, std::string>>{
           {"HTTP/1.1 400 Bad Request\r\n\r\n", "no server of"},
           {"SSH-2.0-OpenSSH_9.2\r\n", "no server of"},
           {"", "ends the connection"},
           {std::string(3, '\0'), "no server of"}}) {
    const Stranger stranger(text);
    expect_without({servers_[0]->name(), stranger.name()}, stranger.name(), why);
  }
}

TEST_F(LostShards, AnotherFormatVersionIsNamed) {
  Xapian::WritableDatabase old(generation(1).string());
  old.set_metadata(std::string(schema::kVersionKey), "1");
  old.commit();
  serve(1);
  expect_without(names(), servers_[1]->name(), "format version 1");
}

TEST_F(LostShards, OneThatLagsSaysItsDate) {
  serve_as_of(3, "2020-02-28T10:00:00Z");
  const Outcome outcome = search({"--coverage"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_THAT(outcome.out, HasSubstr("was last indexed on 2020-02-28"));
}

// By a clock that is ahead: the others do not lag behind it.
TEST_F(LostShards, OneOfADayToComeIsSaid) {
  serve_as_of(3, "2999-02-28T10:00:00Z");
  EXPECT_THAT(only_note(),
              AllOf(HasSubstr(servers_[3]->name()), HasSubstr("2999-02-28, which is to come")));
}

// Files of it are cut or missing. A server that is started then ends at once.
TEST_F(LostShards, OneThatIsCopiedInPartIsNamed) {
  const Arguments databases = names();
  fs::resize_file(generation(0) / "postlist.glass", 100);
  expect_without(databases, servers_[0]->name(), "cannot open its database");
  fs::remove(generation(1) / "termlist.glass");
  expect_without({servers_[1]->name(), servers_[2]->name()}, servers_[1]->name(), "gives an error");
}

TEST_F(LostShards, OneWithoutPositionsIsSaid) {
  fs::remove(generation(1) / "position.glass");
  serve(1);
  EXPECT_THAT(only_note(), AllOf(HasSubstr(servers_[1]->name()), HasSubstr("copied in part")));
}

TEST_F(LostShards, OtherListsAreSaidAndSearched) {
  const fs::path list = sandbox_.root() / "own.toml";
  std::ofstream(list)
      << "[[actor]]\nid = \"zubrovia\"\ntype = \"organisation\"\nname = \"Zubrovia\"\n";
  ASSERT_EQ(index(2, {"--retag", "--actors", list.string()}).status, 0);
  serve(2, 2);
  EXPECT_THAT(only_note(), AllOf(HasSubstr(servers_[2]->name()), HasSubstr("other lists")));
}

}  // namespace
}  // namespace chancery::cli
