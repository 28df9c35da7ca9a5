// Requests as Boost.Beast reads them from the wire, and what its failures mean.
#pragma once

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/system/error_code.hpp>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

#include "serve/http/message.h"
#include "serve/http/problem.h"

namespace chancery::serve {

// The address and all headers of a request.
inline constexpr uint32_t kHeaderBytes = 8192;

using RequestParser = boost::beast::http::request_parser<boost::beast::http::empty_body>;

// Sets the limits.
void limit(RequestParser& parser);

// The request whose header was read. Throws Problem for one with a body (413).
Request request_of(const RequestParser& parser);

// Whether the first line was read.
bool has_line(const RequestParser& parser);

// What to say to a sender whose request could not be read; absent when there is nobody to say it
// to. `line_ended`: whether the first line has come to its end.
std::optional<Problem> problem_of(const boost::system::error_code& error, bool line_ended);

// The first request in `bytes`, as a connection would read it: absent when more is needed.
std::optional<std::variant<Request, Problem>> read_request(std::string_view bytes);

}  // namespace chancery::serve
