// A run that cannot see everything takes nothing away.
#include <gmock/gmock.h>

#include "tests/cli/support.h"

namespace chancery::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr int kDocuments = 30;

class Unseen : public ::testing::Test {
 protected:
  void SetUp() override {
    for (int i = 0; i < kDocuments; ++i) {
      const std::string name = (i % 2 == 0 ? "even/" : "odd/") + std::to_string(i) + ".txt";
      sandbox_.write(name, "A text on harbours.");
    }
    sandbox_.index_documents();
  }
  size_t documents() const { return sandbox_.names("harbours").size(); }
  std::string folder() const { return sandbox_.documents().string(); }
  Outcome again(Arguments arguments = {"-q"}, bool as_nobody = false) const {
    arguments.insert(arguments.begin(), {"--db", sandbox_.database().string()});
    arguments.push_back(folder());
    Command command = sandbox_.command("chancery-index", std::move(arguments));
    command.as_nobody = as_nobody;
    return sandbox_.run(command);
  }
  // The run keeps everything and says so, twice over.
  void keeps(size_t kept, const fs::path& place, const std::string& why,
             bool as_nobody = false) const {
    const std::string count = std::to_string(kept) + (kept == 1 ? " document" : " documents");
    for (int run = 0; run < 2; ++run) {
      const Outcome outcome = again({"-q"}, as_nobody);
      EXPECT_EQ(outcome.status, 2) << outcome;
      EXPECT_THAT(outcome.err,
                  HasSubstr(place.string() + ": " + why + ": " + count + " kept as of 2"));
      EXPECT_EQ(documents(), size_t{kDocuments});
      EXPECT_THAT(sandbox_.index({"--report"}).out,
                  AllOf(HasSubstr("\n" + why + " ("),
                        HasSubstr("  " + place.string() + " (" + count + " kept as of 2")));
    }
  }

  Sandbox sandbox_;
};

TEST_F(Unseen, AnEmptyFolderInPlaceOfADrive) {
  const fs::path away = sandbox_.root() / "away";
  fs::rename(sandbox_.documents(), away);
  fs::create_directory(sandbox_.documents());
  keeps(kDocuments, folder(), "more than half of its files are gone at once");
  EXPECT_THAT(again().err, HasSubstr("--purge " + folder()));
  fs::remove(sandbox_.documents());
  fs::rename(away, sandbox_.documents());
  EXPECT_EQ(again().status, 0);
  EXPECT_THAT(again({}).err, HasSubstr("30 unchanged"));
}

TEST_F(Unseen, AFolderThatIsNotThere) {
  fs::rename(sandbox_.documents(), sandbox_.root() / "away");
  keeps(kDocuments, folder(), "No such file or directory");
  fs::rename(sandbox_.root() / "away", sandbox_.documents());
  EXPECT_EQ(again().status, 0);
}

TEST_F(Unseen, TheOtherFoldersAreIndexed) {
  fs::rename(sandbox_.documents(), sandbox_.root() / "away");
  testing::write_file(sandbox_.root() / "other/new.txt", "A text on harbours.");
  EXPECT_EQ(again({"-q", (sandbox_.root() / "other").string()}).status, 2);
  EXPECT_EQ(documents(), kDocuments + size_t{1});
}

TEST_F(Unseen, GoesWhenThatIsMeant) {
  fs::remove_all(sandbox_.documents() / "even");
  fs::remove(sandbox_.documents() / "odd/1.txt");
  EXPECT_EQ(again().status, 2);
  EXPECT_EQ(documents(), size_t{kDocuments});
  EXPECT_EQ(again({"--purge"}).status, 0);
  EXPECT_EQ(documents(), 14U);
  fs::remove_all(sandbox_.documents());
  EXPECT_LT(again({"--purge"}).status, 2);
  EXPECT_EQ(documents(), 0U);
}

TEST_F(Unseen, AFolderWithoutPermission) {
  if (!can_drop_rights()) GTEST_SKIP() << "nobody cannot run the programs here";
  fs::remove_all(sandbox_.database());  // that of root
  ASSERT_EQ(again({"-q"}, true).status, 0);
  fs::permissions(sandbox_.documents() / "odd", fs::perms::none);
  keeps(15, sandbox_.documents() / "odd", "Permission denied", true);
  EXPECT_EQ(again({"-q", "--purge"}, true).status, 2);
  EXPECT_EQ(documents(), size_t{kDocuments});
  fs::permissions(sandbox_.documents() / "odd", fs::perms::all);
  EXPECT_EQ(again({"-q"}, true).status, 0);
}

