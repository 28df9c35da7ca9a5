#include "chancery/database_layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/errors.h"
#include "tests/support/temp_directory.h"

namespace chancery {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;

const std::string kId = "0123456789abcdef0123456789abcdef";

TEST(GenerationName, HasSixDigitsOrMore) {
  EXPECT_EQ(generation_name(7), "gen-000007");
  EXPECT_EQ(generation_name(1'000'000), "gen-1000000");
  EXPECT_EQ(generation_number("gen-000007"), 7U);
  EXPECT_EQ(generation_number("gen-1000000"), 1'000'000U);
}

TEST(GenerationName, IsTakenForNoOther) {
  for (const char* name :
       {"gen-2023-interviews", "gen-7", "gen-000000", "gen-0000007", "gen-00000a", "gen-",
        "gen-000007/", "../gen-000007", "gen-000007.old", "", "gen-99999999999"}) {
    EXPECT_FALSE(generation_number(name)) << name;
  }
}

TEST(Identity, IsReadAsWrittenAndNotWhenCut) {
  const std::string text = identity_text(kId);
  EXPECT_EQ(identity_of(text), kId);
  for (size_t size = 0; size < text.size(); ++size) EXPECT_FALSE(identity_of(text.substr(0, size)));
  EXPECT_FALSE(identity_of(text + "x"));
}

TEST(Stub, IsReadAsWritten) {
  const Stub stub = stub_of(stub_text(8));
  EXPECT_EQ(stub.state, Stub::State::kGood);
  EXPECT_EQ(stub.generation, 8U);
  EXPECT_TRUE(stub.has_head);
  EXPECT_EQ(stub_of(std::nullopt).state, Stub::State::kMissing);
}

TEST(Stub, CutAnywhereIsDamagedAndNotForeign) {
  const std::string text = stub_text(8);
  for (size_t size = 0; size < text.size(); ++size) {
    const Stub stub = stub_of(text.substr(0, size));
    EXPECT_EQ(stub.state, Stub::State::kDamaged) << size;
    EXPECT_EQ(stub.generation, 0U) << size;
  }
  EXPECT_EQ(stub_of(std::string(76, '\0')).state, Stub::State::kDamaged);
  EXPECT_EQ(stub_of(text + "nonsense\n").state, Stub::State::kDamaged);
}

TEST(Stub, ThatNamesAnythingElseIsForeign) {
  for (const char* line : {"auto ../victim\n", "auto /abs/other\n", "auto gen-000001/../..\n",
                           "remote :/bin/sh x\n", "glass gen-000001\n", "auto /abs", "auto\n",
                           "auto gen-000001\nauto gen-000002\n", "inmemory\n"}) {
    EXPECT_EQ(stub_of(std::string(kHead) + line).state, Stub::State::kForeign) << line;
  }
}

TEST(GenerationMark, IsReadAsWrittenAndNotWhenCut) {
  GenerationMark mark;
  mark.database = kId;
  mark.number = 12;
  mark.complete = true;
  mark.documents = 345;
  mark.files = {{"postlist.glass", 8192, 0xfedcba9876543210}, {"shard-000/iamglass", 120, 7}};
  const std::string text = mark.text();
  EXPECT_EQ(GenerationMark::of_text(text), mark);
  for (size_t size = 0; size < text.size(); ++size) {
    EXPECT_FALSE(GenerationMark::of_text(text.substr(0, size))) << size;
  }
}

// A database directory with generations that carry marks.
class Layout : public ::testing::Test {
 protected:
  Layout() { directory_.write(kIdentityFile, identity_text(kId)); }
  void generation(uint32_t number, bool complete, const std::string& id = kId) const {
    GenerationMark mark;
    mark.database = id;
    mark.number = number;
    mark.complete = complete;
    directory_.write(generation_name(number) + "/" + kMarkFile, mark.text());
  }
  DatabaseLayout read() const { return read_layout(directory_.path()); }

  testing::TempDirectory directory_;
};

TEST_F(Layout, TheStubTellsWhatIsInUse) {
  generation(1, true);
  generation(2, true);
  directory_.write(kStubFile, stub_text(1));
  EXPECT_EQ(read().in_use(), 1U);
  EXPECT_EQ(readable_database(directory_.path()), directory_.path());
}

TEST_F(Layout, TheMarksTellWhereTheStubDoesNot) {
  generation(1, true);
  generation(2, true);
  generation(3, false);
  generation(4, true, std::string(32, 'f'));
  fs::create_directory(directory_ / "gen-000005");
  const fs::path second = directory_ / "gen-000002";
  EXPECT_EQ(read().in_use(), 2U);
  EXPECT_EQ(readable_database(directory_.path()), second);
  for (const std::string& stub : {std::string(), std::string(kHead), stub_text(9)}) {
    directory_.write(kStubFile, stub);
    EXPECT_EQ(read().in_use(), 2U) << stub;
    EXPECT_EQ(readable_database(directory_.path()), second) << stub;
  }
}

TEST_F(Layout, AFirstRunThatHasNotEndedIsSaid) {
  generation(1, false);
  EXPECT_TRUE(read().is_begun());
  EXPECT_THAT(testing::error_of([&] { readable_database(directory_.path()); }),
              AllOf(HasSubstr(directory_.string()), HasSubstr("has not ended")));
}

TEST_F(Layout, LinksAreNoGenerations) {
  generation(1, true);
  fs::rename(directory_ / "gen-000001", directory_ / "elsewhere");
  fs::create_directory_symlink(directory_ / "elsewhere", directory_ / "gen-000001");
  EXPECT_TRUE(read().generations.empty());
}

TEST_F(Layout, WhatIsNoFileIsNotTakenForMissing) {
  fs::create_directory(directory_ / kStubFile);
  EXPECT_THAT(testing::error_of([&] { read(); }), HasSubstr("XAPIANDB"));
  fs::remove(directory_ / kStubFile);
  ASSERT_EQ(mkfifo((directory_ / kStubFile).c_str(), 0600), 0);
  EXPECT_THAT(testing::error_of([&] { read(); }), HasSubstr("XAPIANDB"));
  fs::remove(directory_ / kStubFile);
  fs::create_symlink("/etc/passwd", directory_ / kStubFile);
  EXPECT_THAT(testing::error_of([&] { read(); }), HasSubstr("symbolic link"));
}

TEST_F(Layout, OtherDirectoriesAreLeftToXapian) {
  const testing::TempDirectory other;
  other.write("XAPIANDB", "remote host:1\n");
  EXPECT_EQ(readable_database(other.path()), other.path());
  EXPECT_EQ(readable_database("/no/such/place"), fs::path("/no/such/place"));
}

}  // namespace
}  // namespace chancery
