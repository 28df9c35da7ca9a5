// What the black-box tests share: the two programs run as a user runs them, in a home of their own.
#pragma once

#include <gtest/gtest.h>
#include <sys/types.h>

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/temp_directory.h"

namespace chancery::cli {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using Arguments = std::vector<std::string>;

// What a program left behind.
struct Outcome {
  int status = -1;  // exit status; -1 when a signal ended it
  int signal = 0;
  bool timed_out = false;
  uint64_t max_memory = 0;  // bytes that the largest of its processes had
  std::string out;
  std::string err;

  // Each line of standard output as JSON; a line that is none fails the test.
  std::vector<Json> json_lines() const;
  Json json() const;
  std::vector<std::string> lines() const;
};
std::ostream& operator<<(std::ostream& out, const Outcome& outcome);

// What no process may need, whatever it reads.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr uint64_t kMaxMemory = UINT64_MAX;  // a sanitizer takes its own
#else
inline constexpr uint64_t kMaxMemory = uint64_t{400} << 20;
#endif

struct Command {
  std::string program;  // "chancery-index", "chancery-search", or a path
  Arguments arguments;
  std::string input;
  std::map<std::string, std::string> environment;  // beside what every program gets
  fs::path directory = "/";
  int seconds = 100;       // a guard against hanging, not a measurement
  bool as_nobody = false;  // without the rights of root (where the tests have them)
};

// A program that runs beside the test.
class Process {
 public:
  explicit Process(Command command);
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  pid_t pid() const { return pid_; }
  bool running();
  void signal(int number) const;
  // What it wrote to standard output until running() was last asked.
  const std::string& output() const { return outcome_.out; }
  // Gives the input, takes the output, waits. Call once.
  Outcome wait();

 private:
  bool exchange(int timeout_ms);
  void reap(int options);

  Command command_;
  pid_t pid_ = -1;
  int input_ = -1;
  int output_ = -1;
  int error_ = -1;
  size_t given_ = 0;
  bool ended_ = false;
  Outcome outcome_;
};

// A program at a terminal: keys go in, what a person would see comes out.
class Terminal {
 public:
  explicit Terminal(const Command& command, int columns = 80);
  ~Terminal();
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  void type(std::string_view keys);
  void resize(int columns);
  // Waits until `text` is shown behind all that was waited for before.
  bool shows(std::string_view text);
  // What stands between the places of the last two successful waits.
  const std::string& between() const { return between_; }
  // All that was shown so far.
  const std::string& seen() const { return seen_; }
  // Waits for the end; the exit status, or -1.
  int ends();

 private:
  bool read_some();

  int terminal_ = -1;
  pid_t child_ = -1;
  std::string seen_;
  size_t looked_ = 0;
  std::string between_;
};

enum class Lists {
  kSmall,  // a few states and issues: quick, and known to the test
  kOwn,    // those of the repository
};

// A home with a folder of documents and a database; removed at the end.
class Sandbox {
 public:
  explicit Sandbox(Lists lists = Lists::kSmall);

  const fs::path& root() const { return root_.path(); }
  fs::path documents() const { return root_ / "documents"; }
  fs::path database() const { return root_ / "database"; }

  // Writes documents/NAME and gives its path.
  fs::path write(const std::string& name, std::string_view content) const;

  Command command(const std::string& program, Arguments arguments) const;
  Outcome run(const Command& command) const;
  // chancery-index --db DATABASE ARGUMENTS
  Outcome index(Arguments arguments, const std::string& input = "") const;
  // Indexes documents/ and expects that it works.
  void index_documents() const;
  // Indexes records as --from-jsonl takes them and expects that it works.
  void index_records(const std::vector<Json>& records) const;
  // chancery-search --db DATABASE ARGUMENTS
  Outcome search(Arguments arguments, const std::string& input = "") const;
  // File names of the hits of `query`, in order of names.
  std::vector<std::string> names(const std::string& query) const;

 private:
  testing::TempDirectory root_;
  std::map<std::string, std::string> environment_;
};

// A record for index_records: what is not said is unknown.
Json record(const std::string& path, const std::string& title, const std::string& date,
            const std::string& text);

bool contains(std::string_view text, std::string_view part);

// One sentence for a person: PROGRAM and what is wrong, in one line (a query error adds the query
// and a caret), without a word of exceptions or libraries and without control characters.
::testing::AssertionResult is_one_sentence(const std::string& text);
// No control character but line ends (and what a terminal's colours need when `colors`).
::testing::AssertionResult is_inert(std::string_view text, bool colors = false);

// Whether a program run with Command::as_nobody lacks rights that it can be tested without.
bool can_drop_rights();

}  // namespace chancery::cli
