#include "chancery/url.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

TEST(HostOf, IsFoldedAndWithoutWww) {
  EXPECT_EQ(host_of("https://www.Example.org/talks?x=1"), "example.org");
  EXPECT_EQ(host_of("http://lake.example"), "lake.example");
  EXPECT_EQ(host_of("https://www2.example.org/"), "www2.example.org");
}

TEST(HostOf, IsEmptyWhereThereIsNone) {
  EXPECT_EQ(host_of(""), "");
  EXPECT_EQ(host_of("talks.txt"), "");
  EXPECT_EQ(host_of("https:///x"), "");
}

}  // namespace
}  // namespace chancery
