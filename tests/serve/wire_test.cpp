#include "serve/http/wire.h"

#include <gtest/gtest.h>

namespace chancery::serve {
namespace {

// 200: a request; 0: more is needed; else the status of what is wrong.
int status_of(const std::string& bytes) {
  const auto read = read_request(bytes);
  if (!read) return 0;
  const auto* problem = std::get_if<Problem>(&*read);
  return problem ? problem->status() : 200;
}

TEST(Wire, ReadsRequests) {
  const auto read = read_request("GET /x?q=1 HTTP/1.1\r\nHost: a\r\nX-Y:  b \r\nx-y: c\r\n\r\nGET");
  ASSERT_TRUE(read);
  const Request& request = std::get<Request>(*read);
  EXPECT_EQ(request.method, "GET");
  EXPECT_EQ(request.target, "/x?q=1");
  EXPECT_EQ(request.one("host"), "a");
  EXPECT_EQ(request.all("x-y"), (std::vector<std::string_view>{"b", "c"}));
  EXPECT_FALSE(request.one("x-y"));
}

TEST(Wire, SaysWhatIsWrong) {
  const std::pair<std::string, int> rows[] = {
      {"", 0},
      {"G", 0},
      {"GET / HTTP/1.1\r\nHost: a\r\n", 0},
      {"GET / HTTP/1.1\r\n\r\n", 200},
      {"GET / HTTP/1.0\r\n\r\n", 200},
      {"BREW / HTTP/1.1\r\n\r\n", 200},  // the guard's to refuse
      {"GET / HTTP/2.0\r\n\r\n", 505},
      {"GET / HTTP/9.9\r\n\r\n", 505},
      {"GET /\r\n\r\n", 400},
      {"\x16\x03\x01\x02\x01\x01\xfc\x03\x03\r\n\r\n", 400},  // TLS
      {"GET / HTTP/1.1\r\nno colon\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n: x\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nA\x01: x\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello", 413},
      {"GET / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n", 413},
      {"GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 413},
      {"GET / HTTP/1.1\r\nContent-Length: 0\r\n\r\n", 200},
      {"GET /" + std::string(20'000, 'a') + " HTTP/1.1\r\n\r\n", 414},
      {"GET /" + std::string(20'000, 'a'), 414},
      {"GET / HTTP/1.1\r\nA: " + std::string(20'000, 'a') + "\r\n\r\n", 431},
  };
  for (const auto& [bytes, status] : rows)
    EXPECT_EQ(status_of(bytes), status) << bytes.substr(0, 60);
}

}  // namespace
}  // namespace chancery::serve
