#include "tests/cli/support.h"

#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <sstream>
#include <thread>

#include "tests/support/directories.h"

extern char** environ;

namespace chancery::cli {

namespace {

using Clock = std::chrono::steady_clock;

constexpr uid_t kNobody = 65534;
constexpr int kPollMs = 20;
constexpr auto kTerminalPatience = std::chrono::seconds(30);

constexpr std::string_view kActors = R"(
[[actor]]
id = "ARM"
type = "state"
name = "Armenia"
demonyms = ["Armenian", "Armenians"]
seats = ["Yerevan"]

[[actor]]
id = "AZE"
type = "state"
name = "Azerbaijan"
demonyms = ["Azerbaijani", "Azerbaijanis"]
seats = ["Baku"]

[[actor]]
id = "IRN"
type = "state"
name = "Iran"
demonyms = ["Iranian", "Iranians"]
seats = ["Tehran"]
)";

constexpr std::string_view kIssues = R"(
[[issue]]
id = "borders"
name = "borders"

[[issue]]
id = "border-delimitation"
name = "border delimitation"
broader = ["borders"]

[[issue]]
id = "zangezur-corridor"
name = "Zangezur corridor"
broader = ["borders"]
)";

std::string program_path(const std::string& name) {
  const bool is_path = contains(name, "/");
  return is_path ? name : program_directory() + "/" + name;
}

// Replaces the process; only what is safe after fork in a single thread.
[[noreturn]] void become(const Command& command) {
  std::vector<std::string> words = {program_path(command.program)};
  words.insert(words.end(), command.arguments.begin(), command.arguments.end());
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  clearenv();
  for (const auto& [name, value] : command.environment) setenv(name.c_str(), value.c_str(), 1);
  if (chdir(command.directory.c_str()) != 0) _exit(126);
  if (command.as_nobody && geteuid() == 0) {
    if (setgroups(0, nullptr) != 0 || setgid(kNobody) != 0 || setuid(kNobody) != 0) _exit(126);
  }
  std::signal(SIGPIPE, SIG_DFL);
  execv(arguments[0], arguments.data());
  _exit(127);
}

bool pick_up(int& from, std::string& into) {
  char buffer[65536];
  const ssize_t count = ::read(from, buffer, sizeof buffer);
  if (count > 0) {
    into.append(buffer, static_cast<size_t>(count));
    return true;
  }
  if (count < 0 && (errno == EAGAIN || errno == EINTR)) return true;
  close(std::exchange(from, -1));
  return false;
}

}  // namespace

std::vector<std::string> Outcome::lines() const {
  std::vector<std::string> found;
  std::istringstream in(out);
  for (std::string line; std::getline(in, line);) found.push_back(line);
  return found;
}

std::vector<Json> Outcome::json_lines() const {
  std::vector<Json> found;
  for (const std::string& line : lines()) {
    Json one = Json::parse(line, nullptr, false);
    EXPECT_FALSE(one.is_discarded()) << "no JSON: " << line;
    found.push_back(std::move(one));
  }
  return found;
}

Json Outcome::json() const {
  const std::vector<Json> all = json_lines();
  EXPECT_EQ(all.size(), 1U) << *this;
  return all.empty() ? Json() : all.front();
}

std::ostream& operator<<(std::ostream& out, const Outcome& outcome) {
  constexpr size_t kShown = 2000;
  return out << "status " << outcome.status << ", signal " << outcome.signal
             << (outcome.timed_out ? ", timed out" : "")
             << "\nout: " << outcome.out.substr(0, kShown)
             << "\nerr: " << outcome.err.substr(0, kShown);
}

Process::Process(Command command) : command_(std::move(command)) {
  int in[2], out[2], err[2];
  if (pipe2(in, O_CLOEXEC) != 0 || pipe2(out, O_CLOEXEC) != 0 || pipe2(err, O_CLOEXEC) != 0) {
    ADD_FAILURE() << "pipe: " << strerror(errno);
    return;
  }
  pid_ = fork();
  if (pid_ == 0) {
    dup2(in[0], STDIN_FILENO);
    dup2(out[1], STDOUT_FILENO);
    dup2(err[1], STDERR_FILENO);
    become(command_);
  }
  close(in[0]);
  close(out[1]);
  close(err[1]);
  input_ = in[1];
  output_ = out[0];
  error_ = err[0];
  for (const int fd : {input_, output_, error_}) fcntl(fd, F_SETFL, O_NONBLOCK);
  std::signal(SIGPIPE, SIG_IGN);
}

Process::~Process() {
  if (pid_ > 0 && !ended_) {
    kill(pid_, SIGKILL);
    reap(0);
  }
  for (const int fd : {input_, output_, error_}) {
    if (fd >= 0) close(fd);
  }
}

