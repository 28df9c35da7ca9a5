#include "indexer/write/index_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xapian.h>

#include <atomic>
#include <thread>

#include "tests/support/errors.h"
#include "tests/support/temp_directory.h"

namespace chancery::indexer {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class IndexDirectoryTest : public ::testing::Test {
 protected:
  IndexDirectoryTest() : before_(umask(022)) {}
  ~IndexDirectoryTest() override { umask(before_); }

  std::string error() {
    return testing::error_of([&] { open(); });
  }
  std::unique_ptr<IndexDirectory> open() {
    said_.clear();
    return std::make_unique<IndexDirectory>(
        path_, nullptr, [this](const std::string& sentence) { said_.push_back(sentence); });
  }
  // A database of one document with `term`.
  static void make_database(const fs::path& path, const std::string& term) {
    Xapian::WritableDatabase made(path.string(),
                                  Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS);
    Xapian::Document document;
    document.add_term(term);
    made.add_document(document);
    made.close();
  }
  static void publish(IndexDirectory& directory, const std::string& term) {
    make_database(directory.begin().path(), term);
    directory.publish(1);
  }
  void publish(const std::string& term) { publish(*open(), term); }
  // What earlier versions made: no mark, but a stub with our head.
  void make_old(const std::string& term) {
    parent_.write("db/XAPIANDB", stub_text(1));
    make_database(path_ / "gen-000001", term);
    parent_.write("db/lock", "123\n");
  }
  bool has(const std::string& term) const {
    return Xapian::Database(path_.string()).term_exists(term);
  }
  static mode_t mode_of(const fs::path& path) {
    struct stat info = {};
    return stat(path.c_str(), &info) == 0 ? info.st_mode & 07777 : 0;
  }

