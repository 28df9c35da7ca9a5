// A folder of a test's own documents and the database that chancery-index makes of it.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "tests/support/directories.h"
#include "tests/support/temp_directory.h"

namespace chancery::testing {

class IndexedFolder {
 public:
  void write(const std::string& name, const std::string& text) {
    root_.write("documents/" + name, text);
  }
  void remove(const std::string& name) { std::filesystem::remove(root_ / "documents" / name); }
  void index(const std::vector<std::string>& options = {}) const { ASSERT_EQ(run(options), 0); }
  std::string database() const { return (root_ / "database").string(); }
  const TempDirectory& root() const { return root_; }

  // The exit status of chancery-index over the documents.
  int run(const std::vector<std::string>& options) const {
    std::vector<std::string> words = {program_directory() + "/chancery-index", "--quiet", "--db",
                                      database()};
    words.insert(words.end(), options.begin(), options.end());
    words.push_back((root_ / "documents").string());
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const pid_t child = fork();
    if (child == 0) {
      setenv("HOME", root_.path().c_str(), 1);
      for (const char* variable : {"XDG_CACHE_HOME", "XDG_CONFIG_HOME"}) unsetenv(variable);
      execv(arguments[0], arguments.data());
      _exit(127);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
  }

 private:
  TempDirectory root_;
};

}  // namespace chancery::testing
