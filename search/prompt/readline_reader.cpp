#include "search/prompt/readline_reader.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

// After <cstdio>: readline's headers use FILE.
#include <readline/history.h>
#include <readline/readline.h>

#include "chancery/utf8.h"
#include "search/charset.h"
#include "search/prompt/interrupt.h"

namespace chancery::search {

namespace {

ReadlineReader::Completer current_completer;
std::function<void()> when_idle;
// Bytes of the line before the candidates: not repeated when they are listed.
size_t candidates_start = 0;
// Does what waits for a moment without a key.
void use_idle_moment(int file) {
  if (!when_idle) return;
  pollfd keys{file, POLLIN, 0};
  if (poll(&keys, 1, 0) != 0) return;
  try {
    std::exchange(when_idle, nullptr)();
  } catch (const std::exception&) {
    // Whoever needs it meets the failure again and tells it; nothing may be thrown through
    // readline.
  }
}

// Holds all signals back while it lives: none can come between a look at what was noted and the
// wait for a key, which lets them in.
class SignalsHeld {
 public:
  SignalsHeld() {
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &before_);
  }
  ~SignalsHeld() { sigprocmask(SIG_SETMASK, &before_, nullptr); }
  SignalsHeld(const SignalsHeld&) = delete;
  SignalsHeld& operator=(const SignalsHeld&) = delete;

  // Whether a key waits; false also when a signal came first.
  bool wait_for_key(int file) const {
    pollfd keys{file, POLLIN, 0};
    return ppoll(&keys, 1, nullptr, &before_) > 0;
  }

 private:
  sigset_t before_ = {};
};

// Waits for a key. Ctrl-C gives a line end, which leaves the line; in the middle of a key sequence
// or a search it first gives the end of input, which leaves that.
int read_key(FILE* stream) {
  constexpr unsigned long kInsideKeys = RL_STATE_METANEXT | RL_STATE_MULTIKEY | RL_STATE_ISEARCH |
                                        RL_STATE_NSEARCH | RL_STATE_NUMERICARG | RL_STATE_MOREINPUT;
  static bool told = false;
  const int file = fileno(stream);
  if (!interrupted()) told = false;
  use_idle_moment(file);
  for (;;) {
    const SignalsHeld held;
    // Readline's own handlers only note a signal; this acts on it and calls ours.
    rl_check_signals();
    if (interrupted()) {
      const bool first = !std::exchange(told, true);
      return first && RL_ISSTATE(kInsideKeys) ? EOF : '\n';
    }
    if (!held.wait_for_key(file)) continue;
    unsigned char key = 0;
    const ssize_t count = ::read(file, &key, 1);
    if (count == 1) return key;
    if (count == 0 || errno != EINTR) return EOF;
  }
}

// Readline ends the line at Ctrl-D itself where it takes pasted text as one piece.
bool ends_its_line() {
  const char* paste = rl_variable_value("enable-bracketed-paste");
  const char* term = std::getenv("TERM");
  return paste && std::string_view(paste) == "on" && term && std::string_view(term) != "dumb";
}

char* copy(const std::string& text) {
  return strdup(to_locale(text).c_str());
}

std::string common_start(const std::vector<std::string>& candidates) {
  std::string start = candidates.front();
  for (const std::string& candidate : candidates) {
    const auto [end, unused] =
        std::mismatch(start.begin(), start.end(), candidate.begin(), candidate.end());
    start.erase(end, start.end());
  }
  return start.substr(0, utf8::floor(candidates.front(), start.size()));
}

char** complete_line(const char*, int, int end) {
  rl_attempted_completion_over = 1;  // no file names
  rl_completion_append_character = '\0';
  try {
    const std::string line = from_locale({rl_line_buffer, static_cast<size_t>(end)});
    const Completion completion = current_completer(line);
    if (completion.candidates.empty()) return nullptr;
    const std::string head = line.substr(0, completion.start);
    candidates_start = to_locale(head).size();
    const std::string typed = line.substr(completion.start);
    std::string start = common_start(completion.candidates);
    // Candidates may differ from what was typed in capitals and accents; never take typing back.
    if (start.size() < typed.size()) start = typed;
    const size_t count = completion.candidates.size();
    auto** matches = static_cast<char**>(std::malloc((count + 2) * sizeof(char*)));
    if (!matches) return nullptr;
    if (count == 1) {
      if (!start.ends_with(':')) start += ' ';
      matches[0] = copy(head + start);
      matches[1] = nullptr;
      return matches;
    }
    matches[0] = copy(head + start);
    for (size_t i = 0; i < count; ++i) matches[i + 1] = copy(head + completion.candidates[i]);
    matches[count + 1] = nullptr;
    return matches;
  } catch (const std::exception&) {
    return nullptr;  // readline is C: nothing may be thrown through it
  }
}

void list_candidates(char** matches, int count, int) {
  int longest = 0;
  std::vector<char*> shown(static_cast<size_t>(count) + 2, nullptr);
  for (int i = 0; i <= count; ++i) {
    char* match = matches[i];
    shown[static_cast<size_t>(i)] = match + std::min(candidates_start, std::strlen(match));
    longest = std::max(longest, static_cast<int>(std::strlen(shown[static_cast<size_t>(i)])));
  }
  std::fputc('\n', rl_outstream);
  rl_display_match_list(shown.data(), count, longest);
  rl_forced_update_display();
}

}  // namespace

ReadlineReader::ReadlineReader(History& history, Completer completer, std::function<void()> idle)
    : history_(history) {
  static char no_breaks[] = "";
  static char name[] = "chancery";
  current_completer = std::move(completer);
  when_idle = std::move(idle);
  rl_readline_name = name;
  rl_instream = stdin;
  rl_outstream = isatty(STDOUT_FILENO) ? stdout : stderr;
  rl_getc_function = read_key;
  // $COLUMNS is the user's; ours would go stale when the window changes.
  rl_change_environment = 0;
  // The list is short; a question in the middle of it would swallow keys.
  rl_variable_bind("page-completions", "off");
  // The whole line goes to the completer, which knows better where a word begins.
  rl_completer_word_break_characters = no_breaks;
  rl_basic_word_break_characters = no_breaks;
  rl_attempted_completion_function = complete_line;
  rl_completion_display_matches_hook = list_candidates;
  for (const std::string& line : history_.lines()) add_history(to_locale(line).c_str());
}

ReadlineReader::~ReadlineReader() {
  rl_attempted_completion_function = nullptr;
  rl_completion_display_matches_hook = nullptr;
  clear_history();
  current_completer = nullptr;
  when_idle = nullptr;
}

ReadStatus ReadlineReader::read(const std::string& prompt, std::string& line) {
  line.clear();
  clear_interrupt();
  char* typed = readline(prompt.c_str());
  const bool stopped = interrupted();
  clear_interrupt();
  if (typed && !stopped) line = from_locale(typed);
  if (!typed && !ends_its_line()) std::fputc('\n', rl_outstream);
  std::fflush(rl_outstream);
  std::free(typed);
  if (stopped) return ReadStatus::kInterrupted;
  return typed ? ReadStatus::kLine : ReadStatus::kEnd;
}

void ReadlineReader::remember(const std::string& line) {
  if (history_.append(line)) add_history(to_locale(history_.lines().back()).c_str());
}

std::vector<std::string> ReadlineReader::history(size_t most) const {
  const auto& lines = history_.lines();
  return {lines.end() - static_cast<std::ptrdiff_t>(std::min(most, lines.size())), lines.end()};
}

}  // namespace chancery::search
