// Runs that are killed, and runs and queries at the same time.
#include <fcntl.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <sys/file.h>
#include <unistd.h>

#include <csignal>
#include <functional>

#include "tests/cli/support.h"
#include "tests/support/directories.h"

namespace chancery::cli {
namespace {

using ::testing::HasSubstr;

std::string long_text(const std::string& words) {
  std::string text;
  for (int i = 0; i < 400; ++i)
    text += words + " of Armenia and Iran, paragraph " + std::to_string(i) + ".\n\n";
  return text;
}

// A database of 30 texts, and a folder that has changed since.
class Interrupted : public ::testing::Test {
 protected:
  void SetUp() override {
    for (int i = 0; i < 30; ++i) sandbox_.write(name(i), "An old text on apples.");
    sandbox_.index_documents();
    old_ = sandbox_.names("*");
    fs::copy(sandbox_.database(), base_, fs::copy_options::recursive);
  }
  static std::string name(int i) { return std::to_string(i) + ".txt"; }

  // More than goes into a database where it is.
  void change_much() {
    const std::string text = long_text("New pears");
    for (int i = 20; i < 250; ++i) sandbox_.write(name(i), text);
    for (int i = 0; i < 10; ++i) fs::remove(sandbox_.documents() / name(i));
  }
  void change_little() {
    const std::string text = long_text("New pears");
    for (int i = 20; i < 40; ++i) sandbox_.write(name(i), text);
    for (int i = 0; i < 10; ++i) fs::remove(sandbox_.documents() / name(i));
  }
  Command indexer() const {
    return sandbox_.command("chancery-index", {"-j", "2", "--db", sandbox_.database().string(),
                                               sandbox_.documents().string()});
  }
  // Kills a run when `moment` says so, or when it has ended by itself.
  void kill_when(const std::function<bool()>& moment) {
    fs::remove_all(sandbox_.database());
    fs::copy(base_, sandbox_.database(), fs::copy_options::recursive);
    Process run(indexer());
    while (!moment() && run.running()) usleep(200);
    run.signal(SIGKILL);
    run.wait();
  }
  // The old state or the new one is there as a whole; a run afterwards gives the new one.
  void expect_whole(const std::string& moment) {
    SCOPED_TRACE(moment);
    const auto apples = sandbox_.names("apples");
    if (apples == old_) {
      EXPECT_EQ(sandbox_.names("*"), old_);
    } else {
      EXPECT_EQ(apples.size(), 10U);
      EXPECT_EQ(sandbox_.names("*"), expected());
    }
    EXPECT_EQ(sandbox_.run(indexer()).status, 0);
    EXPECT_EQ(sandbox_.names("*"), expected());
    EXPECT_EQ(sandbox_.names("apples").size(), 10U);
    EXPECT_EQ(sandbox_.names("pears").size(), expected().size() - 10U);
    size_t generations = 0;
    for (const auto& entry : fs::directory_iterator(sandbox_.database())) {
      if (entry.is_directory()) ++generations;
      EXPECT_FALSE(fs::exists(entry.path() / "building")) << entry.path() << " left behind";
    }
    EXPECT_EQ(generations, 1U);
  }
  std::vector<std::string> expected() const {
    std::vector<std::string> found;
    for (const auto& entry : fs::directory_iterator(sandbox_.documents()))
      found.push_back(entry.path().filename());
    std::sort(found.begin(), found.end());
    return found;
  }
  std::function<bool()> after(int microseconds) const {
    return [microseconds] {
      usleep(static_cast<useconds_t>(microseconds));
      return true;
    };
  }
  bool has(const std::string& prefix, const fs::path& folder) const {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
      const std::string one = entry.path().filename();
      if (one.starts_with(prefix)) return true;
    }
    return false;
  }
  fs::path next() const { return sandbox_.database() / "gen-000002"; }
  fs::path building() const { return next() / "building"; }

