#include "chancery/base64.h"

#include <gtest/gtest.h>

namespace chancery {
namespace {

// The examples of RFC 4648, section 10.
TEST(Base64, IsAsTheStandardHasIt) {
  const std::pair<std::string, std::string> kExamples[] = {{"", ""},
                                                           {"f", "Zg=="},
                                                           {"fo", "Zm8="},
                                                           {"foo", "Zm9v"},
                                                           {"foob", "Zm9vYg=="},
                                                           {"fooba", "Zm9vYmE="},
                                                           {"foobar", "Zm9vYmFy"}};
  for (const auto& [bytes, text] : kExamples) {
    EXPECT_EQ(to_base64(bytes), text);
    EXPECT_EQ(from_base64(text), bytes);
  }
}

TEST(Base64, TakesAnyBytes) {
  std::string bytes;
  for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
  EXPECT_EQ(from_base64(to_base64(bytes)), bytes);
  EXPECT_EQ(from_base64("Zg"), "f");
  for (const char* none : {"Zm9v!", "Zm9v YmE", "-_"}) EXPECT_EQ(from_base64(none), "") << none;
}

}  // namespace
}  // namespace chancery
