#include "chancery/system_error.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>

namespace chancery {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(SystemError, AdviceIsOfWhatHappened) {
  EXPECT_THAT(
      system_error("/db", EMFILE, "is the disk full?").what(),
      AllOf(HasSubstr("/db: Too many open files"), HasSubstr("ulimit -n"), Not(HasSubstr("disk"))));
  EXPECT_THAT(system_error("/db", ENOSPC).what(), HasSubstr("make room"));
  EXPECT_THAT(system_error("/db", EFBIG).what(), HasSubstr("ulimit -f"));
  EXPECT_STREQ(system_error("/db", EEXIST, "remove it").what(), "/db: File exists; remove it");
  EXPECT_STREQ(system_error("/db", EEXIST).what(), "/db: File exists");
}

}  // namespace
}  // namespace chancery
