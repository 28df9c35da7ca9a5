// The prompt at a terminal of its own: keys go in, what a person would see comes out.
#include <gtest/gtest.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <clocale>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "search/prompt/history.h"
#include "search/prompt/interrupt.h"
#include "search/prompt/prompt.h"
#include "search/prompt/readline_reader.h"
#include "tests/search/fake_source.h"

namespace chancery::search {
namespace {

// A child process at a pseudo-terminal.
class TerminalPrompt {
 public:
  explicit TerminalPrompt(const char* term = "xterm") {
    winsize size{};
    size.ws_row = 24;
    size.ws_col = 80;
    child_ = forkpty(&terminal_, nullptr, nullptr, &size);
    if (child_ == 0) be_prompt(term);
  }
  ~TerminalPrompt() {
    if (child_ > 0) {
      kill(child_, SIGKILL);
      waitpid(child_, nullptr, 0);
    }
    close(terminal_);
  }

  void type(const std::string& keys) {
    for (size_t done = 0; done < keys.size();) {
      const ssize_t count = write(terminal_, keys.data() + done, keys.size() - done);
      ASSERT_GT(count, 0);
      done += static_cast<size_t>(count);
    }
  }
  // Reads until `text` is seen after all that was waited for before.
  bool shows(const std::string& text) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    for (;;) {
      const size_t at = seen_.find(text);
      if (at != std::string::npos) {
        seen_.erase(0, at + text.size());
        return true;
      }
      if (std::chrono::steady_clock::now() > end || !read_some()) return false;
    }
  }
  // The exit status, or -1.
  int ends() {
    while (read_some()) {
    }
    int status = 0;
    waitpid(child_, &status, 0);
    child_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

 private:
  [[noreturn]] static void be_prompt(const char* term) {
    setenv("TERM", term, 1);
    setenv("INPUTRC", "/dev/null", 1);
    std::setlocale(LC_CTYPE, "C.UTF-8");
    const InterruptGuard guard;
    testing::FakeSource source;
    History history("");
    int idle = 0;
    ReadlineReader reader(
        history, [&](const std::string& line) { return complete(source, line); },
        [&] {
          ++idle;
          std::cout << "(idle)" << std::flush;
          throw std::runtime_error("nothing may come of it");
        });
    PrintingPager pager(std::cout);
    Session session({source, reader, pager, std::cout, std::cerr, [] { return Style{}; }}, {},
                    Detail::kShort);
    prompt_loop(session, reader);
    for (const std::string& query : source.queries) std::cout << "asked:" << query.size() << '\n';
    std::cout << "idle:" << idle << '\n';
    std::cout.flush();
    _exit(7);
  }
  bool read_some() {
    fd_set set;
    FD_ZERO(&set);
    FD_SET(terminal_, &set);
    timeval wait{20, 0};
    if (select(terminal_ + 1, &set, nullptr, nullptr, &wait) <= 0) return false;
    char buffer[4096];
    const ssize_t count = read(terminal_, buffer, sizeof buffer);
    if (count <= 0) return false;
    seen_.append(buffer, static_cast<size_t>(count));
    return true;
  }

  int terminal_ = -1;
  pid_t child_ = -1;
  std::string seen_;
};

TEST(PromptAtATerminal, UsesTheFirstIdleMomentOnce) {
  TerminalPrompt prompt;
  ASSERT_TRUE(prompt.shows("> "));
  ASSERT_TRUE(prompt.shows("(idle)"));
  prompt.type("corridor\r");
  ASSERT_TRUE(prompt.shows("25 hits"));
  ASSERT_TRUE(prompt.shows("> "));
  prompt.type(":q\r");
  EXPECT_TRUE(prompt.shows("idle:1"));
  EXPECT_EQ(prompt.ends(), 7);
}

TEST(PromptAtATerminal, AnswersAndQuits) {
  TerminalPrompt prompt;
  ASSERT_TRUE(prompt.shows("> "));
  prompt.type("corridor\r");
  EXPECT_TRUE(prompt.shows("25 hits"));
  EXPECT_TRUE(prompt.shows("> "));
  prompt.type(":cite 1\r");
  EXPECT_TRUE(prompt.shows("Omer Niazi, \"Azerbaijan-Armenia"));
  EXPECT_TRUE(prompt.shows("> "));
  prompt.type("\x04");
  EXPECT_TRUE(prompt.shows("asked:8"));
  EXPECT_EQ(prompt.ends(), 7);
}

TEST(PromptAtATerminal, CtrlCEndsTheLineWhateverItIs) {
  TerminalPrompt prompt;
  ASSERT_TRUE(prompt.shows("> "));
  // A line, nothing, the beginning of a key sequence, a search of the history, an argument.
  for (const char* keys : {"half a line", "", "\x1b", "\x12zz", "\x1b\x35"}) {
    prompt.type(keys);
    usleep(100000);  // the key must be read before the signal comes
    prompt.type("\x03");
    ASSERT_TRUE(prompt.shows("\n")) << keys;
    ASSERT_TRUE(prompt.shows("> ")) << keys;
  }
  // Still the keys of Emacs: Ctrl-A goes to the beginning.
  prompt.type("bc\x01z\r");
  EXPECT_TRUE(prompt.shows("25 hits"));
  EXPECT_TRUE(prompt.shows("> "));
  prompt.type(":quit\r");
  EXPECT_TRUE(prompt.shows("asked:3"));
  EXPECT_EQ(prompt.ends(), 7);
}

TEST(PromptAtATerminal, TabCompletes) {
  TerminalPrompt prompt;
  ASSERT_TRUE(prompt.shows("> "));
  prompt.type("actor:united\t");
  EXPECT_TRUE(prompt.shows("\"united kingdom\" "));
  prompt.type("\x15:h\t\t");
  EXPECT_TRUE(prompt.shows(":help     :history"));
  prompt.type("\x15\x04");
  EXPECT_EQ(prompt.ends(), 7);
}

TEST(PromptAtATerminal, ALongPasteIsOneQuery) {
  TerminalPrompt prompt;
  ASSERT_TRUE(prompt.shows("> "));
  std::string text;
  while (text.size() < 10000) text += "words\n";
  text.back() = 's';
  prompt.type("\x1b[200~" + text);
  prompt.type("\x1b[201~\r");
  EXPECT_TRUE(prompt.shows("25 hits"));
  EXPECT_TRUE(prompt.shows("> "));
  prompt.type("\x04");
  EXPECT_TRUE(prompt.shows("asked:" + std::to_string(text.size())));
  EXPECT_EQ(prompt.ends(), 7);
}

TEST(PromptAtATerminal, WorksOnADumbOne) {
  TerminalPrompt prompt("dumb");
  ASSERT_TRUE(prompt.shows("> "));
  prompt.type("corridor\r");
  EXPECT_TRUE(prompt.shows("25 hits"));
  EXPECT_TRUE(prompt.shows("> "));
  prompt.type("\x03");
  EXPECT_TRUE(prompt.shows("> "));
  prompt.type(":q\r");
  EXPECT_EQ(prompt.ends(), 7);
}

}  // namespace
}  // namespace chancery::search
