// What stays in the database although the walk has not found its file.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/compare.h"

namespace chancery::indexer {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class KeptDocuments : public ::testing::Test {
 protected:
  KeptDocuments() {
    before_.time = "2024-05-06T07:08:09Z";
    before_.walked["/d"] = "2024-05-01T00:00:00Z";
    found_.folders = {"/d"};
  }

  // `count` files "/d/FOLDER/0" … of the database, each with two documents.
  void know(const std::string& folder, uint64_t count) {
    for (uint64_t i = 0; i < count; ++i) {
      const auto id = static_cast<Xapian::docid>(2 * known_.size() + 1);
      known_[fmt::format("/d/{}{}", folder, i)] = {{10, 1, id}, {id, id + 1}};
    }
  }
  // Those of them that the walk finds.
  void find(const std::string& folder, uint64_t first, uint64_t end) {
    for (uint64_t i = first; i < end; ++i) {
      const std::string path = fmt::format("/d/{}{}", folder, i);
      found_.files.push_back({path, known_[path].signature});
    }
  }
  void pass_over(const std::string& path, Lack lack, bool unseen) {
    found_.passed_over.push_back({path, "why", lack, unseen});
  }
  Changes run(CompareOptions options = {}) const {
    return compare(found_, known_, before_, options);
  }
  // "PATH LACK KEPT AS_OF" of each.
  static std::vector<std::string> reported(const Changes& changes) {
    std::vector<std::string> out;
    for (const FailedFile& file : changes.still_failed) {
      out.push_back(fmt::format("{} {} {} {}", file.path, static_cast<char>(file.lack), file.kept,
                                file.as_of));
    }
    return out;
  }

