#include "serve/http/wire.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/beast/http/error.hpp>
#include <string>

#include "chancery/strings.h"

namespace chancery::serve {

namespace http = boost::beast::http;

void limit(RequestParser& parser) {
  parser.header_limit(kHeaderBytes);
  parser.body_limit(0);
}

Request request_of(const RequestParser& parser) {
  const auto& message = parser.get();
  const bool counted = parser.content_length() && *parser.content_length() > 0;
  if (counted || parser.chunked()) throw Problem(413, "a request has no body here");
  Request request;
  request.method = std::string(message.method_string());
  request.target = std::string(message.target());
  for (const auto& field : message) {
    const std::string name(field.name_string());
    request.headers.emplace_back(lower(name), std::string(field.value()));
  }
  return request;
}

std::optional<Problem> problem_of(const boost::system::error_code& error, bool line_ended) {
  if (error == http::error::end_of_stream || error == boost::asio::error::eof) return std::nullopt;
  if (error == http::error::header_limit) {
    if (line_ended) return Problem(431, "the headers of the request are above 8 kB");
    return Problem(414, "the address of the request is above 8 kB; ask a shorter query");
  }
  if (error == http::error::body_limit || error == http::error::unexpected_body)
    return Problem(413, "a request has no body here");
  if (error == http::error::bad_version)
    return Problem(505, "only HTTP/1.1 and HTTP/1.0 are spoken");
  if (error.category() == make_error_code(http::error::bad_method).category())
    return Problem(400, "this is no request of HTTP");
  return std::nullopt;  // the connection is gone
}

bool has_line(const RequestParser& parser) {
  return !parser.get().target().empty();
}

std::optional<std::variant<Request, Problem>> read_request(std::string_view bytes) {
  RequestParser parser;
  limit(parser);
  boost::system::error_code error;
  parser.put(boost::asio::buffer(bytes.data(), bytes.size()), error);
  if (error == http::error::need_more) return std::nullopt;
  if (error) {
    const auto problem = problem_of(error, has_line(parser));
    if (!problem) return std::nullopt;
    return *problem;
  }
  if (!parser.is_header_done()) return std::nullopt;
  try {
    return request_of(parser);
  } catch (const Problem& problem) {
    return problem;
  }
}

}  // namespace chancery::serve
