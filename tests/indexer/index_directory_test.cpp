#include "indexer/write/index_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>
#include <xapian.h>

#include <atomic>
#include <thread>

#include "tests/support/errors.h"
#include "tests/support/temp_directory.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;

constexpr const char* kOurStub =
    "# A Chancery database. Made by chancery-index; do not edit.\nauto gen-000001\n";

class IndexDirectoryTest : public ::testing::Test {
 protected:
  std::string error() const {
    return testing::error_of([&] { const IndexDirectory directory(path_); });
  }
  // Publishes a generation that holds one document with `term`.
  static void publish(IndexDirectory& directory, const std::string& term) {
    const fs::path next = directory.next();
    Xapian::WritableDatabase made(next.string(), Xapian::DB_CREATE);
    Xapian::Document document;
    document.add_term(term);
    made.add_document(document);
    made.close();
    directory.publish(next);
  }

  testing::TempDirectory parent_;
  fs::path path_ = parent_ / "db";
};

TEST_F(IndexDirectoryTest, IsMadeWhenMissing) {
  const IndexDirectory directory(path_ / "deep");
  EXPECT_TRUE(fs::is_directory(path_ / "deep"));
  EXPECT_TRUE(directory.current().empty());
}

TEST_F(IndexDirectoryTest, TakesAnEmptyDirectory) {
  fs::create_directory(path_);
  EXPECT_EQ(error(), "");
}

TEST_F(IndexDirectoryTest, RefusesAFile) {
  parent_.write("db", "text");
  EXPECT_THAT(error(), AllOf(HasSubstr(path_.string()), HasSubstr("--db")));
}

TEST_F(IndexDirectoryTest, RefusesADirectoryOfOtherFiles) {
  parent_.write("db/thesis.txt", "text");
  EXPECT_THAT(error(), AllOf(HasSubstr("thesis.txt"), HasSubstr("--db")));
  EXPECT_EQ(testing::read_file(path_ / "thesis.txt"), "text");
}

TEST_F(IndexDirectoryTest, RefusesAnotherProgramsDatabase) {
  Xapian::WritableDatabase(path_.string(), Xapian::DB_CREATE).close();
  EXPECT_THAT(error(), HasSubstr("did not make"));
}

TEST_F(IndexDirectoryTest, RefusesAnotherProgramsStub) {
  parent_.write("db/XAPIANDB", "auto elsewhere\n");
  EXPECT_THAT(error(), HasSubstr("did not make"));
}

TEST_F(IndexDirectoryTest, PublishesGenerations) {
  IndexDirectory directory(path_);
  publish(directory, "first");
  EXPECT_EQ(directory.current(), path_ / "gen-000001");
  EXPECT_TRUE(Xapian::Database(path_.string()).term_exists("first"));
  publish(directory, "second");
  EXPECT_EQ(directory.current(), path_ / "gen-000002");
  EXPECT_TRUE(Xapian::Database(path_.string()).term_exists("second"));
  EXPECT_FALSE(fs::exists(path_ / "gen-000001"));
}

TEST_F(IndexDirectoryTest, AReaderKeepsTheGenerationThatItOpened) {
  IndexDirectory directory(path_);
  publish(directory, "first");
  const Xapian::Database reader(path_.string());
  publish(directory, "second");
  EXPECT_TRUE(reader.term_exists("first"));
}

TEST_F(IndexDirectoryTest, OpensAgainWhatItMade) {
  {
    IndexDirectory directory(path_);
    publish(directory, "first");
  }
  const IndexDirectory again(path_);
  EXPECT_EQ(again.current(), path_ / "gen-000001");
}

TEST_F(IndexDirectoryTest, RemovesWhatAKilledRunLeft) {
  parent_.write("db/XAPIANDB", kOurStub);
  parent_.write("db/gen-000001/iamglass", "");
  parent_.write("db/gen-000002/half", "");
  parent_.write("db/building/segment-000000/half", "");
  parent_.write("db/XAPIANDB.new", "# half");
  const IndexDirectory directory(path_);
  EXPECT_TRUE(fs::exists(path_ / "gen-000001"));
  EXPECT_FALSE(fs::exists(path_ / "gen-000002"));
  EXPECT_FALSE(fs::exists(path_ / "building"));
  EXPECT_FALSE(fs::exists(path_ / "XAPIANDB.new"));
}

TEST_F(IndexDirectoryTest, TakesWhatAKilledFirstRunLeft) {
  parent_.write("db/lock", "123\n");
  parent_.write("db/gen-000001/iamglass", "");
  parent_.write("db/building/half", "");
  parent_.write("db/XAPIANDB.new", "# half");
  EXPECT_EQ(error(), "");
  EXPECT_FALSE(fs::exists(path_ / "gen-000001"));
}

TEST_F(IndexDirectoryTest, BuildingIsEmptyAndGoesInTheEnd) {
  {
    IndexDirectory directory(path_);
    testing::write_file(directory.building() / "segment", "");
    EXPECT_TRUE(fs::is_empty(directory.building()));
  }
  EXPECT_FALSE(fs::exists(path_ / "building"));
}

std::atomic<int> waited_for{-1};
void on_wait(int pid) {
  waited_for = pid;
  waited_for.notify_all();
}

TEST_F(IndexDirectoryTest, WaitsForAnotherRunAndSaysForWhom) {
  auto first = std::make_unique<IndexDirectory>(path_);
  std::atomic<bool> released{false};
  waited_for = -1;
  bool in_turn = false;
  std::thread other([&] {
    const IndexDirectory second(path_, on_wait);
    in_turn = released;
  });
  waited_for.wait(-1);
  EXPECT_EQ(waited_for, getpid());
  released = true;
  first.reset();
  other.join();
  EXPECT_TRUE(in_turn);
}

}  // namespace
}  // namespace chancery
