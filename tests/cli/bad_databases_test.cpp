// Databases that are missing, locked, of another version or not ours: one sentence with what to do.
#include <gmock/gmock.h>
#include <xapian.h>

#include <fstream>

#include "chancery/schema.h"
#include "tests/cli/support.h"

namespace chancery::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class BadDatabases : public ::testing::Test {
 protected:
  void SetUp() override { sandbox_.write("good.txt", "A good text on railways."); }

  // The Xapian database that is in use.
  fs::path generation() const {
    fs::path found;
    for (const auto& entry : fs::directory_iterator(sandbox_.database())) {
      if (contains(entry.path().filename().string(), "gen-")) found = entry.path();
    }
    return found;
  }
  Outcome index(Arguments arguments = {}) const {
    arguments.push_back(sandbox_.documents().string());
    return sandbox_.index(std::move(arguments));
  }
  static void expect_refused(const Outcome& outcome, const std::string& advice) {
    EXPECT_EQ(outcome.status, 2) << outcome;
    EXPECT_EQ(outcome.out, "");
    EXPECT_TRUE(is_one_sentence(outcome.err));
    EXPECT_THAT(outcome.err, HasSubstr(advice));
  }
  void of_another_version() const {
    ASSERT_EQ(index().status, 0);
    Xapian::WritableDatabase database(generation().string(), Xapian::DB_OPEN);
    database.set_metadata(std::string(schema::kVersionKey), "999");
    database.commit();
  }
  void damaged() const {
    ASSERT_EQ(index().status, 0);
    for (const auto& entry : fs::directory_iterator(generation()))
      if (entry.path().extension() == ".glass") fs::resize_file(entry.path(), 100);
  }

  Sandbox sandbox_;
};

TEST_F(BadDatabases, Missing) {
  expect_refused(sandbox_.search({"railways"}), "chancery-index");
  expect_refused(sandbox_.index({"--report"}), "chancery-index");
}

TEST_F(BadDatabases, MissingWhereTheFirstRunWasKilled) {
  testing::write_file(sandbox_.database() / "lock", "");
  testing::write_file(sandbox_.database() / "chancery.id", "# A Chan");
  expect_refused(sandbox_.search({"railways"}), "chancery-index");
  expect_refused(sandbox_.index({"--report"}), "chancery-index");
  EXPECT_EQ(index().status, 0);
}

TEST_F(BadDatabases, APlainFile) {
  testing::write_file(sandbox_.database(), "Not a database.");
  expect_refused(sandbox_.search({"railways"}), "--db");
  expect_refused(index(), "--db");
  expect_refused(index({"--full"}), "--db");
  EXPECT_EQ(testing::read_file(sandbox_.database()), "Not a database.");
  EXPECT_EQ(sandbox_.index({"--report"}).status, 2);
  EXPECT_TRUE(is_one_sentence(sandbox_.index({"--report"}).err));
}

TEST_F(BadDatabases, AnEmptyFile) {
  testing::write_file(sandbox_.database(), "");
  expect_refused(sandbox_.search({"railways"}), "chancery-index");
  expect_refused(index(), "--db");
}

TEST_F(BadDatabases, AnEmptyFolder) {
  fs::create_directory(sandbox_.database());
  expect_refused(sandbox_.search({"railways"}), "chancery-index");
  EXPECT_EQ(index().status, 0);
}

TEST_F(BadDatabases, AFolderWithOtherFiles) {
  testing::write_file(sandbox_.database() / "letter.txt", "Dear all");
  expect_refused(sandbox_.search({"railways"}), "--db");
  expect_refused(index(), "--db");
  expect_refused(index({"--full"}), "--db");
  EXPECT_EQ(testing::read_file(sandbox_.database() / "letter.txt"), "Dear all");
  EXPECT_EQ(std::distance(fs::directory_iterator(sandbox_.database()), {}), 1);
}

TEST_F(BadDatabases, AXapianDatabaseOfAnotherProgram) {
  {
    Xapian::WritableDatabase other(sandbox_.database().string(), Xapian::DB_CREATE);
    Xapian::Document document;
    document.add_term("railways");
    other.add_document(document);
    other.commit();
  }
  expect_refused(sandbox_.search({"railways"}), "chancery-index");
  expect_refused(index(), "--db");
  expect_refused(index({"--full"}), "--db");
  expect_refused(sandbox_.index({"--report"}), "--db");
  EXPECT_EQ(Xapian::Database(sandbox_.database().string()).get_doccount(), 1U);
}

TEST_F(BadDatabases, OfAnotherVersion) {
  of_another_version();
  expect_refused(sandbox_.search({"railways"}), "a newer Chancery");
  expect_refused(index(), "a newer Chancery");
  expect_refused(sandbox_.index({"--report"}), "a newer Chancery");
}

TEST_F(BadDatabases, OfAnotherVersionIsMadeAgainByFull) {
  of_another_version();
  const Outcome outcome = index({"--full"});
  EXPECT_EQ(outcome.status, 0) << outcome;
  EXPECT_THAT(sandbox_.names("railways"), ElementsAre("good.txt"));
}

