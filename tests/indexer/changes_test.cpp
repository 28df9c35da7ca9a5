#include "indexer/changes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/write/known_files.h"

namespace chancery::indexer {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr FileSignature kBefore{10, 1, 1};
constexpr FileSignature kAfter{10, 2, 1};

Found found_in(const std::string& folder, std::vector<FoundFile> files) {
  Found found;
  found.folders = {folder};
  found.files = std::move(files);
  return found;
}

std::vector<std::string> read_paths(const Changes& changes) {
  std::vector<std::string> out;
  for (const FoundFile& file : changes.read) out.push_back(file.path);
  return out;
}

TEST(Compare, NewFilesAreRead) {
  const Changes changes = compare(found_in("/d", {{"/d/a", kBefore}, {"/d/b", kBefore}}), {}, {});
  EXPECT_THAT(read_paths(changes), ElementsAre("/d/a", "/d/b"));
  EXPECT_EQ(changes.bytes, 20U);
  EXPECT_EQ(changes.report.files, 2U);
  EXPECT_THAT(changes.removed, IsEmpty());
}

TEST(Compare, UnchangedFilesAreNot) {
  const Changes changes =
      compare(found_in("/d", {{"/d/a", kBefore}}), {{"/d/a", {kBefore, {1}}}}, {});
  EXPECT_THAT(changes.read, IsEmpty());
  EXPECT_THAT(changes.removed, IsEmpty());
  EXPECT_EQ(changes.report.unchanged, 1U);
}

TEST(Compare, AnyPartOfTheSignatureIsAChange) {
  for (const FileSignature signature :
       {FileSignature{11, 1, 1}, FileSignature{10, 2, 1}, FileSignature{10, 1, 2}}) {
    const Changes changes =
        compare(found_in("/d", {{"/d/a", signature}}), {{"/d/a", {kBefore, {7}}}}, {});
    EXPECT_THAT(read_paths(changes), ElementsAre("/d/a"));
    EXPECT_THAT(changes.removed, ElementsAre(7U));
    EXPECT_EQ(changes.report.changed, 1U);
  }
}

TEST(Compare, FullReadsAll) {
  const Changes changes =
      compare(found_in("/d", {{"/d/a", kBefore}}), {{"/d/a", {kBefore, {1}}}}, {}, {.full = true});
  EXPECT_THAT(read_paths(changes), ElementsAre("/d/a"));
  EXPECT_THAT(changes.removed, ElementsAre(1U));
}

TEST(Compare, FilesThatAreGoneAreRemovedWithAllTheirDocuments) {
  const Changes changes =
      compare(found_in("/d", {}), {{"/d/a", {kBefore, {5, 3}}}, {"/d/b", {kBefore, {4}}}}, {});
  EXPECT_THAT(changes.removed, ElementsAre(3U, 4U, 5U));
  EXPECT_EQ(changes.report.removed, 2U);
}

TEST(Compare, OtherFoldersAreLeftAlone) {
  RunReport before;
  before.failed = {{"/e/bad", "why", Lack::kNoText, kBefore}};
  const Changes changes =
      compare(found_in("/d", {}), {{"/e/a", {kBefore, {1}}}, {"/dd/b", {kBefore, {2}}}}, before);
  EXPECT_THAT(changes.removed, IsEmpty());
  ASSERT_THAT(changes.still_failed, SizeIs(1));
  EXPECT_EQ(changes.still_failed[0].path, "/e/bad");
}

TEST(Compare, FilesThatFailedAreNotReadAgainUnchanged) {
  RunReport before;
  before.failed = {{"/d/bad", "binary data", Lack::kNoText, kBefore}};
  const Changes changes = compare(found_in("/d", {{"/d/bad", kBefore}}), {}, before);
  EXPECT_THAT(changes.read, IsEmpty());
  ASSERT_THAT(changes.still_failed, SizeIs(1));
  EXPECT_EQ(changes.still_failed[0].reason, "binary data");
}

TEST(Compare, FilesThatFailedAreReadWhenChangedOrFull) {
  RunReport before;
  before.failed = {{"/d/bad", "binary data", Lack::kNoText, kBefore}};
  EXPECT_THAT(compare(found_in("/d", {{"/d/bad", kAfter}}), {}, before).read, SizeIs(1));
  EXPECT_THAT(compare(found_in("/d", {{"/d/bad", kBefore}}), {}, before, {.full = true}).read,
              SizeIs(1));
}

TEST(Compare, FilesIndexedInPartStayReported) {
  RunReport before;
  before.failed = {{"/d/big", "only the first 8 MB", Lack::kPart, kBefore}};
  const Changes changes =
      compare(found_in("/d", {{"/d/big", kBefore}}), {{"/d/big", {kBefore, {1}}}}, before);
  EXPECT_THAT(changes.read, IsEmpty());
  EXPECT_THAT(changes.still_failed, SizeIs(1));
  EXPECT_EQ(changes.report.unchanged, 1U);
}

TEST(Compare, EveryPartThatFailedStaysReported) {
  RunReport before;
  before.failed = {{"/d/a.zip", "encrypted", Lack::kNoText, kBefore, "!1.pdf"},
                   {"/d/a.zip", "damaged", Lack::kNoText, kBefore, "!2.pdf"}};
  const Changes changes = compare(found_in("/d", {{"/d/a.zip", kBefore}}), {}, before);
  EXPECT_THAT(changes.read, IsEmpty());
  ASSERT_THAT(changes.still_failed, SizeIs(2));
  EXPECT_EQ(changes.still_failed[1].name(), "/d/a.zip!2.pdf");
  EXPECT_THAT(compare(found_in("/d", {{"/d/a.zip", kAfter}}), {}, before).still_failed, IsEmpty());
}

TEST(Compare, FailedFilesThatAreGoneAreForgotten) {
  RunReport before;
  before.failed = {{"/d/bad", "binary data", Lack::kNoText, kBefore}};
  EXPECT_THAT(compare(found_in("/d", {}), {}, before).still_failed, IsEmpty());
}

TEST(Compare, WhatWasPassedOverIsReported) {
  Found found = found_in("/d", {});
  found.passed_over = {{"/d/pipe", "a pipe, not a file", Lack::kNothing}};
  const Changes changes = compare(std::move(found), {}, {});
  ASSERT_THAT(changes.still_failed, SizeIs(1));
  EXPECT_EQ(changes.still_failed[0].path, "/d/pipe");
  EXPECT_FALSE(changes.still_failed[0].failure());
}

TEST(DocumentsOf, GivesThoseOfThePathsSorted) {
  const KnownFiles known = {{"/a", {kBefore, {9, 2}}}, {"/b", {kBefore, {5}}}};
  EXPECT_THAT(documents_of({"/a", "/nothing"}, known), ElementsAre(2U, 9U));
  EXPECT_THAT(documents_of({"/a", "/b"}, known), ElementsAre(2U, 5U, 9U));
}

TEST(IsWithin, NeedsAWholeFolderName) {
  EXPECT_TRUE(is_within("/a/b", "/a"));
  EXPECT_TRUE(is_within("/a", "/a"));
  EXPECT_FALSE(is_within("/ab", "/a"));
  EXPECT_TRUE(is_within("/ab", "/"));
}

}  // namespace
}  // namespace chancery::indexer