  testing::TempDirectory parent_;
  fs::path path_ = parent_ / "db";
  std::vector<std::string> said_;
  mode_t before_;
};

TEST_F(IndexDirectoryTest, IsMadeWhenMissing) {
  const IndexDirectory directory(path_ / "deep");
  EXPECT_TRUE(fs::is_directory(path_ / "deep"));
  EXPECT_TRUE(directory.current().empty());
}

TEST_F(IndexDirectoryTest, TakesAnEmptyDirectory) {
  fs::create_directory(path_);
  EXPECT_EQ(error(), "");
  EXPECT_TRUE(identity_of(testing::read_file(path_ / kIdentityFile)));
}

TEST_F(IndexDirectoryTest, TakesOneWhoseFirstRunWasKilledAtOnce) {
  for (const std::string& half :
       {std::string(), std::string(kHead.substr(0, 10)), identity_text("0123")}) {
    parent_.write("db/chancery.id", half);
    parent_.write("db/lock", "");
    EXPECT_EQ(error(), "") << half;
    EXPECT_TRUE(identity_of(testing::read_file(path_ / kIdentityFile)));
    fs::remove_all(path_);
  }
}

TEST_F(IndexDirectoryTest, RefusesAFile) {
  parent_.write("db", "text");
  EXPECT_THAT(error(), AllOf(HasSubstr(path_.string()), HasSubstr("--db")));
}

TEST_F(IndexDirectoryTest, RefusesADirectoryOfOtherFiles) {
  for (const char* name : {"thesis.txt", "gen-2023-interviews/a.txt", "gen-000001/a.txt",
                           "building/plan.txt", "lock", "XAPIANDB.new", "chancery.id"}) {
    parent_.write(std::string("db/") + name, "mine");
    EXPECT_THAT(error(), AllOf(HasSubstr(path_.string()), HasSubstr("--db"))) << name;
    EXPECT_EQ(testing::read_file(path_ / name), "mine");
    fs::remove_all(path_);
  }
}

TEST_F(IndexDirectoryTest, RefusesALockThatIsALink) {
  const fs::path report = parent_.write("report.txt", "mine");
  fs::create_directory(path_);
  fs::create_symlink(report, path_ / "lock");
  EXPECT_NE(error(), "");
  EXPECT_EQ(testing::read_file(report), "mine");
  fs::remove(path_ / "lock");
  publish("first");
  for (const bool symbolic : {true, false}) {
    fs::remove(path_ / "lock");
    if (symbolic)
      fs::create_symlink(report, path_ / "lock");
    else
      fs::create_hard_link(report, path_ / "lock");
    EXPECT_THAT(error(), HasSubstr("lock"));
    EXPECT_EQ(testing::read_file(report), "mine");
  }
}

TEST_F(IndexDirectoryTest, RefusesAnotherProgramsDatabase) {
  Xapian::WritableDatabase(path_.string(), Xapian::DB_CREATE).close();
  EXPECT_THAT(error(), HasSubstr("did not make"));
}

TEST_F(IndexDirectoryTest, RefusesAnotherProgramsStub) {
  parent_.write("db/XAPIANDB", "auto elsewhere\n");
  EXPECT_THAT(error(), HasSubstr("did not make"));
}

TEST_F(IndexDirectoryTest, RefusesAStubThatLeadsElsewhere) {
  const fs::path victim = parent_ / "victim";
  make_database(victim, "theirs");
  publish("ours");
  for (const char* line : {"auto ../victim\n", "auto /tmp\n", "remote :/bin/true x\n"}) {
    parent_.write("db/XAPIANDB", std::string(kHead) + line);
    EXPECT_THAT(error(), AllOf(HasSubstr("XAPIANDB"), HasSubstr("--db"))) << line;
  }
  fs::create_directory_symlink(victim, path_ / "gen-000009");
  parent_.write("db/XAPIANDB", stub_text(9));
  EXPECT_THAT(error(), HasSubstr("symbolic link"));
  EXPECT_TRUE(Xapian::Database(victim.string()).term_exists("theirs"));
}

TEST_F(IndexDirectoryTest, PublishesGenerations) {
  const auto directory = open();
  publish(*directory, "first");
  EXPECT_EQ(directory->current(), path_ / "gen-000001");
  EXPECT_TRUE(has("first"));
  publish(*directory, "second");
  EXPECT_EQ(directory->current(), path_ / "gen-000002");
  EXPECT_TRUE(has("second"));
  EXPECT_FALSE(fs::exists(path_ / "gen-000001"));
  EXPECT_THAT(said_, IsEmpty());
}

TEST_F(IndexDirectoryTest, MarksSayWhatWasPublished) {
  publish("first");
  const DatabaseLayout layout = read_layout(path_);
  ASSERT_TRUE(layout.is_ours(1));
  const GenerationMark& mark = *layout.generations.at(1);
  EXPECT_TRUE(mark.complete);
  EXPECT_EQ(mark.documents, 1U);
  bool has_postlist = false;
  for (const PublishedFile& file : mark.files) {
    EXPECT_EQ(fs::file_size(path_ / "gen-000001" / file.name), file.size) << file.name;
    has_postlist = has_postlist || file.name == "postlist.glass";
  }
  EXPECT_TRUE(has_postlist);
}

TEST_F(IndexDirectoryTest, PublishesOnlyWhatHoldsWhatWasWritten) {
  const auto directory = open();
  publish(*directory, "first");
  make_database(directory->begin().path(), "second");
  EXPECT_THAT(testing::error_of([&] { directory->publish(2); }), HasSubstr("1 documents"));
  EXPECT_EQ(directory->current(), path_ / "gen-000001");
  EXPECT_TRUE(has("first"));
}

TEST_F(IndexDirectoryTest, AReaderKeepsTheGenerationThatItOpened) {
  const auto directory = open();
  publish(*directory, "first");
  const Xapian::Database reader(path_.string());
  publish(*directory, "second");
  EXPECT_TRUE(reader.term_exists("first"));
}

TEST_F(IndexDirectoryTest, OpensAgainWhatItMade) {
  publish("first");
  EXPECT_EQ(open()->current(), path_ / "gen-000001");
}

TEST_F(IndexDirectoryTest, ALostStubIsMadeAgain) {
  publish("first");
  publish("second");
  for (const std::string& stub :
       {std::string("none"), std::string(), std::string(kHead), std::string(76, '\0'),
        std::string(kHead) + "auto gen-0000", stub_text(7)}) {
    fs::remove(path_ / kStubFile);
    if (stub != "none") parent_.write("db/XAPIANDB", stub);
    const auto directory = open();
    EXPECT_EQ(directory->current(), path_ / "gen-000002") << stub;
    EXPECT_THAT(said_, ElementsAre(AllOf(HasSubstr("XAPIANDB"), HasSubstr("gen-000002")))) << stub;
    EXPECT_TRUE(has("second"));
  }
}

TEST_F(IndexDirectoryTest, ALostIdentityIsMadeAgain) {
  publish("first");
  const std::string identity = testing::read_file(path_ / kIdentityFile);
  for (const bool cut : {true, false}) {
    if (cut)
      parent_.write("db/chancery.id", "");
    else
      fs::remove(path_ / kIdentityFile);
    EXPECT_EQ(open()->current(), path_ / "gen-000001");
    EXPECT_EQ(testing::read_file(path_ / kIdentityFile), identity);
  }
}

TEST_F(IndexDirectoryTest, AMarkThatIsLostIsMadeAgain) {
  publish("first");
  fs::remove(path_ / "gen-000001" / kMarkFile);
  EXPECT_EQ(open()->current(), path_ / "gen-000001");
  EXPECT_TRUE(read_layout(path_).is_ours(1));
}

TEST_F(IndexDirectoryTest, AllMarksAndTheStubLostIsSaid) {
  publish("first");
  fs::remove(path_ / "gen-000001" / kMarkFile);
  fs::remove(path_ / kStubFile);
  EXPECT_THAT(error(), AllOf(HasSubstr("gen-000001"), HasSubstr("XAPIANDB")));
  EXPECT_TRUE(fs::exists(path_ / "gen-000001" / "iamglass"));
}

TEST_F(IndexDirectoryTest, TakesOverWhatEarlierVersionsMade) {
  make_old("first");
  parent_.write("db/gen-000002/iamglass", "half");
  parent_.write("db/building/segment-000000/iamglass", "half");
  EXPECT_EQ(open()->current(), path_ / "gen-000001");
  EXPECT_THAT(said_, ElementsAre(HasSubstr("building"), HasSubstr("gen-000002")));
  EXPECT_TRUE(has("first"));
  EXPECT_TRUE(read_layout(path_).is_ours(1));
  EXPECT_EQ(read_layout(path_).generations.at(1)->documents, 1U);
  publish("second");
  EXPECT_THAT(said_, IsEmpty());
  EXPECT_TRUE(has("second"));
  EXPECT_FALSE(fs::exists(path_ / "gen-000001"));
  EXPECT_TRUE(fs::exists(path_ / "gen-000002" / "iamglass"));
}

TEST_F(IndexDirectoryTest, RefusesAnOldStubWithoutItsDatabase) {
  parent_.write("db/XAPIANDB", stub_text(1));
  parent_.write("db/gen-000001/interview.txt", "mine");
  EXPECT_THAT(error(), HasSubstr("--db"));
  EXPECT_EQ(testing::read_file(path_ / "gen-000001/interview.txt"), "mine");
}

TEST_F(IndexDirectoryTest, RefusesAGenerationOfAnotherDatabase) {
  publish("first");
  GenerationMark mark = *read_layout(path_).generations.at(1);
  mark.database = std::string(32, 'f');
  parent_.write("db/gen-000001/chancery.generation", mark.text());
  EXPECT_THAT(error(), HasSubstr("another database"));
}

TEST_F(IndexDirectoryTest, RemovesWhatAKilledRunLeft) {
  publish("first");
  {
    const auto directory = open();
    const Generation& generation = directory->begin();
    make_database(generation.scratch() / "segment-000000", "half");
    directory->keep_unfinished();
  }
  ASSERT_TRUE(fs::exists(path_ / "gen-000002" / "building" / "segment-000000"));
  fs::create_directory(path_ / "gen-000003");
  publish("third");
  EXPECT_FALSE(fs::exists(path_ / "gen-000002"));
  EXPECT_FALSE(fs::exists(path_ / "gen-000003"));
  EXPECT_TRUE(has("third"));
}

TEST_F(IndexDirectoryTest, PublishesWhatAKilledRunHadFinished) {
  publish("first");
  {
    const auto directory = open();
    make_database(directory->begin().path(), "second");
    directory->publish(1);
  }
  // As if the run had been killed before its last steps.
  parent_.write("db/XAPIANDB", stub_text(1));
  EXPECT_EQ(open()->current(), path_ / "gen-000002");
  EXPECT_TRUE(has("second"));
}

TEST_F(IndexDirectoryTest, GoesOnWithWhatAKilledRunHadBegun) {
  publish("first");
  {
    const auto directory = open();
    const fs::path scratch = directory->begin().scratch();
    make_database(scratch / "segment-000000", "half");
    testing::write_file(scratch / kJournal, "notes");
    directory->keep_unfinished();
  }
  auto directory = open();
  Generation* const found = directory->resume();
  ASSERT_NE(found, nullptr);
  EXPECT_TRUE(fs::exists(found->scratch() / kJournal));
  EXPECT_EQ(directory->resume(), nullptr);
  make_database(found->path(), "second");
  directory->publish(1);
  EXPECT_TRUE(has("second"));
  directory.reset();
  EXPECT_EQ(open()->resume(), nullptr);
}

TEST_F(IndexDirectoryTest, WhatIsNotPublishedGoesInTheEnd) {
  {
    const auto directory = open();
    make_database(directory->begin().scratch() / "segment-000000", "half");
  }
  EXPECT_FALSE(fs::exists(path_ / "gen-000001"));
}

TEST_F(IndexDirectoryTest, StrangeFilesStayAndAreSaid) {
  publish("first");
  parent_.write("db/notes.txt", "mine");
  parent_.write("db/gen-000001/notes.txt", "mine");
  publish("second");
  EXPECT_THAT(said_, ElementsAre(AllOf(HasSubstr("gen-000001"), HasSubstr("notes.txt"))));
  EXPECT_EQ(testing::read_file(path_ / "gen-000001/notes.txt"), "mine");
  EXPECT_FALSE(fs::exists(path_ / "gen-000001/postlist.glass"));
  EXPECT_EQ(testing::read_file(path_ / "notes.txt"), "mine");
  open();
  EXPECT_THAT(said_, ElementsAre(HasSubstr("notes.txt")));
  fs::remove(path_ / "gen-000001/notes.txt");
  open();
  EXPECT_THAT(said_, IsEmpty());
  EXPECT_FALSE(fs::exists(path_ / "gen-000001"));
  EXPECT_TRUE(has("second"));
}

TEST_F(IndexDirectoryTest, NothingIsRemovedThroughALink) {
  const fs::path victim = parent_ / "victim";
  make_database(victim, "theirs");
  publish("first");
  fs::create_directory_symlink(victim, path_ / "gen-000001" / "shard-000");
  fs::create_directory_symlink(victim, path_ / "gen-000007");
  publish("second");
  EXPECT_TRUE(Xapian::Database(victim.string()).term_exists("theirs"));
  EXPECT_THAT(said_, ElementsAre(HasSubstr("shard-000")));
}

TEST_F(IndexDirectoryTest, FilesAreTheUsersAlone) {
  publish("first");
  EXPECT_EQ(mode_of(path_), 0700U);
  for (const auto& entry : fs::recursive_directory_iterator(path_)) {
    EXPECT_EQ(mode_of(entry.path()), entry.is_directory() ? 0700U : 0600U) << entry.path();
  }
}

TEST_F(IndexDirectoryTest, WhoMayReadAGenerationMayReadTheNext) {
  publish("first");
  ASSERT_EQ(std::system(("chmod -R go+rX " + path_.string()).c_str()), 0);
  publish("second");
  EXPECT_EQ(mode_of(path_), 0755U);
  EXPECT_EQ(mode_of(path_ / "gen-000002"), 0755U);
  EXPECT_EQ(mode_of(path_ / "gen-000002/postlist.glass"), 0644U);
  EXPECT_EQ(mode_of(path_ / "XAPIANDB"), 0644U);
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
}  // namespace chancery::indexer
