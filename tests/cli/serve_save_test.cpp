// Queries that the page saves: the one thing that chancery-serve writes.
#include "tests/cli/library.h"
#include "tests/cli/server.h"
#include "tests/support/schema_check.h"

namespace chancery::cli {
namespace {

class ServeSave : public ::testing::Test {
 protected:
  ServeSave() { sandbox_.index_records(library()); }

  void SetUp() override {
    server_.emplace(sandbox_);
    if (!server_->get("/api/saved").json()["can_save"].get<bool>())
      GTEST_SKIP() << "without Landlock the server may write nothing";
  }
  HttpAnswer post(const std::string& target, std::map<std::string, std::string> headers = {}) {
    if (!headers.contains("Authorization")) headers["Authorization"] = "Bearer " + server_->token();
    return server_->ask("POST", target, headers);
  }
  fs::path file(const std::string& name) const {
    return sandbox_.root() / "home/state/chancery/saved" / (name + ".json");
  }

  Sandbox sandbox_;
  std::optional<ServeProcess> server_;
};

TEST_F(ServeSave, KeepsAQueryAsTheProgramDoes) {
  const HttpAnswer answer = post("/api/save?name=salty&q=salt");
  EXPECT_EQ(answer.status, 200) << answer;
  const auto openapi = nlohmann::ordered_json::parse(server_->ask("GET", "/openapi.json", {}).body);
  const auto& schema = openapi["paths"]["/api/save"]["post"]["responses"]["200"]["content"]
                              ["application/json"]["schema"];
  EXPECT_EQ(testing::SchemaCheck(openapi).problems(answer.json(), schema),
            std::vector<std::string>{});
  EXPECT_EQ(fs::status(file("salty")).permissions(),
            fs::perms::owner_read | fs::perms::owner_write);
  const Json saved = server_->get("/api/saved?new=1").json()["saved"];
  ASSERT_EQ(saved.size(), 1U);
  EXPECT_EQ(saved[0]["new"], 0);
  EXPECT_EQ(saved[0]["total"], answer.json()["total"]);
  const Outcome asked = sandbox_.search({"-f", "json", "--saved", "salty"});
  EXPECT_EQ(asked.json()["query"], "salt") << asked;
  for (const auto& one : fs::directory_iterator(file("salty").parent_path()))
    EXPECT_FALSE(contains(one.path().string(), ".chancery.")) << "a draft was left";
}

TEST_F(ServeSave, WhatCannotBeSavedIsLeftAlone) {
  EXPECT_EQ(post("/api/save?name=salty&q=salt").status, 200);
  EXPECT_EQ(post("/api/save?name=salty&q=road").status, 409);
  EXPECT_EQ(server_->get("/api/saved").json()["saved"][0]["query"], "salt");
  for (const char* target :
       {"/api/save?q=salt", "/api/save?name=x", "/api/save?name=..%2Fx&q=salt",
        "/api/save?name=.x&q=salt", "/api/save?name=a%20b&q=salt", "/api/save?name=x&q=salt+AND"}) {
    const HttpAnswer answer = post(target);
    EXPECT_EQ(answer.status, 400) << target;
    EXPECT_FALSE(answer.json()["detail"].get<std::string>().empty());
  }
  EXPECT_FALSE(fs::exists(file("x")));
}

TEST_F(ServeSave, OnlyThePersonOfTheTokenSaves) {
  const std::string target = "/api/save?name=x&q=salt";
  EXPECT_EQ(post(target, {{"Authorization", "Bearer wrong"}}).status, 401);
  EXPECT_EQ(server_->ask("POST", target, {}).status, 401);
  EXPECT_EQ(post(target, {{"Origin", "http://evil.example"}}).status, 403);
  EXPECT_EQ(post(target, {{"Sec-Fetch-Site", "cross-site"}}).status, 403);
  EXPECT_EQ(post(target, {{"Host", "evil.example"}}).status, 403);
  EXPECT_EQ(post(target, {{"Content-Length", "5"}}).status, 413);
  const HttpAnswer got = server_->get(target);
  EXPECT_EQ(got.status, 405);
  EXPECT_EQ(got.header("allow"), "POST");
  EXPECT_EQ(post("/api/saved").status, 405);
  EXPECT_FALSE(fs::exists(file("x")));
  EXPECT_TRUE(server_->lives());
}

}  // namespace
}  // namespace chancery::cli
