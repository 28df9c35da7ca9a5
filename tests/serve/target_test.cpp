#include "serve/http/target.h"

#include <gtest/gtest.h>

#include "serve/http/problem.h"

namespace chancery::serve {
namespace {

TEST(Target, IsTakenApart) {
  const Target target = read_target("/api/search?q=peace+talks%20%26&n=5&&flag&e=");
  EXPECT_EQ(target.path, "/api/search");
  const std::vector<std::pair<std::string, std::string>> expected = {
      {"q", "peace talks &"}, {"n", "5"}, {"flag", ""}, {"e", ""}};
  EXPECT_EQ(target.parameters, expected);
  EXPECT_EQ(read_target("/a%2Fb+c").path, "/a/b+c");
  EXPECT_TRUE(read_target("/?").parameters.empty());
  EXPECT_EQ(read_target("/?q=a=b").parameters.front().second, "a=b");
  EXPECT_EQ(read_target("/?q=%D1%80").parameters.front().second, "р");
  EXPECT_EQ(read_target("/?q=a%0Ab").parameters.front().second, "a\nb");
}

TEST(Target, RefusesWhatIsNone) {
  for (const char* wrong : {"",
                            "x",
                            "*",
                            "http://127.0.0.1/",
                            "/%",
                            "/%4",
                            "/%zz",
                            "/?q=%",
                            "/?q=%-1",
                            "/%00",
                            "/a%00.js",
                            "/?q=a%00",
                            "/?q=%1b[31m",
                            "/%0a",
                            "/?%0a=1",
                            "/?q=%ff",
                            "/%c3",
                            "/\x80",
                            "/?q=%c0%ae",
                            "/%7f"}) {
    try {
      read_target(wrong);
      ADD_FAILURE() << wrong;
    } catch (const Problem& problem) {
      EXPECT_EQ(problem.status(), 400) << wrong;
    }
  }
}

// Paths are names in a table: there is nothing above or beside them.
TEST(Target, PathsAreLeftAsTheyAre) {
  for (const char* path : {"/../etc/passwd", "/./x", "//x", "/a/../b"})
    EXPECT_EQ(read_target(path).path, path);
  EXPECT_EQ(read_target("/%2e%2e/x").path, "/../x");
}

}  // namespace
}  // namespace chancery::serve
