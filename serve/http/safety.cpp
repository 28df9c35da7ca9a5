// What a browser may do with our responses: load and show what this server has, and nothing else.
#include <utility>

#include "serve/http/server.h"

namespace chancery::serve {

namespace {

constexpr std::pair<std::string_view, std::string_view> kSafety[] = {
    // No inline script or style, nothing from another host, no text that becomes HTML by itself.
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
     "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
     "require-trusted-types-for 'script'; trusted-types 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"X-Frame-Options", "DENY"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
};

}  // namespace

Response with_safety(Response response) {
  for (const auto& [name, value] : kSafety) response.headers.emplace_back(name, value);
  return response;
}

}  // namespace chancery::serve
