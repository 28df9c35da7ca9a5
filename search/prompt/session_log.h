// What was asked at a prompt and what it gave, as Markdown: evidence for a paper, which
// `chancery-search --replay FILE` asks again.
//
//   # Chancery session
//
//   - Begun: 2023-08-30
//   - Database: /home/ann/.local/share/chancery/database
//   - Documents: 4000
//   - Fingerprint: 9f86d081884c7d65
//   - Count: 10
//   - Sort: relevance
//
//   ## 1
//
//   ~~~ asked
//   zangezur corridor
//   ~~~
//
//   ~~~ answer
//   hits,57
//   1,/home/ann/caucasus/talks.txt
//   ~~~
//
// Rows of an answer are CSV: of a query the number of its hits and the first of them, of a picture
// or of counts what --format csv has.
#pragma once

#include <fstream>
#include <string>
#include <vector>

#include "search/answer/answer_source.h"

namespace chancery::search {

struct LoggedHead {
  std::string begun;                   // YYYY-MM-DD
  std::vector<std::string> databases;  // as quoted_path has them
  uint64_t documents = 0;
  std::string fingerprint;  // AnswerSource::fingerprint
  uint32_t count = 10;      // hits of a page
  std::string sort = "relevance";
};

// One line that was typed, or the query that it came to, and the rows of its answer.
struct LoggedStep {
  std::string asked;
  std::vector<std::string> rows;
};

struct LoggedSession {
  LoggedHead head;
  std::vector<LoggedStep> steps;
};

// What a source says of itself.
LoggedHead head_of(AnswerSource& source, const std::vector<std::string>& databases,
                   const SearchOptions& options);

// A new log, its writer's alone, on the disk after each step.
class SessionLog {
 public:
  // Throws Error when `path` exists or cannot be written.
  SessionLog(const std::string& path, const LoggedHead& head);
  void add(const LoggedStep& step);
  const std::string& path() const { return path_; }

 private:
  void write(const std::string& text);

  std::string path_;
  std::ofstream out_;
  size_t steps_ = 0;
};

// Throws Error for a file that cannot be read or is no log, which names the line.
LoggedSession read_session_log(const std::string& path);

// The rows of an answer to a query.
std::vector<std::string> answer_rows(const Answer& answer);
// Lines of text as rows.
std::vector<std::string> rows_of(const std::string& text);

}  // namespace chancery::search
