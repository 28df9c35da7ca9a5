// Saved queries over files that move.
#include <gmock/gmock.h>

#include <filesystem>

#include "tests/cli/support.h"

namespace chancery::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(SavedQueries, AMovedTextIsNotNewAndAChangedOneIs) {
  Sandbox sandbox;
  sandbox.write("old/salt.txt", "Salt\n\nThe price of salt fell in the winter.\n");
  sandbox.write("old/lake.txt", "Lake\n\nThe salt of the lake is dug in the spring.\n");
  sandbox.write("pier.txt", "Pier\n\nThey load salt at the pier.\n");
  sandbox.index_documents();
  ASSERT_EQ(sandbox.search({"--save", "salt", "salt"}).status, 0);
  fs::rename(sandbox.documents() / "old", sandbox.documents() / "new");
  fs::rename(sandbox.documents() / "pier.txt", sandbox.documents() / "quay.txt");
  sandbox.write("new/lake.txt", "Lake\n\nThe salt of the lake is dug in the autumn.\n");
  sandbox.index_documents();
  const Outcome fresh = sandbox.search({"--paths", "--saved", "salt", "--new"});
  EXPECT_EQ(fresh.status, 0) << fresh.err;
  EXPECT_THAT(fresh.out, AllOf(HasSubstr("new/lake.txt"), Not(HasSubstr("salt.txt")),
                               Not(HasSubstr("quay.txt"))));
  EXPECT_EQ(sandbox.search({"--saved", "salt", "--new"}).status, 1);
  // They are known at their new paths, too.
  sandbox.write("quay.txt", "Pier\n\nThey load salt at the pier at night.\n");
  sandbox.index_documents();
  EXPECT_EQ(sandbox.search({"--saved", "salt", "--new"}).status, 1);
}

}  // namespace
}  // namespace chancery::cli
