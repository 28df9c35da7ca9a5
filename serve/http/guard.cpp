#include "serve/http/guard.h"

#include <algorithm>
#include <utility>

#include "chancery/base64.h"
#include "chancery/strings.h"
#include "serve/http/problem.h"

namespace chancery::serve {

namespace {

// What stands behind the scheme, which any case may have; absent for another scheme.
std::optional<std::string_view> credentials(std::string_view header, std::string_view scheme) {
  if (!starts_with_ignoring_case(header, scheme)) return std::nullopt;
  header.remove_prefix(scheme.size());
  if (!header.starts_with(' ')) return std::nullopt;
  return trim(header);
}

std::string_view without_port(std::string_view host) {
  const size_t colon = host.rfind(':');
  const bool port = colon != std::string_view::npos &&
                    host.find_first_not_of("0123456789", colon + 1) == std::string_view::npos;
  return port ? host.substr(0, colon) : host;
}

}  // namespace

bool equal_in_constant_time(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  unsigned differences = 0;
  for (size_t i = 0; i < a.size(); ++i)
    differences |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]);
  // The compiler may not end the loop early: it cannot see what is read here.
  const volatile unsigned seen = differences;
  return seen == 0;
}

Guard::Guard(Access access) : access_(std::move(access)) {}

bool Guard::is_ours(std::string_view host) const {
  const std::string small = lower(host);
  const auto has = [](const std::vector<std::string>& list, std::string_view one) {
    return std::find(list.begin(), list.end(), one) != list.end();
  };
  return has(access_.hosts, small) || has(access_.names, without_port(small));
}

bool Guard::is_our_origin(std::string_view origin) const {
  const std::string small = lower(origin);
  constexpr std::string_view kPlain = "http://", kSecret = "https://";
  if (small.starts_with(kPlain)) return is_ours(std::string_view(small).substr(kPlain.size()));
  if (!small.starts_with(kSecret)) return false;
  const std::string_view name = without_port(std::string_view(small).substr(kSecret.size()));
  return std::find(access_.names.begin(), access_.names.end(), name) != access_.names.end();
}

void Guard::check_sender(const Request& request) const {
  if (request.method != "GET" && request.method != "HEAD" && request.method != "POST")
    throw Problem(405, "only GET, HEAD and, to save a query, POST are answered");
  const std::optional<std::string_view> host = request.one("host");
  if (!host) throw Problem(400, "the request must have one Host");
  if (!is_ours(*host)) {
    throw Problem(
        403,
        "the request names another host than this server; behind a proxy start the server "
        "with --host NAME");
  }
  for (const std::string_view origin : request.all("origin")) {
    if (!is_our_origin(origin)) throw Problem(403, "pages of other sites get no answer");
  }
}

void Guard::check_site(const Request& request) {
  for (const std::string_view site : request.all("sec-fetch-site")) {
    if (site != "same-origin" && site != "none")
      throw Problem(403, "pages of other sites get no answer");
  }
}

bool Guard::has_token(const Request& request) const {
  if (access_.token.empty()) return true;
  const std::optional<std::string_view> header = request.one("authorization");
  if (!header) return false;
  if (const auto bearer = credentials(*header, "bearer"))
    return equal_in_constant_time(*bearer, access_.token);
  const auto basic = credentials(*header, "basic");
  if (!basic) return false;
  const std::string pair = from_base64(*basic);
  const size_t colon = pair.find(':');
  return colon != std::string::npos &&
         equal_in_constant_time(std::string_view(pair).substr(colon + 1), access_.token);
}

}  // namespace chancery::serve