  Found found_;
  KnownFiles known_;
  RunReport before_;
};

TEST_F(KeptDocuments, BelowWhatCouldNotBeLookedAt) {
  know("closed/", 3);
  know("closed/deep/", 2);
  know("closedtoo", 1);
  know("open/", 4);
  find("open/", 1, 4);
  pass_over("/d/closed", Lack::kPassing, true);
  for (const bool purge : {false, true}) {
    const Changes changes = run({.purge = purge});
    EXPECT_THAT(changes.removed, SizeIs(4));  // of /d/closedtoo0 and /d/open/0
    EXPECT_EQ(changes.report.removed, 2U);
    EXPECT_THAT(reported(changes), ElementsAre("/d/closed p 10 2024-05-01"));
  }
}

TEST_F(KeptDocuments, WithWhatWasSaidOfThem) {
  know("closed/", 3);
  before_.failed = {{"/d/closed/bad.pdf", "damaged"}, {"/d/gone.pdf", "damaged"}};
  pass_over("/d/closed", Lack::kPassing, true);
  EXPECT_THAT(reported(run()), ElementsAre("/d/closed/bad.pdf d 0 ", "/d/closed p 6 2024-05-01"));
}

TEST_F(KeptDocuments, AsOfTheFirstTime) {
  know("closed/", 3);
  before_.failed = {{"/d/closed", "why", Lack::kPassing, {}, "", 6, "2023-12-31"}};
  pass_over("/d/closed", Lack::kPassing, true);
  EXPECT_THAT(reported(run()), ElementsAre("/d/closed p 6 2023-12-31"));
}

TEST_F(KeptDocuments, AFileOfWhichNothingIsKnown) {
  know("a", 2);
  find("a", 1, 2);
  pass_over("/d/a0", Lack::kPassing, true);
  const Changes changes = run();
  EXPECT_THAT(changes.removed, IsEmpty());
  EXPECT_THAT(reported(changes), ElementsAre("/d/a0 p 2 2024-05-01"));
}

TEST_F(KeptDocuments, BelowALinkThatIsNotFollowedUntilThatIsMeant) {
  know("link/", 3);
  pass_over("/d/link", Lack::kNothing, true);
  pass_over("/d/other", Lack::kNothing, true);
  const Changes changes = run();
  EXPECT_THAT(changes.removed, IsEmpty());
  EXPECT_THAT(reported(changes), ElementsAre("/d/link g 6 2024-05-01", "/d/other s 0 "));
  EXPECT_THAT(run({.purge = true}).removed, SizeIs(6));
  EXPECT_THAT(reported(run({.purge = true})), ElementsAre("/d/link s 0 ", "/d/other s 0 "));
}

TEST_F(KeptDocuments, APipeInTheirPlaceIsNoReason) {
  know("a", 1);
  pass_over("/d/a0", Lack::kNothing, false);
  EXPECT_THAT(run().removed, SizeIs(2));
}

TEST_F(KeptDocuments, OfAFolderThatIsNotThere) {
  know("a", 3);
  pass_over("/d", Lack::kGone, true);
  EXPECT_THAT(run().removed, IsEmpty());
  EXPECT_THAT(reported(run()), ElementsAre("/d g 6 2024-05-01"));
  EXPECT_THAT(run({.purge = true}).removed, SizeIs(6));
  EXPECT_THAT(reported(run({.purge = true})), IsEmpty());
}

TEST_F(KeptDocuments, OfAFileSystemThatIsNotThere) {
  know("drive/", 3);
  know("a", 30);
  find("a", 0, 30);
  before_.mounts = {"/d/drive", "/other"};
  EXPECT_THAT(run().removed, IsEmpty());
  EXPECT_THAT(reported(run()), ElementsAre("/d/drive g 6 2024-05-01"));
  EXPECT_THAT(run().report.mounts, ElementsAre("/d/drive", "/other"));
  EXPECT_THAT(run({.purge = true}).removed, SizeIs(6));
  EXPECT_THAT(run({.purge = true}).report.mounts, ElementsAre("/other"));
  // What the drive itself no longer has goes.
  found_.mounts = {"/d/drive"};
  EXPECT_THAT(run().removed, SizeIs(6));
  EXPECT_THAT(reported(run()), IsEmpty());
}

TEST_F(KeptDocuments, AFileSystemOfWhichNothingIsKnownIsForgotten) {
  before_.mounts = {"/d/drive"};
  EXPECT_THAT(run().report.mounts, IsEmpty());
  EXPECT_THAT(reported(run()), IsEmpty());
}

TEST_F(KeptDocuments, MoreThanHalfOfAFolderAtOnce) {
  know("a", 12);
  find("a", 0, 5);  // 14 of 24 documents are gone
  EXPECT_THAT(run().removed, IsEmpty());
  EXPECT_THAT(reported(run()), ElementsAre("/d g 14 2024-05-01"));
  EXPECT_THAT(run({.purge = true}).removed, SizeIs(14));
  EXPECT_THAT(reported(run({.purge = true})), IsEmpty());
}

TEST_F(KeptDocuments, NotWhenItIsHalf) {
  know("a", 12);
  find("a", 0, 6);
  EXPECT_THAT(run().removed, SizeIs(12));
}

TEST_F(KeptDocuments, NorWhenItIsFew) {
  know("a", 5);  // 10 documents
  EXPECT_THAT(run().removed, SizeIs(10));
}

TEST_F(KeptDocuments, StayThoughTheFolderGrows) {
  know("a", 12);
  find("a", 6, 12);
  before_.failed = {{"/d", std::string(kGoneAtOnce), Lack::kGone, {}, "", 12, "2024-01-01"}};
  EXPECT_THAT(run().removed, IsEmpty());
  EXPECT_THAT(reported(run()), ElementsAre("/d g 12 2024-01-01"));
}

TEST_F(KeptDocuments, EachFolderIsJudgedByItself) {
  know("a/", 20);
  know("b/", 6);
  find("a/", 0, 20);
  found_.folders = {"/d/a", "/d/b"};
  EXPECT_THAT(run().removed, IsEmpty());
  EXPECT_THAT(reported(run()), ElementsAre("/d/b g 12 2024-05-01"));
}

TEST_F(KeptDocuments, RenamedFilesAreNotGone) {
  know("old/", 12);
  for (uint64_t i = 0; i < 12; ++i) {
    found_.files.push_back(
        {fmt::format("/d/new/{}", i), known_[fmt::format("/d/old/{}", i)].signature});
  }
  const Changes changes = run();
  EXPECT_THAT(changes.removed, SizeIs(24));
  EXPECT_THAT(changes.read, SizeIs(12));
  EXPECT_THAT(reported(changes), IsEmpty());
}

TEST_F(KeptDocuments, WhatIsLeftOutNowIsNotGone) {
  know("old/", 12);
  know("a", 1);
  find("a", 0, 1);
  found_.exclusions.add("/d/", "old/", nullptr);
  EXPECT_THAT(run().removed, SizeIs(24));
}

TEST_F(KeptDocuments, OfRecordsThatHaveNoFile) {
  know("a", 1);
  known_["/d/record"] = {{}, {77}};
  EXPECT_THAT(run().removed, SizeIs(2));
  EXPECT_THAT(run({.purge = true}).removed, SizeIs(3));
  EXPECT_THAT(reported(run()), IsEmpty());
}

TEST_F(KeptDocuments, AFileThatTheSystemDidNotGiveIsTriedAgain) {
  know("a", 2);
  find("a", 0, 2);
  before_.failed = {{"/d/a0", "Input/output error", Lack::kPassing, known_["/d/a0"].signature},
                    {"/d/a1", "damaged", Lack::kNoText, known_["/d/a1"].signature}};
  const Changes changes = run();
  ASSERT_THAT(changes.read, SizeIs(1));
  EXPECT_EQ(changes.read[0].path, "/d/a0");
  EXPECT_THAT(reported(changes), ElementsAre("/d/a1 c 0 "));
}

}  // namespace
}  // namespace chancery::indexer
