#include "search/prompt/pager.h"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <ostream>

#include "chancery/error.h"
#include "chancery/utf8.h"
#include "search/prompt/interrupt.h"

namespace chancery::search {

namespace {

std::vector<std::string> split_words(const std::string& text) {
  std::vector<std::string> words;
  std::string word;
  bool in_word = false;
  char quote = 0;
  for (char c : text) {
    if (quote ? c == quote : (c == '"' || c == '\'')) {
      quote = quote ? 0 : c;
      in_word = true;
    } else if (!quote && (c == ' ' || c == '\t')) {
      if (in_word) words.push_back(std::exchange(word, ""));
      in_word = false;
    } else {
      word += c;
      in_word = true;
    }
  }
  if (in_word) words.push_back(word);
  return words;
}

// A file with `text`, mode 0600, removed with this.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& text) {
    std::error_code error;
    std::filesystem::path directory = std::filesystem::temp_directory_path(error);
    if (error) directory = "/tmp";
    path_ = (directory / "chancery-XXXXXX.txt").string();
    const int file = mkstemps(path_.data(), 4);  // length of ".txt"
    if (file < 0) {
      throw Error(fmt::format("cannot write to {}: {}", directory.string(), std::strerror(errno)));
    }
    bool whole = true;
    for (size_t done = 0; done < text.size() && whole;) {
      const ssize_t count = write(file, text.data() + done, text.size() - done);
      whole = count > 0 || (count < 0 && errno == EINTR);
      if (count > 0) done += static_cast<size_t>(count);
    }
    close(file);
    if (whole) return;
    unlink(path_.c_str());
    throw Error(fmt::format("cannot write to {}: {}", directory.string(), std::strerror(errno)));
  }
  ~TemporaryFile() { unlink(path_.c_str()); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

constexpr int kNotStarted = 127;  // what a shell says too

int run_and_wait(const std::vector<std::string>& words) {
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  const pid_t child = fork();
  if (child < 0) throw Error(fmt::format("cannot start a pager: {}", std::strerror(errno)));
  if (child == 0) {
    std::signal(SIGINT, SIG_DFL);
    execvp(arguments[0], arguments.data());
    _exit(kNotStarted);
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  clear_interrupt();
  return WIFEXITED(status) ? WEXITSTATUS(status) : 0;
}

}  // namespace

void PrintingPager::show(const std::string& text, size_t) {
  write_until_interrupted(out_, text);
}

bool is_on_path(const std::string& program) {
  if (program.find('/') != std::string::npos) return access(program.c_str(), X_OK) == 0;
  const char* variable = std::getenv("PATH");
  const std::string path = variable ? variable : "/usr/bin:/bin";
  for (size_t from = 0; from <= path.size();) {
    const size_t end = std::min(path.find(':', from), path.size());
    const std::string directory = path.substr(from, end - from);
    if (access(((directory.empty() ? "." : directory) + "/" + program).c_str(), X_OK) == 0)
      return true;
    from = end + 1;
  }
  return false;
}

PagerCommand PagerCommand::choose(const std::string& variable,
                                  bool (*is_installed)(const std::string& program)) {
  PagerCommand command;
  command.words = split_words(variable);
  if (command.words.empty()) {
    if (is_installed("less")) {
      command.words = {"less"};
    } else if (is_installed("more")) {
      command.words = {"more"};
    } else {
      return command;
    }
  }
  const std::string program = std::filesystem::path(command.words.front()).filename().string();
  if (program == "less") {
    // -R shows our colours and nothing else; -j5 leaves lines above the sentence to read.
    command.words.insert(command.words.end(), {"-R", "-j5"});
    command.shows_color = true;
  }
  command.takes_line = program == "less" || program == "more";
  return command;
}

Style ProgramPager::style(const Style& style) const {
  Style shown = style;
  shown.color = style.color && command_.shows_color;
  return shown;
}

void ProgramPager::show(const std::string& text, size_t line) {
  const TemporaryFile file(text);
  std::vector<std::string> words = command_.words;
  if (command_.takes_line && line > 1) words.push_back(fmt::format("+{}", line));
  words.push_back(file.path());
  if (run_and_wait(words) == kNotStarted) {
    throw Error(fmt::format("cannot start the pager {}", utf8::inert(words.front())),
                "set PAGER, or use :read");
  }
}

}  // namespace chancery::search
