#include "indexer/write/last_steps.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "chancery/error.h"
#include "indexer/errors.h"
#include "indexer/write/index_directory.h"
#include "tests/support/temp_directory.h"

namespace chancery::indexer {
namespace {

namespace fs = std::filesystem;

void fail() {
  throw std::runtime_error("the disk is full");
}

// As a destructor of Xapian's does.
void throw_where_nothing_catches() noexcept {
  fail();
}

TEST(LastSteps, WhatWasBegunIsGoneWhenNothingCanBeCaught) {
  const testing::TempDirectory parent;
  const fs::path path = parent / "db";
  EXPECT_EXIT(
      {
        tell_what_escapes();
        IndexDirectory directory(path);
        testing::write_file(directory.begin().scratch() / "segment-000000" / "postlist.glass", "x");
        throw_where_nothing_catches();
      },
      ::testing::ExitedWithCode(kFailed), "chancery-index: the disk is full");
  EXPECT_TRUE(fs::exists(path / "chancery.id"));
  EXPECT_FALSE(fs::exists(path / "gen-000001"));
}

TEST(LastSteps, LatestFirstAndThoseThatAreLeft) {
  std::string taken;
  const LastStep first([&] { taken += "first "; });
  const LastStep fails([&] {
    taken += "fails ";
    throw Error("no");
  });
  {
    const LastStep gone([&] { taken += "gone "; });
  }
  take_last_steps();
  EXPECT_EQ(taken, "fails first ");
}

}  // namespace
}  // namespace chancery::indexer
