#include "chancery/error.h"

#include "chancery/utf8.h"

namespace chancery {

namespace {
std::string joined(const std::string& message, const std::string& advice) {
  return advice.empty() ? message : message + "; " + advice;
}
}  // namespace

Error::Error(const std::string& message, const std::string& advice)
    : std::runtime_error(joined(message, advice)) {}

QueryError::QueryError(const std::string& message, const std::string& query, size_t offset)
    : Error(message), query_(query), offset_(std::min(offset, query.size())) {}

std::string QueryError::caret() const {
  // A window of the query around the place, so that a long query stays one line.
  constexpr size_t kBefore = 50, kAfter = 20;
  const size_t from = utf8::floor(query_, offset_ > kBefore ? offset_ - kBefore : 0);
  const size_t to = utf8::floor(query_, std::min(query_.size(), offset_ + kAfter));
  const std::string_view query(query_);
  const size_t place = utf8::floor(query_, offset_);
  const std::string before = utf8::inert(query.substr(from, place - from));
  return before + utf8::inert(query.substr(place, to - place)) + "\n" +
         std::string(utf8::width(before), ' ') + "^";
}

}  // namespace chancery