void Process::reap(int options) {
  if (ended_ || pid_ <= 0) return;
  int status = 0;
  rusage used = {};  // also of the processes that it waited for
  if (wait4(pid_, &status, options, &used) != pid_) return;
  outcome_.max_memory = static_cast<uint64_t>(used.ru_maxrss) * 1024;
  ended_ = true;
  outcome_.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  outcome_.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

bool Process::running() {
  exchange(0);
  reap(WNOHANG);
  return pid_ > 0 && !ended_;
}

void Process::signal(int number) const {
  if (pid_ > 0 && !ended_) kill(pid_, number);
}

// Whether a stream is still open.
bool Process::exchange(int timeout_ms) {
  if (input_ >= 0 && given_ == command_.input.size()) close(std::exchange(input_, -1));
  pollfd streams[3] = {{input_, POLLOUT, 0}, {output_, POLLIN, 0}, {error_, POLLIN, 0}};
  if (poll(streams, 3, timeout_ms) <= 0) return output_ >= 0 || error_ >= 0;
  if (streams[0].revents) {
    const ssize_t count =
        ::write(input_, command_.input.data() + given_, command_.input.size() - given_);
    if (count > 0) given_ += static_cast<size_t>(count);
    if (count < 0 && errno != EAGAIN && errno != EINTR) close(std::exchange(input_, -1));
  }
  if (streams[1].revents) pick_up(output_, outcome_.out);
  if (streams[2].revents) pick_up(error_, outcome_.err);
  return output_ >= 0 || error_ >= 0;
}

Outcome Process::wait() {
  const auto end = Clock::now() + std::chrono::seconds(command_.seconds);
  while (exchange(kPollMs)) {
    if (Clock::now() < end) continue;
    outcome_.timed_out = true;
    kill(pid_, SIGKILL);
    break;
  }
  reap(0);
  return outcome_;
}

Terminal::Terminal(const Command& command, int columns) {
  winsize size{};
  size.ws_row = 50;
  size.ws_col = static_cast<unsigned short>(columns);
  child_ = forkpty(&terminal_, nullptr, nullptr, &size);
  if (child_ == 0) become(command);
  fcntl(terminal_, F_SETFD, FD_CLOEXEC);
}

Terminal::~Terminal() {
  if (child_ > 0) {
    kill(child_, SIGKILL);
    waitpid(child_, nullptr, 0);
  }
  close(terminal_);
}

// A terminal takes few bytes at once: what it shows must be read meanwhile.
void Terminal::type(std::string_view keys) {
  const auto end = Clock::now() + kTerminalPatience;
  while (!keys.empty() && Clock::now() < end) {
    pollfd stream = {terminal_, POLLIN | POLLOUT, 0};
    if (poll(&stream, 1, kPollMs) <= 0) continue;
    if (stream.revents & POLLIN) read_some();
    if (stream.revents & POLLOUT) {
      constexpr size_t kPiece = 256;
      const ssize_t count = ::write(terminal_, keys.data(), std::min(kPiece, keys.size()));
      if (count > 0) keys.remove_prefix(static_cast<size_t>(count));
    } else if (stream.revents & (POLLHUP | POLLERR)) {
      break;
    }
  }
  EXPECT_TRUE(keys.empty()) << "the terminal takes no keys";
}

void Terminal::resize(int columns) {
  winsize size{};
  size.ws_row = 50;
  size.ws_col = static_cast<unsigned short>(columns);
  EXPECT_EQ(ioctl(terminal_, TIOCSWINSZ, &size), 0);
}

bool Terminal::read_some() {
  pollfd stream = {terminal_, POLLIN, 0};
  if (poll(&stream, 1, kPollMs) <= 0) return true;
  char buffer[4096];
  const ssize_t count = ::read(terminal_, buffer, sizeof buffer);
  if (count <= 0) return false;
  seen_.append(buffer, static_cast<size_t>(count));
  return true;
}

bool Terminal::shows(std::string_view text) {
  const auto end = Clock::now() + kTerminalPatience;
  while (true) {
    const size_t at = seen_.find(text, looked_);
    if (at != std::string::npos) {
      between_ = seen_.substr(looked_, at - looked_);
      looked_ = at + text.size();
      return true;
    }
    if (Clock::now() > end || !read_some()) break;
  }
  ADD_FAILURE() << "not shown: " << text << "\nbut: " << seen_.substr(looked_);
  return false;
}

int Terminal::ends() {
  const auto end = Clock::now() + kTerminalPatience;
  while (Clock::now() < end && read_some()) {
  }
  int status = 0;
  for (; Clock::now() < end; std::this_thread::sleep_for(std::chrono::milliseconds(kPollMs))) {
    if (waitpid(child_, &status, WNOHANG) != child_) continue;
    child_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  ADD_FAILURE() << "the program does not end";
  return -1;
}

Sandbox::Sandbox(Lists lists) {
  fs::permissions(root_.path(), fs::perms::all);
  for (const char* folder : {"documents", "home", "tmp"}) {
    fs::create_directory(root_ / folder);
    fs::permissions(root_ / folder, fs::perms::all);
  }
  const std::string home = root_.string();
  environment_ = {{"HOME", home + "/home"},
                  {"XDG_DATA_HOME", home + "/home/data"},
                  {"XDG_STATE_HOME", home + "/home/state"},
                  {"XDG_CONFIG_HOME", home + "/home/config"},
                  {"TMPDIR", home + "/tmp"},
                  {"PATH", "/usr/bin:/bin"},
                  {"LC_ALL", "C.UTF-8"},
                  {"TERM", "xterm"},
                  {"INPUTRC", "/dev/null"},
                  {"PAGER", "/bin/cat"},
                  {"CHANCERY_GAZETTEER", source_directory() + "/gazetteer"},
                  // A sanitizer's finding must not look like "nothing found".
                  {"ASAN_OPTIONS", "exitcode=99"},
                  {"LSAN_OPTIONS", "exitcode=98"},
                  {"TSAN_OPTIONS", "exitcode=97"},
                  {"UBSAN_OPTIONS", "print_stacktrace=1"}};
  for (const char* inherited : {"ASAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS", "UBSAN_OPTIONS"}) {
    if (const char* value = std::getenv(inherited)) environment_[inherited] = value;
  }
  if (lists == Lists::kSmall) {
    const fs::path small = root_ / "gazetteer";
    testing::write_file(small / "actors" / "few.toml", kActors);
    testing::write_file(small / "issues" / "few.toml", kIssues);
    environment_["CHANCERY_GAZETTEER"] = small.string();
  }
}

fs::path Sandbox::write(const std::string& name, std::string_view content) const {
  const fs::path file = documents() / name;
  testing::write_file(file, content);
  return file;
}

Command Sandbox::command(const std::string& program, Arguments arguments) const {
  Command command;
  command.program = program;
  command.arguments = std::move(arguments);
  command.environment = environment_;
  command.directory = root();
  return command;
}

Outcome Sandbox::run(const Command& command) const {
  Outcome outcome = Process(command).wait();
  EXPECT_FALSE(outcome.timed_out) << command.program << " hangs: " << outcome;
  EXPECT_TRUE(outcome.signal == 0 || outcome.signal == SIGPIPE) << outcome;
  EXPECT_LT(outcome.status, 3) << outcome;
  return outcome;
}

Outcome Sandbox::index(Arguments arguments, const std::string& input) const {
  arguments.insert(arguments.begin(), {"--db", database().string()});
  Command one = command("chancery-index", std::move(arguments));
  one.input = input;
  return run(one);
}

void Sandbox::index_documents() const {
  const Outcome outcome = index({documents().string()});
  ASSERT_EQ(outcome.status, 0) << outcome;
}

void Sandbox::index_records(const std::vector<Json>& records) const {
  std::string lines;
  for (const Json& one : records) lines += one.dump() + "\n";
  const Outcome outcome = index({"--from-jsonl", "-"}, lines);
  ASSERT_EQ(outcome.status, 0) << outcome;
}

Outcome Sandbox::search(Arguments arguments, const std::string& input) const {
  arguments.insert(arguments.begin(), {"--db", database().string()});
  Command one = command("chancery-search", std::move(arguments));
  one.input = input;
  return run(one);
}

std::vector<std::string> Sandbox::names(const std::string& query) const {
  const Outcome outcome = search({"-n", "0", "--paths", "--", query});
  EXPECT_LT(outcome.status, 2) << outcome;
  std::vector<std::string> found;
  for (const std::string& line : outcome.lines()) found.push_back(fs::path(line).filename());
  std::sort(found.begin(), found.end());
  return found;
}

Json record(const std::string& path, const std::string& title, const std::string& date,
            const std::string& text) {
  return {{"path", path}, {"title", title}, {"date", date}, {"text", text}, {"language", "en"}};
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

::testing::AssertionResult is_inert(std::string_view text, bool colors) {
  for (size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool color = colors && byte == 0x1B && text.substr(i + 1, 1) == "[";
    // U+0080 to U+009F: the control characters of eight bits.
    const bool high =
        byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if ((byte < 0x20 && byte != '\n' && !color) || byte == 0x7F || high) {
      return ::testing::AssertionFailure() << "control character at " << i << " of: " << text;
    }
  }
  return ::testing::AssertionSuccess();
}

::testing::AssertionResult is_one_sentence(const std::string& text) {
  if (!text.starts_with("chancery-")) {
    return ::testing::AssertionFailure() << "no program's name in front: " << text;
  }
  for (const char* word : {"Xapian::", "std::", "exception", "terminate", "basic_", "what()",
                           "Error:", "boost", "assert", "filesystem error", "Sanitizer", "json."}) {
    if (contains(text, word)) {
      return ::testing::AssertionFailure() << "\"" << word << "\" is not for people: " << text;
    }
  }
  const auto lines = std::count(text.begin(), text.end(), '\n');
  const bool caret = lines == 3 && text.ends_with("^\n");
  if (!text.ends_with('\n') || (lines != 1 && !caret)) {
    return ::testing::AssertionFailure() << lines << " lines: " << text;
  }
  return is_inert(text);
}

bool can_drop_rights() {
  if (geteuid() != 0) return true;
  Command probe;
  probe.program = "chancery-search";
  probe.arguments = {"--version"};
  probe.as_nobody = true;
  return Process(probe).wait().status == 0;
}

}  // namespace chancery::cli
