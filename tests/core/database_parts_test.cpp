#include "chancery/database_parts.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "chancery/error.h"
#include "tests/support/temp_directory.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;

class DatabaseParts : public ::testing::Test {
 protected:
  // A database with so many documents.
  std::string make(const std::string& name, int documents) const {
    const std::string path = (root_ / name).string();
    Xapian::WritableDatabase database(path, Xapian::DB_CREATE);
    for (int i = 0; i < documents; ++i) database.add_document(Xapian::Document());
    database.commit();
    return path;
  }
  std::vector<Xapian::doccount> sizes(const std::string& name) const {
    std::vector<Xapian::doccount> counts;
    for (const DatabasePart& part : open_parts(name))
      counts.push_back(part.database.get_doccount());
    return counts;
  }

  testing::TempDirectory root_;
};

TEST_F(DatabaseParts, AreThoseOfAStubInItsOrder) {
  make("a", 1);
  make("b", 2);
  root_.write("inner/XAPIANDB", "# comment\nauto ../b\n\nglass ../a\n");
  const std::string stub = root_.write("stub", "auto a\nauto inner").string();
  EXPECT_EQ(sizes(stub), (std::vector<Xapian::doccount>{1, 2, 1}));
  EXPECT_EQ(open_local(stub).get_doccount(), 4U);
  EXPECT_EQ(open_local((root_ / "a").string()).get_doccount(), 1U);
}

TEST_F(DatabaseParts, ADatabaseInOneFileIsOne) {
  Xapian::Database(make("a", 3)).compact((root_ / "one").string(), Xapian::DBCOMPACT_SINGLE_FILE);
  EXPECT_EQ(sizes((root_ / "one").string()), std::vector<Xapian::doccount>{3});
}

TEST_F(DatabaseParts, StubsThatLeadToManyAreRefused) {
  std::string lines;
  for (int i = 0; i < 50; ++i) lines += "auto again\n";
  root_.write("again", lines);
  EXPECT_THROW(open_parts((root_ / "again").string()), Error);
  root_.write("long", std::string(2 << 20, '#'));
  EXPECT_THROW(open_parts((root_ / "long").string()), Error);
}

TEST_F(DatabaseParts, WhatIsNoFileIsNotWaitedFor) {
  const fs::path pipe = root_ / "pipe";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_THROW(open_parts(pipe.string()), Error);
  EXPECT_THROW(open_parts((root_ / "missing").string()), Xapian::DatabaseOpeningError);
}

TEST_F(DatabaseParts, NamesOfServersAndProgramsAreNoPaths) {
  for (const char* name : {"tcp:host:1", "prog:ssh host"}) EXPECT_TRUE(is_remote_name(name));
  for (const char* name : {"/tcp:host:1", "tcp", "program"}) EXPECT_FALSE(is_remote_name(name));
  for (const char* name : {"tcp:", "tcp:host", "tcp:host:x", "tcp::1"})
    EXPECT_THROW(open_parts(name), Error) << name;
}

}  // namespace
}  // namespace chancery