TEST_F(Unseen, AFileWithoutPermission) {
  if (!can_drop_rights()) GTEST_SKIP() << "nobody cannot run the programs here";
  const fs::path file = sandbox_.documents() / "odd/1.txt";
  sandbox_.write("odd/never.txt", "A text on harbours.");
  fs::permissions(sandbox_.documents() / "odd/never.txt", fs::perms::none);
  fs::remove_all(sandbox_.database());  // that of root
  ASSERT_EQ(again({"-q"}, true).status, 2);
  fs::permissions(file, fs::perms::none);
  keeps(1, file, "Permission denied", true);
  ASSERT_EQ(again({"-q", "--full"}, true).status, 2);
  EXPECT_EQ(documents(), size_t{kDocuments});
  // No run needs to be told that it may try again.
  fs::permissions(file, fs::perms::all);
  fs::permissions(sandbox_.documents() / "odd/never.txt", fs::perms::all);
  EXPECT_EQ(again({"-q"}, true).status, 0);
  EXPECT_EQ(documents(), kDocuments + size_t{1});
}

TEST_F(Unseen, AnIgnoreFileThatCannotBeRead) {
  fs::create_symlink("/no/such/rules", sandbox_.documents() / "odd/.chanceryignore");
  sandbox_.write("odd/secret.txt", "A text on harbours.");
  keeps(15, sandbox_.documents() / "odd", "No such file or directory: its .chanceryignore");
}

TEST_F(Unseen, ALinkWhoseTargetIsGone) {
  sandbox_.write(".store/a.txt", "A text on harbours, stored.");
  fs::create_symlink(".store", sandbox_.documents() / "linked");
  ASSERT_EQ(again().status, 0);
  fs::remove_all(sandbox_.documents() / ".store");
  const Outcome outcome = again();
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err, HasSubstr("linked: a link to nothing: 1 document kept"));
  EXPECT_EQ(sandbox_.names("stored").size(), 1U);
  // The link itself was listed: without it nothing is left of the text.
  fs::remove(sandbox_.documents() / "linked");
  EXPECT_EQ(again().status, 0);
  EXPECT_EQ(sandbox_.names("stored").size(), 0U);
}

TEST_F(Unseen, RetryingTakesNothingAway) {
  fs::rename(sandbox_.documents(), sandbox_.root() / "away");
  EXPECT_EQ(again().status, 2);
  EXPECT_EQ(sandbox_.index({"--retry-failed"}).status, 2);
  EXPECT_EQ(documents(), size_t{kDocuments});
}

class LinksOut : public ::testing::Test {
 protected:
  void SetUp() override {
    sandbox_.write("a.txt", "A text on harbours.");
    testing::write_file(sandbox_.root() / "private/letter.txt", "A letter on harbours.");
    fs::create_symlink(sandbox_.root() / "private", sandbox_.documents() / "private");
  }
  Outcome index(Arguments arguments = {}) const {
    arguments.push_back(sandbox_.documents().string());
    return sandbox_.index(std::move(arguments));
  }

  Sandbox sandbox_;
};

TEST_F(LinksOut, AreFollowedWhenAskedOnly) {
  const Outcome outcome = index();
  EXPECT_EQ(outcome.status, 0) << outcome;
  EXPECT_THAT(outcome.err, HasSubstr("1 link out of the folders not followed"));
  EXPECT_EQ(sandbox_.names("harbours").size(), 1U);
  EXPECT_THAT(sandbox_.index({"--report"}).out,
              AllOf(HasSubstr("a link that leads out of the folders (1)\n"),
                    HasSubstr("/private (--follow)\n")));
  EXPECT_EQ(index({"--follow"}).status, 0);
  EXPECT_EQ(sandbox_.names("harbours").size(), 2U);
  Command print = sandbox_.command("chancery-index", {"--print", sandbox_.documents().string()});
  EXPECT_THAT(sandbox_.run(print).out, Not(HasSubstr("letter")));
}

TEST_F(LinksOut, WhatWasFollowedStaysUntilThatIsMeant) {
  index({"--follow"});
  const Outcome outcome = index();
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.err, HasSubstr("1 document kept"));
  EXPECT_EQ(sandbox_.names("harbours").size(), 2U);
  EXPECT_EQ(index({"--purge"}).status, 0);
  EXPECT_EQ(sandbox_.names("harbours").size(), 1U);
}

}  // namespace
}  // namespace chancery::cli