  Sandbox sandbox_;
  fs::path base_ = sandbox_.root() / "base";
  std::vector<std::string> old_;
};

TEST_F(Interrupted, KilledWhileItReads) {
  change_much();
  kill_when([&] { return fs::exists(building()); });
  expect_whole("first file");
  kill_when([&] { return has("segment-000003", building()); });
  expect_whole("fourth segment");
}

TEST_F(Interrupted, KilledWhileItMerges) {
  change_much();
  kill_when([&] { return has("head", building()); });
  expect_whole("before the merge");
  kill_when([&] { return has("postlist", next()); });
  expect_whole("in the merge");
}

TEST_F(Interrupted, KilledWhileItPublishes) {
  change_much();
  kill_when([&] { return has("XAPIANDB.new", sandbox_.database()); });
  expect_whole("before the rename");
  kill_when(
      [&] { return contains(testing::read_file(sandbox_.database() / "XAPIANDB"), "gen-000002"); });
  expect_whole("after the rename");
}

TEST_F(Interrupted, KilledAnywhereWithManyChanges) {
  change_much();
  for (const int milliseconds : {5, 30, 90, 200, 350, 600}) {
    kill_when(after(milliseconds * 1000));
    expect_whole(std::to_string(milliseconds) + " ms");
  }
}

TEST_F(Interrupted, KilledAnywhereWithFewChanges) {
  change_little();
  for (const int milliseconds : {5, 15, 30, 45, 60, 80, 110, 150, 200}) {
    kill_when(after(milliseconds * 1000));
    expect_whole(std::to_string(milliseconds) + " ms");
  }
}

TEST_F(Interrupted, KilledInTheFirstRun) {
  change_much();
  fs::remove_all(base_);
  fs::create_directory(base_);
  old_.clear();
  for (const int milliseconds : {20, 100, 250}) {
    kill_when(after(milliseconds * 1000));
    EXPECT_EQ(sandbox_.run(indexer()).status, 0);
    EXPECT_EQ(sandbox_.names("*"), expected());
  }
}

TEST_F(Interrupted, StoppedByTheUserLeavesTheOldState) {
  change_much();
  fs::remove_all(sandbox_.database());
  fs::copy(base_, sandbox_.database(), fs::copy_options::recursive);
  Process run(indexer());
  while (!fs::exists(building()) && run.running()) usleep(200);
  run.signal(SIGINT);
  run.wait();
  expect_whole("Ctrl-C");
}

TEST_F(Interrupted, AFirstBuildThatTheUserStopsCanBeSearched) {
  change_much();
  fs::remove_all(sandbox_.database());
  Process run(indexer());
  const fs::path segments = sandbox_.database() / "gen-000001" / "building";
  while (!has("segment-000001", segments) && run.running()) usleep(200);
  run.signal(SIGINT);
  const Outcome outcome = run.wait();
  EXPECT_EQ(outcome.signal, 0) << outcome;
  EXPECT_EQ(outcome.status, 2) << outcome;
  EXPECT_THAT(outcome.err, HasSubstr("files can be searched; the same command goes on"));
  const size_t found = sandbox_.names("*").size();
  EXPECT_GT(found, 0U);
  EXPECT_LT(found, expected().size());
  EXPECT_THAT(sandbox_.search({"--coverage"}).out, HasSubstr("could not be read"));
  EXPECT_EQ(sandbox_.run(indexer()).status, 0);
  EXPECT_EQ(sandbox_.names("*"), expected());
}

TEST_F(Interrupted, ASecondRunWaitsForTheFirst) {
  const int lock = open((sandbox_.database() / "lock").c_str(), O_RDWR | O_CLOEXEC);
  ASSERT_GE(lock, 0);
  ASSERT_EQ(flock(lock, LOCK_EX), 0);
  change_little();
  Process run(indexer());
  for (int i = 0; i < 100; ++i) {
    ASSERT_TRUE(run.running());
    usleep(5000);
  }
  EXPECT_EQ(sandbox_.names("*"), old_);  // queries do not wait
  close(lock);
  const Outcome outcome = run.wait();
  EXPECT_EQ(outcome.status, 0) << outcome;
  EXPECT_THAT(outcome.err, HasSubstr("waiting for another chancery-index"));
  EXPECT_EQ(sandbox_.names("*"), expected());
}

TEST_F(Interrupted, AFileThatCameWhileARunWaitedIsNotTakenForDeleted) {
  const fs::path late = sandbox_.write("late.txt", "A late text on apples.");
  sandbox_.index_documents();
  fs::remove(late);
  const int lock = open((sandbox_.database() / "lock").c_str(), O_RDWR | O_CLOEXEC);
  ASSERT_GE(lock, 0);
  ASSERT_EQ(flock(lock, LOCK_EX), 0);
  Process run(indexer());
  // As if the run that is waited for had indexed it.
  const std::string waits = fmt::format("-> FLOCK  ADVISORY  WRITE {} ", run.pid());
  while (!contains(testing::read_file("/proc/locks"), waits) && run.running()) usleep(1000);
  sandbox_.write("late.txt", "A late text on apples.");
  close(lock);
  const Outcome outcome = run.wait();
  EXPECT_EQ(outcome.status, 0) << outcome;
  EXPECT_THAT(sandbox_.names("apples"), ::testing::Contains("late.txt"));
}

TEST_F(Interrupted, TwoRunsAtOnceBothCount) {
  change_much();
  const fs::path other = sandbox_.root() / "other";
  for (int i = 0; i < 250; ++i)
    testing::write_file(other / ("other-" + name(i)), long_text("Other plums"));
  Command second = indexer();
  second.arguments.back() = other.string();
  Process one(indexer()), two(second);
  EXPECT_EQ(one.wait().status, 0);
  EXPECT_EQ(two.wait().status, 0);
  EXPECT_EQ(sandbox_.names("plums").size(), 250U);
  EXPECT_EQ(sandbox_.names("*").size(), expected().size() + 250U);
}

TEST_F(Interrupted, QueriesDuringARunSeeOneStateOrTheOther) {
  change_much();
  Process run(indexer());
  int queries = 0;
  bool fresh = false;
  while (run.running()) {
    const auto found = sandbox_.names("*");
    EXPECT_TRUE(found == old_ || found == expected()) << found.size();
    EXPECT_FALSE(fresh && found == old_) << "back to the old state";
    fresh = found == expected();
    ++queries;
  }
  EXPECT_EQ(run.wait().status, 0);
  EXPECT_GT(queries, 0);
  EXPECT_EQ(sandbox_.names("*"), expected());
}

TEST_F(Interrupted, OneProgramThatAsksDuringRunsIsAlwaysAnswered) {
  Process search(sandbox_.command(
      "/bin/sh", {"-c",
                  "for i in $(seq 40); do echo apples; sleep 0.05; done |"
                  " \"$0\" --db \"$1\" -n 0 --format json",
                  program_directory() + "/chancery-search", sandbox_.database().string()}));
  for (int i = 0; i < 4; ++i) {
    Command full = indexer();
    full.arguments.insert(full.arguments.begin(), "--full");
    EXPECT_EQ(sandbox_.run(full).status, 0);
  }
  const Outcome outcome = search.wait();
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(outcome.err, "");
  const auto answers = outcome.json_lines();
  EXPECT_EQ(answers.size(), 40U);
  for (const Json& answer : answers) EXPECT_EQ(answer["total"]["value"], 30) << answer["query"];
}

}  // namespace
}  // namespace chancery::cli
