// Logs of sessions, and what replaying them says.
#include "search/prompt/session_log.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <sstream>

#include "chancery/error.h"
#include "search/prompt/prompt.h"
#include "search/prompt/replay.h"
#include "tests/search/fake_source.h"
#include "tests/support/temp_directory.h"

namespace chancery::search {
namespace {

class KnownSource : public testing::FakeSource {
 public:
  using FakeSource::FakeSource;
  std::string fingerprint() override { return print; }
  std::string print = "0123456789abcdef";
};

class Log : public ::testing::Test {
 protected:
  // What the prompt said while these lines were typed.
  std::string type(std::deque<std::string> lines) {
    testing::ScriptedReader reader(std::move(lines));
    std::ostringstream out, err;
    PrintingPager pager(out);
    SessionWorld world{source_, reader, pager, out, err, [] { return Style{}; }};
    world.databases = {"/data/a b", "/data/\x1b"};
    Session session(world, {}, Detail::kNormal);
    prompt_loop(session, reader);
    return out.str() + err.str();
  }
  std::string replayed(AnswerSource& source, size_t different) {
    std::ostringstream out;
    EXPECT_EQ(replay(source, read_session_log(file_), out), different) << out.str();
    return out.str();
  }

  testing::TempDirectory directory_;
  std::string file_ = (directory_ / "s.md").string();
  KnownSource source_{25};
};

TEST_F(Log, HoldsWhatWasAskedAndCounted) {
  const std::string said =
      type({"before", ":log " + file_, ":log", "corridor", ":more", ":sort -date", ":+ peace",
            ":who zangezur corridor", ":facets actor", ":open 1", ":cite 1", ":kwic", "~~~"});
  EXPECT_NE(said.find("logged to "), std::string::npos);
  struct stat info = {};
  ASSERT_EQ(stat(file_.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600U);
  const LoggedSession log = read_session_log(file_);
  EXPECT_EQ(log.head.databases, (std::vector<std::string>{"/data/a b", "$'/data/\\033'"}));
  EXPECT_EQ(log.head.documents, 4000U);
  EXPECT_EQ(log.head.fingerprint, "0123456789abcdef");
  std::vector<std::string> asked;
  for (const LoggedStep& step : log.steps) asked.push_back(step.asked);
  EXPECT_EQ(asked, (std::vector<std::string>{"corridor", ":sort -date", "corridor peace",
                                             ":who zangezur corridor", ":facets actor", "~~~"}));
  EXPECT_EQ(log.steps[0].rows.front(), "hits,25");
  EXPECT_EQ(log.steps[0].rows.size(), 11U);
  EXPECT_EQ(log.steps[0].rows[1], "1,/articles/1.txt");
  EXPECT_EQ(log.steps[4].rows[1], "actor,aze,Azerbaijan,51");
}

TEST_F(Log, ReplayFindsTheSame) {
  type({":log " + file_, "corridor", ":sort date", ":who zangezur corridor", ":facets", "nothing"});
  EXPECT_NE(replayed(source_, 0).find("5 steps"), std::string::npos);
}

TEST_F(Log, ReplayShowsWhatDiffers) {
  type({":log " + file_, "corridor", "nothing", ":what armenia"});
  KnownSource fewer(24);
  const std::string text = replayed(fewer, 1);
  EXPECT_NE(text.find("## 1: corridor"), std::string::npos) << text;
  EXPECT_NE(text.find("- hits,25\n+ hits,24\n"), std::string::npos) << text;
  EXPECT_EQ(text.find("another database"), std::string::npos);
}

TEST_F(Log, ReplaySaysThatTheDatabaseIsAnother) {
  type({":log " + file_, "corridor"});
  KnownSource other(25);
  other.print = "fedcba9876543210";
  EXPECT_NE(replayed(other, 1).find("another database"), std::string::npos);
}

TEST_F(Log, WhatCannotBeAskedAnyMoreIsADifference) {
  type({":log " + file_, "corridor"});
  LoggedSession log = read_session_log(file_);
  log.steps[0].asked = "a \" b";
  std::ostringstream out;
  EXPECT_EQ(replay(source_, log, out), 1U);
  EXPECT_NE(out.str().find("the quote is not closed"), std::string::npos) << out.str();
}

TEST_F(Log, AFileThatExistsIsLeftAlone) {
  directory_.write("s.md", "mine");
  EXPECT_NE(type({":log " + file_}).find("exists already"), std::string::npos);
  EXPECT_NE(type({":log /no/such/place"}).find("cannot write"), std::string::npos);
}

TEST_F(Log, WhatIsNoLogIsToldWithItsLine) {
  const auto failure = [&](const std::string& text) {
    directory_.write("bad.md", text);
    try {
      read_session_log((directory_ / "bad.md").string());
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  EXPECT_NE(failure("# Notes\n").find("bad.md:1: this is no log"), std::string::npos);
  EXPECT_NE(failure("# Chancery session\n~~~ answer\nhits,1\n~~~\n").find(":2: "),
            std::string::npos);
  EXPECT_NE(failure("# Chancery session\n~~~ asked\nx\n").find("ends within"), std::string::npos);
  EXPECT_EQ(failure("# Chancery session\n\nA remark of mine.\n"), "");
  EXPECT_THROW(read_session_log("/no/such/log"), Error);
}

}  // namespace
}  // namespace chancery::search
