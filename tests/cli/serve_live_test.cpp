// The database changes, goes or is damaged under the server: an answer is of one state of it, or
// says what is wrong, and the server lives.
#include <gmock/gmock.h>

#include <atomic>
#include <thread>

#include "tests/cli/library.h"
#include "tests/cli/server.h"

namespace chancery::cli {
namespace {

// Texts that have little in common, or they would be copies of each other.
std::vector<Json> numbered(int count) {
  std::vector<Json> records;
  for (int i = 0; i < count; ++i) {
    const std::string number = std::to_string(i);
    std::string words;
    for (int j = 0; j < 60; ++j) words += " word" + number + "of" + std::to_string(j);
    records.push_back(record("/library/" + number + ".txt", "Salt report " + number, "2023-01-01",
                             "Iran sells salt." + words + "."));
  }
  return records;
}

TEST(LiveServe, AnswersAreOfOneStateWhileItIsIndexed) {
  const Sandbox sandbox;
  sandbox.index_records(numbered(20));
  const ServeProcess server(sandbox);
  std::atomic<bool> done = false;
  std::atomic<int> answers = 0;
  std::vector<std::thread> clients;
  for (int i = 0; i < 4; ++i) {
    clients.emplace_back([&] {
      while (!done) {
        const HttpAnswer answer = server.get("/api/search?q=salt&n=100&facets=year");
        ASSERT_EQ(answer.status, 200) << answer;
        const Json json = answer.json();
        const uint64_t total = json["total"]["value"];
        EXPECT_EQ(json["coverage"]["documents"], total);
        EXPECT_EQ(json["hits"].size(), std::min<uint64_t>(total, 100));
        EXPECT_EQ(json["facets"]["year"][0]["count"], total);
        ++answers;
      }
    });
  }
  for (int count = 21; count < 33; ++count) sandbox.index_records(numbered(count));
  done = true;
  for (std::thread& client : clients) client.join();
  EXPECT_GT(answers, 12);
  EXPECT_EQ(server.get("/api/coverage").json()["documents"], 32);
}

TEST(LiveServe, TagsChangeWithTheDatabase) {
  const Sandbox sandbox;
  sandbox.index_records(numbered(3));
  const ServeProcess server(sandbox);
  const std::string before = server.get("/api/coverage").header("etag");
  EXPECT_EQ(server.get("/api/coverage", {{"If-None-Match", before}}).status, 304);
  sandbox.index_records(numbered(4));
  const HttpAnswer after = server.get("/api/coverage", {{"If-None-Match", before}});
  EXPECT_EQ(after.status, 200);
  EXPECT_NE(after.header("etag"), before);
  EXPECT_EQ(after.json()["documents"], 4);
}

TEST(LiveServe, TellsWhatIsNewOfASavedQuery) {
  const Sandbox sandbox;
  sandbox.index_records(numbered(3));
  EXPECT_EQ(sandbox.search({"--save", "salt", "salt"}).status, 0);
  const ServeProcess server(sandbox);
  sandbox.index_records(numbered(5));
  const Json saved = server.get("/api/saved?new=1").json()["saved"][0];
  EXPECT_EQ(saved["new"], 2);
  EXPECT_EQ(saved["total"], 5);
  const std::string feed = server.get("/feed?saved=salt").body;
  EXPECT_TRUE(contains(feed, "Salt report 4"));
  EXPECT_FALSE(contains(feed, "Salt report 2"));
  // Looking at it does not mark it as seen.
  EXPECT_EQ(server.get("/api/saved?new=1").json()["saved"][0]["new"], 2);
}

TEST(LiveServe, ADatabaseThatIsGoneIsOneSentence) {
  const Sandbox sandbox;
  sandbox.index_records(numbered(3));
  const ServeProcess server(sandbox);
  fs::rename(sandbox.database(), sandbox.root() / "elsewhere");
  const HttpAnswer gone = server.get("/api/search?q=salt");
  EXPECT_EQ(gone.status, 503) << gone;
  EXPECT_EQ(gone.header("retry-after"), "5");
  EXPECT_EQ(server.ask("GET", "/openapi.json", {}).status, 200);
  fs::rename(sandbox.root() / "elsewhere", sandbox.database());
  EXPECT_EQ(server.get("/api/search?q=salt").status, 200);
}

TEST(LiveServe, ADamagedDatabaseIsOneSentence) {
  const Sandbox sandbox;
  sandbox.index_records(numbered(3));
  const ServeProcess server(sandbox);
  for (const auto& entry : fs::recursive_directory_iterator(sandbox.database())) {
    if (entry.path().extension() == ".glass") fs::resize_file(entry.path(), 10);
  }
  for (int i = 0; i < 5; ++i) {
    const HttpAnswer damaged = server.get("/api/search?q=iran&n=" + std::to_string(i + 1));
    EXPECT_THAT(damaged.status, ::testing::AnyOf(503, 200)) << damaged;
    EXPECT_TRUE(Json::accept(damaged.body));
  }
  EXPECT_EQ(server.ask("GET", "/openapi.json", {}).status, 200);
}

}  // namespace
}  // namespace chancery::cli
