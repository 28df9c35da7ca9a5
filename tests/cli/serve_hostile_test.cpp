// Bad input: a clear status and one sentence, and the server lives.
#include <gmock/gmock.h>

#include <chrono>
#include <thread>

#include "tests/cli/library.h"
#include "tests/cli/server.h"

namespace chancery::cli {
namespace {

using ::testing::AnyOf;
using ::testing::Eq;

class HostileServe : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    sandbox_ = new Sandbox();
    sandbox_->index_records(library());
    server_ = new ServeProcess(*sandbox_);
  }
  static void TearDownTestSuite() {
    delete server_;
    delete sandbox_;
  }
  void TearDown() override {
    EXPECT_TRUE(server().process().running());
    EXPECT_TRUE(server().lives());
  }
  static ServeProcess& server() { return *server_; }

  static std::string head() { return "Host: " + server().host() + "\r\n"; }
  static std::string asking() {
    return head() + "Authorization: Bearer " + server().token() + "\r\n";
  }
  // The status of what is answered to these bytes.
  static int status_of(const std::string& bytes) {
    Connection connection(server().port());
    connection.send(bytes);
    const HttpAnswer answer = connection.receive();
    if (answer.status >= 400) {
      const Json problem = answer.json();
      EXPECT_EQ(problem["status"], answer.status);
      EXPECT_FALSE(contains(problem["detail"].get<std::string>(), "\n"));
    }
    return answer.status;
  }

 private:
  static inline Sandbox* sandbox_ = nullptr;
  static inline ServeProcess* server_ = nullptr;
};

TEST_F(HostileServe, MethodsThatAreNotRead) {
  for (const char* method :
       {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "BREW"}) {
    Connection connection(server().port());
    connection.send(std::string(method) + " /api/coverage HTTP/1.1\r\n" + asking() + "\r\n");
    const HttpAnswer answer = connection.receive();
    EXPECT_EQ(answer.status, 405) << method;
    EXPECT_EQ(answer.header("allow"), "GET, HEAD");
    EXPECT_FALSE(contains(answer.body, server().token()));
  }
  EXPECT_EQ(status_of("PUT /x HTTP/1.1\r\n" + asking() + "Content-Length: 5\r\n\r\nhello"), 413);
}

TEST_F(HostileServe, PathsThatLeadOut) {
  for (const char* path :
       {"/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/page/../../etc/passwd", "//etc/passwd",
        "/js/../../../etc/passwd", "/./", "/index.html/", "/style.css%20", "/api/../openapi.json",
        "/api/search/", "/API/coverage", "/..%5c..%5cetc"}) {
    EXPECT_EQ(status_of(std::string("GET ") + path + " HTTP/1.1\r\n" + asking() + "\r\n"), 404)
        << path;
  }
  for (const char* path : {"/%00", "/style.css%00.js", "/%", "/%zz", "/%c0%ae%c0%ae/", "/\x80", "*",
                           "http://127.0.0.1/", "style.css", "/%0d%0aSet-Cookie:a=b"}) {
    EXPECT_EQ(status_of(std::string("GET ") + path + " HTTP/1.1\r\n" + asking() + "\r\n"), 400)
        << path;
  }
}

