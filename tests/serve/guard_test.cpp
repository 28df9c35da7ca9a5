#include "serve/http/guard.h"

#include <gtest/gtest.h>

#include "serve/http/problem.h"

namespace chancery::serve {
namespace {

const std::string kToken = "0123456789abcdef0123";

Guard guard() {
  return Guard({kToken, {"127.0.0.1:8417", "localhost:8417", "[::1]:8417"}, {"desk.example"}});
}

Request request(Headers headers, const std::string& method = "GET") {
  return {method, "/", std::move(headers)};
}

int status_of(const Request& asked) {
  try {
    guard().check_sender(asked);
    Guard::check_site(asked);
    return 200;
  } catch (const Problem& problem) {
    return problem.status();
  }
}

TEST(Guard, KnowsItsHosts) {
  const std::pair<const char*, int> rows[] = {
      {"127.0.0.1:8417", 200},
      {"localhost:8417", 200},
      {"LocalHost:8417", 200},
      {"[::1]:8417", 200},
      {"desk.example", 200},
      {"desk.example:8443", 200},
      {"127.0.0.1", 403},
      {"127.0.0.1:8418", 403},
      {"evil.example:8417", 403},
      {"127.0.0.1.evil.example", 403},
      {"", 403},
      {"evil-desk.example", 403},
      {"desk.example.evil", 403},
      {"desk.example:80:80", 403},
      {"127.0.0.1:8417 ", 403},
      {"user@127.0.0.1:8417", 403},
      {"127.0.0.1:8417/x", 403},
  };
  for (const auto& [host, status] : rows)
    EXPECT_EQ(status_of(request({{"host", host}})), status) << host;
  EXPECT_EQ(status_of(request({})), 400);
  EXPECT_EQ(status_of(request({{"host", "127.0.0.1:8417"}, {"host", "evil.example"}})), 400);
}

TEST(Guard, KnowsItsOrigins) {
  const std::pair<const char*, int> rows[] = {
      {"http://127.0.0.1:8417", 200},
      {"http://localhost:8417", 200},
      {"HTTP://LOCALHOST:8417", 200},
      {"https://desk.example", 200},
      {"http://desk.example", 200},
      {"https://desk.example:8443", 200},
      {"https://127.0.0.1:8417", 403},
      {"null", 403},
      {"", 403},
      {"http://evil.example", 403},
      {"http://127.0.0.1:3000", 403},
      {"file://", 403},
      {"https://desk.example.evil.example", 403},
  };
  for (const auto& [origin, status] : rows) {
    EXPECT_EQ(status_of(request({{"host", "127.0.0.1:8417"}, {"origin", origin}})), status)
        << origin;
  }
}

TEST(Guard, PagesOfOtherSitesGetNothing) {
  const std::pair<const char*, int> rows[] = {
      {"same-origin", 200}, {"none", 200}, {"cross-site", 403}, {"same-site", 403}, {"", 403}};
  for (const auto& [site, status] : rows) {
    EXPECT_EQ(status_of(request({{"host", "127.0.0.1:8417"}, {"sec-fetch-site", site}})), status)
        << site;
  }
}

TEST(Guard, OnlyReads) {
  for (const char* method : {"PUT", "DELETE", "TRACE", "OPTIONS", "CONNECT", "get", "", "X"})
    EXPECT_EQ(status_of(request({{"host", "127.0.0.1:8417"}}, method)), 405) << method;
  for (const char* method : {"HEAD", "POST"})
    EXPECT_EQ(status_of(request({{"host", "127.0.0.1:8417"}}, method)), 200);
}

TEST(Guard, AsksForTheToken) {
  const auto has = [](const std::string& header) {
    return guard().has_token(request({{"authorization", header}}));
  };
  EXPECT_TRUE(has("Bearer " + kToken));
  EXPECT_TRUE(has("bearer " + kToken));
  EXPECT_TRUE(has("Bearer  " + kToken));
  // "reader:" and the token.
  EXPECT_TRUE(has("Basic cmVhZGVyOjAxMjM0NTY3ODlhYmNkZWYwMTIz"));
  for (const std::string& wrong :
       {std::string(), std::string("Bearer"), std::string("Bearer "), "Bearer" + kToken,
        "Bearer " + kToken + "0", "Bearer " + kToken.substr(1), "Digest " + kToken, kToken,
        "Bearer " + kToken + " " + kToken, std::string("Basic "), std::string("Basic !!!!"),
        "Basic " + kToken}) {
    EXPECT_FALSE(has(wrong)) << wrong;
  }
  EXPECT_FALSE(guard().has_token(request({})));
  EXPECT_FALSE(guard().has_token(
      request({{"authorization", "Bearer " + kToken}, {"authorization", "Bearer " + kToken}})));
  EXPECT_TRUE(Guard({"", {}, {}}).has_token(request({})));
}

TEST(Guard, ComparesWhole) {
  EXPECT_TRUE(equal_in_constant_time("", ""));
  EXPECT_TRUE(equal_in_constant_time("abc", "abc"));
  EXPECT_FALSE(equal_in_constant_time("abc", "abd"));
  EXPECT_FALSE(equal_in_constant_time("abc", "ab"));
  EXPECT_FALSE(equal_in_constant_time("abc", "Abc"));
}

}  // namespace
}  // namespace chancery::serve
