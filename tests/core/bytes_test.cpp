#include "chancery/bytes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/errors.h"

namespace chancery {
namespace {

using ::testing::HasSubstr;

TEST(Bytes, NumbersComeBack) {
  for (const uint64_t value :
       {uint64_t{0}, uint64_t{127}, uint64_t{128}, uint64_t{1} << 32, ~uint64_t{0}}) {
    ByteWriter out;
    out.number(value);
    const std::string data = out.take();
    EXPECT_EQ(ByteReader(data, "data").number(), value);
  }
}

TEST(Bytes, StringsComeBack) {
  ByteWriter out;
  out.strings(std::vector<std::string>{"", "a", std::string(300, 'x')});
  const std::string data = out.take();
  std::vector<std::string> back;
  ByteReader in(data, "data");
  in.strings(back);
  EXPECT_EQ(back, (std::vector<std::string>{"", "a", std::string(300, 'x')}));
  EXPECT_TRUE(in.rest().empty());
}

TEST(Bytes, ANumberThatDoesNotEndIsDamage) {
  const std::string data(20, '\xFF');
  EXPECT_THAT(testing::error_of([&] { ByteReader(data, "the thing").number(); }),
              HasSubstr("the thing is damaged"));
}

TEST(Bytes, ALengthBeyondTheEndIsDamage) {
  EXPECT_THROW(ByteReader("\x05"
                          "abc",
                          "data")
                   .string(),
               Error);
}

}  // namespace
}  // namespace chancery
