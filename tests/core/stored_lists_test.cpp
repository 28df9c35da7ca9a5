#include "chancery/stored_lists.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "chancery/gazetteer.h"
#include "tests/support/errors.h"

namespace chancery {
namespace {

using ::testing::HasSubstr;

std::string packed() {
  return Gazetteer().pack() + std::string(10'000, 'a');
}

TEST(StoredLists, AreSmallerAndComeBack) {
  const std::string stored = stored_lists(packed());
  EXPECT_LT(stored.size(), packed().size() / 10);
  EXPECT_EQ(lists_of_stored(stored), packed());
}

// Format version 6 and before kept them as they are.
TEST(StoredLists, OfOlderVersionsAreAsTheyAre) {
  EXPECT_EQ(lists_of_stored(packed()), packed());
  EXPECT_EQ(lists_of_stored(""), "");
}

TEST(StoredLists, DamageIsFoundAndNamed) {
  std::string stored = stored_lists(packed());
  stored.back() ^= 1;
  EXPECT_THAT(testing::error_of([&] { lists_of_stored(stored); }),
              HasSubstr("list of actors and issues"));
}

}  // namespace
}  // namespace chancery
