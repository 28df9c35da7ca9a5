// What went wrong with a request, as application/problem+json tells it (RFC 9457): "status", its
// name as "title", one sentence as "detail", and members of ours where they help.
#pragma once

#include <exception>
#include <nlohmann/json.hpp>
#include <string>

#include "serve/http/message.h"

namespace chancery::serve {

// Ends the handling of a request; the edge turns it into its response.
class Problem : public std::exception {
 public:
  // `members`: an object, added behind the usual ones.
  Problem(int status, std::string detail,
          nlohmann::ordered_json members = nlohmann::ordered_json::object());

  const char* what() const noexcept override { return detail_.c_str(); }
  int status() const { return status_; }
  nlohmann::ordered_json json() const;

 private:
  int status_;
  std::string detail_;
  nlohmann::ordered_json members_;
};

Response response_of(const Problem& problem);

// The problem that `error` is, thrown while a request was answered: a query that cannot be read
// (with its place), what is not there, a database that cannot be read.
Problem problem_of(const std::exception& error);

}  // namespace chancery::serve
