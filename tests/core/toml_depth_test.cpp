#include "chancery/toml_depth.h"

#include <gtest/gtest.h>

#include <string>

namespace chancery {
namespace {

// "a.a.a": so many parts.
std::string key(size_t parts) {
  std::string text = "a";
  for (size_t i = 1; i < parts; ++i) text += ".a";
  return text;
}

TEST(TomlDepth, TellsTheLineOfADeepKey) {
  const std::string deep = key(kMostKeyParts + 1);
  EXPECT_EQ(line_of_deep_key("[" + deep + "]"), 1U);
  EXPECT_EQ(line_of_deep_key("[[actor]]\nid = \"x\"\n\n[[" + deep + "]]\n"), 4U);
  EXPECT_EQ(line_of_deep_key("x = 1\n" + deep + " = 2"), 2U);
  EXPECT_EQ(line_of_deep_key("x = { y = 1, " + deep + " = 2 }"), 1U);
  EXPECT_EQ(line_of_deep_key("text = \"\"\"\n.\n\"\"\"\n[" + deep + "]"), 4U);
  EXPECT_EQ(line_of_deep_key("# it's\n[" + deep + "]"), 2U);
  EXPECT_EQ(line_of_deep_key("x = 'a\n[" + deep + "]"), 2U);
  EXPECT_EQ(line_of_deep_key("x = \"\\\"\"\n[" + deep + "]"), 2U);
  std::string spaced = "[ a";
  for (size_t i = 0; i < kMostKeyParts; ++i) spaced += " . \"b c\"";
  EXPECT_EQ(line_of_deep_key(spaced + " ]"), 1U);
}

TEST(TomlDepth, LetsTextsBe) {
  const std::string points(200, '.');
  EXPECT_EQ(line_of_deep_key("[" + key(kMostKeyParts) + "]"), std::nullopt);
  EXPECT_EQ(line_of_deep_key("x = \"" + points + "\"\n# " + points), std::nullopt);
  EXPECT_EQ(line_of_deep_key("x = '''\n" + points + "\n'''\ny = \"\"\"" + points + "\"\"\""),
            std::nullopt);
  EXPECT_EQ(line_of_deep_key(""), std::nullopt);
  std::string numbers = "x = [";
  for (int i = 0; i < 200; ++i) numbers += " 1.5,";
  EXPECT_EQ(line_of_deep_key(numbers + " ]"), std::nullopt);
}

}  // namespace
}  // namespace chancery
