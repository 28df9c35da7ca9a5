// Failures that end an operation.
//
// An Error names its subject (a path, a field, a place in a query) and says what to do. Library
// exceptions (Xapian's, the file system's) are translated into it once, at the edge of the layer
// that calls the library; main() catches it once and prints its text. What is expected to be absent
// is a std::optional instead, and a file that cannot be read is data (see indexer/report.h).
//
// Floor: base.
#pragma once

#include <stdexcept>
#include <string>

namespace chancery {

// Exit statuses of both programs.
enum ExitStatus : int { kFound = 0, kNothingFound = 1, kFailed = 2 };

class Error : public std::runtime_error {
 public:
  // `message`: one sentence with its subject. `advice`: what to do, or empty.
  explicit Error(const std::string& message, const std::string& advice = "");
};

// A query that cannot be answered, with the byte offset in it of the part that is wrong.
class QueryError : public Error {
 public:
  QueryError(const std::string& message, const std::string& query, size_t offset);

  size_t offset() const { return offset_; }
  // The query in one line and a caret under the place; control characters are shown inert.
  std::string caret() const;

 private:
  std::string query_;
  size_t offset_;
};

}  // namespace chancery
