#include "chancery/american.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

TEST(AmericanSpelling, IsWhereBothSpellingsMeet) {
  EXPECT_EQ(american_spelling("labour"), "labor");
  EXPECT_EQ(american_spelling("normalisation"), "normalization");
  EXPECT_EQ(american_spelling("judgement"), "judgment");
  for (const char* word : {"labor", "normalization", "judgment", "hour", "promise", ""})
    EXPECT_EQ(american_spelling(word), word);
}

}  // namespace
}  // namespace chancery