TEST_F(HostileServe, HeadersThatAreNone) {
  const std::pair<std::string, int> rows[] = {
      {"GET / HTTP/1.1\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n" + head() + head() + "\r\n", 400},
      {"GET / HTTP/3.0\r\n" + head() + "\r\n", 505},
      {"GET /\r\n\r\n", 400},
      {"\r\n\r\n\r\n\r\nx", 400},
      {"\x16\x03\x01\x02\x01\x01\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n" + head() + "X: " + std::string(20'000, 'x') + "\r\n\r\n", 431},
      {"GET /api/search?q=" + std::string(100'000, 'a') + " HTTP/1.1\r\n" + asking() + "\r\n", 414},
      {"GET / HTTP/1.1\r\n" + head() + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
       413},
      {"GET / HTTP/1.1\r\n" + head() + "Content-Length: -1\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n" + head() + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n", 400},
  };
  for (const auto& [bytes, status] : rows)
    EXPECT_EQ(status_of(bytes), status) << bytes.substr(0, 90);
  std::string many = "GET / HTTP/1.1\r\n" + head();
  for (int i = 0; i < 5000; ++i) many += "A: b\r\n";
  EXPECT_EQ(status_of(many + "\r\n"), 431);
}

TEST_F(HostileServe, QueriesThatAreAbsurd) {
  const std::string longest = server().get("/api/search?q=" + std::string(7'000, 'a')).body;
  EXPECT_TRUE(Json::accept(longest));
  const std::string queries[] = {std::string(2'000, '('),
                                 std::string(2'000, '"'),
                                 std::string(1'000, '*'),
                                 "a* b* c* d* e*",
                                 "NOT NOT NOT NOT a",
                                 "date:99999999999..1",
                                 "actor:\xE2\x80\xAE",
                                 "\xF0\x9F\x98\x80",
                                 "1..999999999999999999999",
                                 "a\tb\nc",
                                 "~~~~",
                                 "like:1",
                                 "<script>"};
  for (const std::string& query : queries) {
    const HttpAnswer answer = server().get("/api/search?q=" + url_encoded(query));
    EXPECT_THAT(answer.status, AnyOf(Eq(200), Eq(400), Eq(414))) << query.substr(0, 40) << answer;
    EXPECT_TRUE(Json::accept(answer.body)) << query.substr(0, 40);
  }
}

TEST_F(HostileServe, GarbageBehindARequest) {
  Connection connection(server().port());
  connection.send("GET /api/coverage HTTP/1.1\r\n" + asking() + "\r\n\x01\x02garbage\r\n\r\n");
  EXPECT_EQ(connection.receive().status, 200);
  EXPECT_EQ(connection.receive().status, 400);
  EXPECT_TRUE(connection.ends());
}

TEST_F(HostileServe, HalfARequestIsToldSo) {
  Connection slow(server().port()), silent(server().port()), gone(server().port());
  slow.send("GET /api/coverage HT");
  gone.send("GET /api/cov");
  gone.end_sending();
  EXPECT_EQ(gone.receive().status, 400);
  EXPECT_TRUE(gone.ends());
  const HttpAnswer answer = slow.receive();
  EXPECT_EQ(answer.status, 408);
  EXPECT_TRUE(slow.ends());
  // Who says nothing at all is told nothing.
  EXPECT_EQ(silent.receive().status, 0);
}

TEST_F(HostileServe, ManyThatSayNothingLeaveRoom) {
  std::vector<std::unique_ptr<Connection>> silent;
  for (int i = 0; i < 400; ++i) silent.push_back(std::make_unique<Connection>(server().port()));
  EXPECT_TRUE(server().lives());
}

TEST_F(HostileServe, WhoGoesBeforeTheAnswerIsForgotten) {
  for (int i = 0; i < 200; ++i) {
    Connection connection(server().port());
    connection.send("GET /api/search?q=*&n=1000 HTTP/1.1\r\n" + asking() + "\r\n");
  }
}

// Threads with Searchers of their own must share nothing that is counted without a lock.
TEST_F(HostileServe, ManyAskForEverything) {
  std::vector<std::thread> clients;
  for (int i = 0; i < 8; ++i) {
    clients.emplace_back([] {
      Connection connection(server().port());
      for (int j = 0; j < 400; ++j) {
        const char* const target =
            j % 2 == 0 ? "/api/search?q=*&n=1" : "/api/view/timeline?share=1";
        connection.send(std::string("GET ") + target + " HTTP/1.1\r\n" + asking() + "\r\n");
        ASSERT_EQ(connection.receive().status, 200);
      }
    });
  }
  for (std::thread& client : clients) client.join();
}

TEST_F(HostileServe, BodiesOfTextsStayText) {
  // What a title holds comes out as JSON, in a type that no browser shows as a page.
  const HttpAnswer answer = server().get("/api/search?q=" + url_encoded("title:road"));
  EXPECT_EQ(answer.header("content-type"), "application/json");
  EXPECT_EQ(answer.header("x-content-type-options"), "nosniff");
}

}  // namespace
}  // namespace chancery::cli
