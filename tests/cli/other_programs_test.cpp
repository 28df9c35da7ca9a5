// Xapian's own programs find words in any form in a database of ours.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/support.h"

namespace chancery::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Outcome quest(const Sandbox& sandbox, const fs::path& database, Arguments arguments) {
  arguments.insert(arguments.begin(), {"--db=" + database.string()});
  return sandbox.run(sandbox.command("/usr/bin/quest", arguments));
}

TEST(OtherPrograms, FindAnyFormOfAWordByItsStem) {
  const Sandbox sandbox;
  sandbox.write("a.txt", "Talks\n\nArmenia negotiates the corridors with its neighbours.\n");
  sandbox.write("b.txt", "Talks\n\nThe negotiation was long.\n");
  sandbox.write("de.txt",
                "Gespräche\n\nDie Regierung hat über die Verhandlungen gesprochen, und die "
                "Minister haben es nicht bestritten, weil sie das für richtig hielten.\n");
  sandbox.index_documents();
  const Arguments with = {"--flags=default,auto_synonyms"};
  const auto matches = [&](Arguments more) {
    more.insert(more.begin(), with.front());
    return quest(sandbox, sandbox.database(), more).out;
  };
  EXPECT_THAT(matches({"negotiating"}), HasSubstr("2 matches"));
  EXPECT_THAT(matches({"corridor"}), HasSubstr("1 match"));
  EXPECT_THAT(matches({"--stemmer=german", "verhandlung"}), HasSubstr("1 match"));
  // What is changed in place, and in shards, has them, too.
  sandbox.write("c.txt", "More\n\nThey were blockading roads.\n");
  sandbox.index_documents();
  EXPECT_THAT(matches({"blockades"}), HasSubstr("1 match"));
}

TEST(OtherPrograms, FindThemInShards) {
  const Sandbox sandbox;
  sandbox.write("a.txt", "Talks\n\nArmenia negotiates.\n");
  ASSERT_EQ(sandbox.index({"--shards", "2", sandbox.documents().string()}).status, 0);
  sandbox.write("b.txt", "More\n\nThey were blockading roads.\n");
  ASSERT_EQ(sandbox.index({sandbox.documents().string()}).status, 0);
  EXPECT_THAT(
      quest(sandbox, sandbox.database(), {"--flags=default,auto_synonyms", "blockades"}).out,
      HasSubstr("1 match"));
}

}  // namespace
}  // namespace chancery::cli