TEST_F(BadDatabases, Damaged) {
  damaged();
  expect_refused(sandbox_.search({"railways"}), "chancery-index");
  expect_refused(index(), "--repair");
}

TEST_F(BadDatabases, DamagedIsMadeAgainByFull) {
  damaged();
  const Outcome outcome = index({"--full"});
  EXPECT_EQ(outcome.status, 0) << outcome;
  EXPECT_THAT(sandbox_.names("railways"), ElementsAre("good.txt"));
}

TEST_F(BadDatabases, WithRecordsThatAreNone) {
  ASSERT_EQ(index().status, 0);
  {
    Xapian::WritableDatabase database(generation().string(), Xapian::DB_OPEN);
    Xapian::Document document = database.get_document(1);
    document.add_value(schema::kRecordSlot, "no record");
    database.replace_document(1, document);
    database.commit();
  }
  const Outcome outcome = sandbox_.search({"railways"});
  EXPECT_EQ(outcome.status, 2) << outcome;
  EXPECT_THAT(outcome.out, HasSubstr("good.txt"));
  EXPECT_THAT(outcome.out, ::testing::Not(HasSubstr("A good text")));
  EXPECT_THAT(outcome.err,
              HasSubstr("1 document of the answer is damaged: chancery-index --verify"));
  expect_refused(sandbox_.index({"--retag"}), "good.txt is damaged; chancery-index --verify");
}

TEST_F(BadDatabases, LockedByAnotherProgram) {
  ASSERT_EQ(index().status, 0);
  const Xapian::WritableDatabase holder(generation().string(), Xapian::DB_OPEN);
  EXPECT_THAT(sandbox_.names("railways"), ElementsAre("good.txt"));
  sandbox_.write("more.txt", "More on railways.");
  expect_refused(index(), "again");
}

TEST_F(BadDatabases, WithoutPermission) {
  if (!can_drop_rights()) GTEST_SKIP() << "nobody cannot run the programs here";
  ASSERT_EQ(index().status, 0);
  fs::permissions(sandbox_.database(), fs::perms::none);
  Command search =
      sandbox_.command("chancery-search", {"--db", sandbox_.database().string(), "railways"});
  search.as_nobody = true;
  expect_refused(sandbox_.run(search), sandbox_.database().string());
  Command again = sandbox_.command(
      "chancery-index", {"--db", sandbox_.database().string(), sandbox_.documents().string()});
  again.as_nobody = true;
  expect_refused(sandbox_.run(again), "--db");
}

TEST_F(BadDatabases, ReadOnlyIsSearchedAndNotWritten) {
  if (!can_drop_rights()) GTEST_SKIP() << "nobody cannot run the programs here";
  ASSERT_EQ(index().status, 0);
  ASSERT_EQ(
      sandbox_.run(sandbox_.command("/bin/chmod", {"-R", "go+rX", sandbox_.database()})).status, 0);
  Command search =
      sandbox_.command("chancery-search", {"--db", sandbox_.database().string(), "railways"});
  search.as_nobody = true;
  EXPECT_EQ(sandbox_.run(search).status, 0);
  Command again = sandbox_.command(
      "chancery-index", {"--db", sandbox_.database().string(), sandbox_.documents().string()});
  again.as_nobody = true;
  expect_refused(sandbox_.run(again), "--db");
}

TEST_F(BadDatabases, OneOfSeveralIsMissing) {
  ASSERT_EQ(index().status, 0);
  const Outcome outcome = sandbox_.search({"--db", "/no/such/database", "railways"});
  expect_refused(outcome, "/no/such/database");
}

TEST_F(BadDatabases, APathWithControlCharactersIsShownInert) {
  expect_refused(sandbox_.search({"--db", "/no/\x1b[31m/such", "railways"}), "chancery-index");
}

TEST_F(BadDatabases, APlaceThatCannotBeMade) {
  testing::write_file(sandbox_.root() / "file", "A file.");
  Command command = sandbox_.command(
      "chancery-index",
      {"--db", (sandbox_.root() / "file/below").string(), sandbox_.documents().string()});
  expect_refused(sandbox_.run(command), "--db");
}

TEST_F(BadDatabases, ADatabaseInsideItsOwnFolderIsNotIndexed) {
  const fs::path inside = sandbox_.documents() / "database";
  for (int i = 0; i < 2; ++i) {
    Command command = sandbox_.command("chancery-index",
                                       {"--db", inside.string(), sandbox_.documents().string()});
    EXPECT_EQ(sandbox_.run(command).status, 0);
    Command search =
        sandbox_.command("chancery-search", {"--db", inside.string(), "--paths", "-n", "0", "*"});
    EXPECT_EQ(sandbox_.run(search).out, (sandbox_.documents() / "good.txt").string() + "\n");
  }
}

}  // namespace
}  // namespace chancery::cli
