#include "search/prompt/session_log.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <sstream>

#include "chancery/error.h"
#include "chancery/utf8.h"
#include "search/render/csv.h"
#include "search/render/paths.h"
#include "search/saved/saved_searches.h"
#include "search/view/sort_order.h"

namespace chancery::search {

namespace {

constexpr std::string_view kLogTitle = "# Chancery session";
constexpr std::string_view kAsked = "~~~ asked", kAnswer = "~~~ answer", kClosed = "~~~";

// A line inside of a fence ends none.
std::string fenced_line(const std::string& line) {
  const std::string text = utf8::inert(line);
  return (text.starts_with(kClosed) ? " " : "") + text + "\n";
}

template <typename Number>
void read_number(std::string_view text, Number& number) {
  std::from_chars(text.data(), text.data() + text.size(), number);
}

// Reads the lines of a log one after another.
class LogReader {
 public:
  LogReader(std::istream& in, std::string name) : in_(in), name_(std::move(name)) {}

  LoggedSession read() {
    if (!next() || line_ != kLogTitle) fail("this is no log of a session");
    LoggedSession session;
    while (next()) {
      if (line_.starts_with("- ")) read_head(session.head);
      if (line_ == kAsked) {
        const std::vector<std::string> asked = fenced();
        if (asked.size() != 1) fail("one line was asked at a time");
        session.steps.push_back({asked.front(), {}});
      } else if (line_ == kAnswer) {
        if (session.steps.empty() || !session.steps.back().rows.empty())
          fail("this answers nothing that was asked");
        session.steps.back().rows = fenced();
      }
    }
    return session;
  }

 private:
  bool next() {
    ++number_;
    if (!std::getline(in_, line_)) return false;
    if (line_.ends_with('\r')) line_.pop_back();
    return true;
  }

  [[noreturn]] void fail(const char* reason) const {
    throw Error(fmt::format("{}:{}: {}", name_, number_, reason),
                ":log FILE at the prompt writes one");
  }

  void read_head(LoggedHead& head) const {
    const size_t colon = line_.find(": ");
    if (colon == std::string::npos) return;
    const std::string name = line_.substr(2, colon - 2), value = line_.substr(colon + 2);
    if (name == "Begun") head.begun = value;
    if (name == "Database") head.databases.push_back(value);
    if (name == "Documents") read_number(value, head.documents);
    if (name == "Fingerprint") head.fingerprint = value;
    if (name == "Count") read_number(value, head.count);
    if (name == "Sort") head.sort = value;
  }

  std::vector<std::string> fenced() {
    std::vector<std::string> lines;
    while (next()) {
      if (line_ == kClosed) return lines;
      lines.push_back(line_.starts_with(" ~~~") ? line_.substr(1) : line_);
    }
    fail("the log ends within an answer");
  }

  std::istream& in_;
  std::string name_, line_;
  size_t number_ = 0;
};

}  // namespace

LoggedHead head_of(AnswerSource& source, const std::vector<std::string>& databases,
                   const SearchOptions& options) {
  LoggedHead head;
  head.begun = today();
  for (const std::string& path : databases) head.databases.push_back(quoted_path(path));
  head.documents = source.coverage().documents;
  head.fingerprint = source.fingerprint();
  head.count = options.count;
  head.sort = name_of(options.sort);
  return head;
}

SessionLog::SessionLog(const std::string& path, const LoggedHead& head) : path_(path) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  const std::string shown = utf8::inert(path);
  if (file < 0 && errno == EEXIST) throw Error(shown + " exists already", "choose another name");
  if (file < 0) throw Error(fmt::format("cannot write {}: {}", shown, std::strerror(errno)));
  close(file);
  out_.open(path, std::ios::binary | std::ios::app);
  std::string text = fmt::format("{}\n\n- Begun: {}\n", kLogTitle, head.begun);
  for (const std::string& database : head.databases)
    text += fmt::format("- Database: {}\n", database);
  write(text + fmt::format("- Documents: {}\n- Fingerprint: {}\n- Count: {}\n- Sort: {}\n",
                           head.documents, head.fingerprint, head.count, head.sort));
}

void SessionLog::add(const LoggedStep& step) {
  std::string text = fmt::format("\n## {}\n\n{}\n{}{}\n\n{}\n", ++steps_, kAsked,
                                 fenced_line(step.asked), kClosed, kAnswer);
  for (const std::string& row : step.rows) text += fenced_line(row);
  write(text + std::string(kClosed) + "\n");
}

void SessionLog::write(const std::string& text) {
  errno = 0;
  if (!(out_ << text << std::flush))
    throw Error(fmt::format("cannot write {}: {}", utf8::inert(path_), std::strerror(errno)));
}

LoggedSession read_session_log(const std::string& path) {
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  const std::string shown = utf8::inert(path);
  if (!in) throw Error(fmt::format("cannot read {}: {}", shown, std::strerror(errno)));
  return LogReader(in, shown).read();
}

std::vector<std::string> answer_rows(const Answer& answer) {
  const std::string_view about = answer.certainty == Certainty::kExact     ? ""
                                 : answer.certainty == Certainty::kAtLeast ? ",at least"
                                                                           : ",about";
  std::vector<std::string> rows = {fmt::format("hits,{}{}", answer.total, about)};
  for (const Hit& hit : answer.hits)
    rows.push_back(fmt::format("{},{}", hit.rank, csv_cell(quoted_path(hit.record.path))));
  return rows;
}

std::vector<std::string> rows_of(const std::string& text) {
  std::istringstream lines(text);
  std::vector<std::string> rows;
  for (std::string line; std::getline(lines, line);) {
    if (line.ends_with('\r')) line.pop_back();
    rows.push_back(utf8::inert(line));
  }
  return rows;
}

}  // namespace chancery::search
