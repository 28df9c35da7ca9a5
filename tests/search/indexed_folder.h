// A folder of a test's own documents and the database that chancery-index makes of it.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
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

  // `lines`: records as JSON, one a line.
  void index_records(const std::string& lines, std::vector<std::string> options = {}) const {
    options.insert(options.end(), {"--from-jsonl", root_.write("records.jsonl", lines)});
    ASSERT_EQ(start(std::move(options)), 0);
  }

  // The exit status of chancery-index over the documents.
  int run(std::vector<std::string> options) const {
    options.push_back((root_ / "documents").string());
    return start(std::move(options));
  }

 private:
  int start(const std::vector<std::string>& options) const {
    std::vector<std::string> words = {program_directory() + "/chancery-index", "--quiet", "--db",
                                      database()};
    words.insert(words.end(), options.begin(), options.end());
    // The tests' own variables, but a home without caches and configuration.
    std::vector<std::string> variables = {"HOME=" + root_.string(), "PATH=/usr/bin:/bin"};
    for (const char* name : {"CHANCERY_GAZETTEER", "ASAN_OPTIONS", "TSAN_OPTIONS"}) {
      if (const char* value = std::getenv(name))
        variables.push_back(fmt::format("{}={}", name, value));
    }
    // All is made before the fork: a test may have threads.
    const std::vector<char*> arguments = pointers(words), environment = pointers(variables);
    const pid_t child = fork();
    if (child == 0) {
      execve(arguments[0], arguments.data(), environment.data());
      _exit(127);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
  }

  static std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> all;
    for (std::string& word : words) all.push_back(word.data());
    all.push_back(nullptr);
    return all;
  }

  TempDirectory root_;
};

}  // namespace chancery::testing
