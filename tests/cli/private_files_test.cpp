// What tells of a person's work is theirs alone, whatever the umask.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/cli/prompt_fixture.h"

namespace chancery::cli {
namespace {

class PrivateFiles : public AtAPrompt {
 protected:
  PrivateFiles() : before_(umask(0)) {}
  ~PrivateFiles() override { umask(before_); }

  // Expects that nobody else may do anything with what is below `directory`; gives how many files
  // there are.
  static int expect_private(const fs::path& directory) {
    EXPECT_EQ(mode_of(directory), 0700U) << directory;
    int files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(directory)) {
      EXPECT_EQ(mode_of(entry.path()), entry.is_directory() ? 0700U : 0600U) << entry.path();
      files += entry.is_regular_file() ? 1 : 0;
    }
    return files;
  }
  static mode_t mode_of(const fs::path& path) {
    struct stat info = {};
    EXPECT_EQ(stat(path.c_str(), &info), 0) << path;
    return info.st_mode & 0777;
  }

 private:
  mode_t before_;
};

TEST_F(PrivateFiles, SavedQueriesHistoryExportAndCache) {
  sandbox_.write("a.txt", "Talks on the border.\n");
  sandbox_.index_documents();
  ASSERT_EQ(sandbox_.search({"--save", "border", "border"}).status, 0);
  const fs::path written = sandbox_.root() / "border.csv";
  {
    Terminal terminal(plain());
    start(terminal);
    answer(terminal, "border");
    answer(terminal, ":save again");
    EXPECT_TRUE(contains(answer(terminal, ":export " + written.string()), "1 hit written"));
  }
  EXPECT_EQ(mode_of(written), 0600U);
  const Command any = sandbox_.command("chancery-search", {});
  const auto directory = [&](const char* variable, const char* below_home) {
    const auto found = any.environment.find(variable);
    return found != any.environment.end()
               ? fs::path(found->second) / "chancery"
               : fs::path(any.environment.at("HOME")) / below_home / "chancery";
  };
  // Two saved queries, their lock and the history.
  EXPECT_EQ(expect_private(directory("XDG_STATE_HOME", ".local/state")), 4);
  EXPECT_GT(expect_private(directory("XDG_CACHE_HOME", ".cache")), 0);
}

}  // namespace
}  // namespace chancery::cli
