// chancery-serve as a browser and as other programs meet it.
#include "tests/cli/library.h"
#include "tests/cli/server.h"
#include "tests/support/schema_check.h"

namespace chancery::cli {
namespace {

class Serve : public ::testing::Test {
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
  static Sandbox& sandbox() { return *sandbox_; }
  static ServeProcess& server() { return *server_; }

  // The answer of 200 as JSON.
  static Json json(const std::string& target) {
    const HttpAnswer answer = server().get(target);
    EXPECT_EQ(answer.status, 200) << target << answer;
    return answer.json();
  }
  // One sentence for a person, with its status and place in the member names.
  static Json problem(const std::string& target, int status) {
    const HttpAnswer answer = server().get(target);
    EXPECT_EQ(answer.status, status) << target << answer;
    EXPECT_EQ(answer.header("content-type"), "application/problem+json");
    const Json json = answer.json();
    EXPECT_EQ(json["status"], status);
    EXPECT_FALSE(json["detail"].get<std::string>().empty());
    return json;
  }
  static std::string id_of(const std::string& query) {
    return json("/api/search?q=" + url_encoded(query))["hits"][0]["id"];
  }

 private:
  static inline Sandbox* sandbox_ = nullptr;
  static inline ServeProcess* server_ = nullptr;
};

TEST_F(Serve, AnswersAsTheCommandDoes) {
  for (const std::string query : {"salt", "zangezur corridor", "*", "nothing-at-all"}) {
    Json ours = json("/api/search?q=" + url_encoded(query) + "&facets=actor,year");
    Json theirs = sandbox().search({"-f", "json", "--facets", "actor,year", query}).json();
    ours.erase("took_ms");
    theirs.erase("took_ms");
    EXPECT_EQ(ours, theirs) << query;
  }
}

TEST_F(Serve, ShowsPicturesAsTheCommandDoes) {
  const std::pair<std::string, Arguments> rows[] = {
      {"who?subject=borders", {"--who", "borders"}},
      {"what?subject=iran&q=salt", {"--what", "iran", "salt"}},
      {"matrix", {"--matrix"}},
      {"timeline?q=salt&by=year", {"--timeline", "--by", "year", "salt"}},
      {"timeline?share=1", {"--timeline", "--share"}},
      {"timeline?series=salt,armenia&mean=3",
       {"--timeline", "--series", "salt,armenia", "--mean", "3"}},
      {"kwic?subject=salt&by=left", {"--kwic", "salt", "--by", "left"}},
      {"pairs?q=actor:armenia", {"--pairs", "actor:armenia"}},
      {"collocates?subject=salt&window=0", {"--collocates", "salt", "--window", "0", "-n", "25"}},
      {"keywords?q=salt&by=effect", {"--keywords", "--by", "effect", "salt"}},
      {"also?q=salt", {"--also", "salt"}},
      {"sentences?q=salt&by=relevance", {"--sentences", "--by", "relevance", "salt"}},
  };
  for (const auto& [target, arguments] : rows) {
    Json ours = json("/api/view/" + target);
    Arguments all = {"-f", "json"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    Json theirs = sandbox().search(all).json();
    ours.erase("took_ms");
    theirs.erase("took_ms");
    EXPECT_EQ(ours, theirs) << target;
  }
}

TEST_F(Serve, GivesDocuments) {
  const Json document = json("/api/document?q=salt&id=" + id_of("title:road"));
  EXPECT_EQ(document["title"], "A road, \"fast\" and straight");
  EXPECT_TRUE(document["text"].get<std::string>().starts_with("Baku wants"));
  EXPECT_EQ(document["sentences"].size(), 2U);
  EXPECT_FALSE(document["marks"].empty());
  EXPECT_TRUE(document["statements"].is_array());
  problem("/api/document?id=0123456789abcdef", 404);
  for (const char* wrong : {"", "x", "/library/talks.txt", "../../etc/passwd", "0123456789ABCDEF"})
    EXPECT_EQ(problem("/api/document?id=" + url_encoded(wrong), 400)["parameter"], "id") << wrong;
}

TEST_F(Serve, Cites) {
  const std::string talks = id_of("title:talks"), road = id_of("title:road");
  const Json note = json("/api/cite?id=" + talks);
  EXPECT_EQ(note["text"],
            "Ann Lee and Bo Ek, \"Border talks in spring,\" Lake Forum, August 30, 2023.\n");
  const Json csl = json("/api/cite?style=csl&id=" + talks + "&id=" + road + "&id=" + talks);
  EXPECT_EQ(Json::parse(csl["text"].get<std::string>()).size(), 2U);
  EXPECT_EQ(csl["ending"], "json");
  EXPECT_TRUE(
      contains(json("/api/cite?style=ris&id=" + talks)["text"].get<std::string>(), "ER  -"));
  EXPECT_EQ(problem("/api/cite?style=apa&id=" + talks, 400)["parameter"], "style");
}

TEST_F(Serve, Completes) {
  const auto candidates = [](const std::string& target) {
    return json(target)["candidates"].get<std::vector<std::string>>();
  };
  EXPECT_EQ(candidates("/api/complete?field=actor&start=azer").front(), "Azerbaijan");
  EXPECT_EQ(candidates("/api/complete?field=publisher&start=road"),
            std::vector<std::string>{"Road Review"});
  const Json typed = json("/api/complete?start=" + url_encoded("salt zangezur co"));
  EXPECT_EQ(typed["start"], 5);
  EXPECT_EQ(typed["candidates"][0], "Zangezur corridor");
  EXPECT_TRUE(candidates("/api/complete?start=:qu").empty());
}

TEST_F(Serve, PointsIntoAQueryThatCannotBeRead) {
  const Json wrong = problem("/api/search?q=" + url_encoded("salt AND"), 400);
  EXPECT_TRUE(wrong["offset"].is_number()) << wrong;
  EXPECT_TRUE(contains(wrong["caret"].get<std::string>(), "^"));
}

TEST_F(Serve, SaysWhatIsWrongWithARequest) {
  EXPECT_EQ(problem("/api/search", 400)["parameter"], "q");
  EXPECT_EQ(problem("/api/search?q=", 400)["parameter"], "q");
  EXPECT_EQ(problem("/api/search?q=a&n=0", 400)["parameter"], "n");
  EXPECT_EQ(problem("/api/search?q=a&n=99999999999999999999", 400)["parameter"], "n");
  EXPECT_EQ(problem("/api/search?q=a&page=2", 400)["parameter"], "page");
  EXPECT_EQ(problem("/api/search?q=a&facets=color", 400)["parameter"], "facets");
  problem("/api/view/who?subject=nosuchmatter", 400);
  problem("/api/view/who?q=salt", 400);
  problem("/api/view/kwic?subject=...", 400);
  EXPECT_EQ(problem("/api/view/kwic?subject=salt&by=up", 400)["parameter"], "by");
  EXPECT_EQ(problem("/api/view/kwic?subject=salt&by=1L,1R,2R,3R", 400)["parameter"], "by");
  EXPECT_EQ(server().get("/api/view/kwic?subject=salt&by=1L,0,2R").status, 200);
  problem("/api/nothing", 404);
  problem("/nothing", 404);
}

TEST_F(Serve, AnswersAreWhatTheirSchemasSay) {
  const HttpAnswer described = server().ask("GET", "/openapi.json", {});
  ASSERT_EQ(described.status, 200);
  const auto openapi = nlohmann::ordered_json::parse(described.body);
  const testing::SchemaCheck check(openapi);
  const std::string id = id_of("title:talks");
  const std::string targets[] = {"/api/search?q=salt&explain=1&facets=actor,issue,publisher,year",
                                 "/api/search?q=zangezur+corridor",
                                 "/api/view/who?subject=borders",
                                 "/api/view/what?subject=iran",
                                 "/api/view/matrix",
                                 "/api/view/timeline?share=1&mean=3&series=salt,armenia",
                                 "/api/view/kwic?subject=salt",
                                 "/api/view/pairs?q=actor:armenia",
                                 "/api/view/said",
                                 "/api/view/sentences?q=salt",
                                 "/api/view/collocates?subject=salt",
                                 "/api/view/keywords?q=salt",
                                 "/api/view/also?q=salt",
                                 "/api/view/chronicle?q=salt",
                                 "/api/view/compare?subject=armenia+iran",
                                 "/api/view/variants?subject=armenia",
                                 "/api/document?id=" + id,
                                 "/api/cite?id=" + id,
                                 "/api/complete?start=ar",
                                 "/api/coverage",
                                 "/api/saved?new=1"};
  std::set<std::string> answered;
  for (const std::string& target : targets) {
    const std::string path = target.substr(0, target.find('?'));
    answered.insert(path);
    const auto& operation = openapi["paths"][path]["get"];
    const auto& content = operation["responses"]["200"]["content"];
    const auto answer = nlohmann::ordered_json::parse(server().get(target).body);
    EXPECT_EQ(check.problems(answer, content["application/json"]["schema"]),
              std::vector<std::string>{})
        << target;
  }
  for (const auto& [path, item] : openapi["paths"].items())
    EXPECT_TRUE(answered.contains(path) || path == "/feed" || path == "/api/save" ||
                path.starts_with("/api/paper."))
        << path;
  const auto wrong = nlohmann::ordered_json::parse(server().get("/api/search?q=salt+AND").body);
  EXPECT_EQ(check.problems(wrong, openapi["components"]["schemas"]["problem"]),
            std::vector<std::string>{});
}

TEST_F(Serve, HitsComeAsAPaper) {
  const HttpAnswer html = server().get("/api/paper.html?q=salt");
  EXPECT_EQ(html.status, 200);
  EXPECT_EQ(html.header("content-type"), "text/html; charset=utf-8");
  EXPECT_TRUE(contains(html.body, "Notes on salt"));
  EXPECT_TRUE(contains(html.body, "Bibliography"));
  for (const char* target : {"/api/paper.docx?q=salt", "/api/paper.odt?q=salt&n=1&sort=date"}) {
    const HttpAnswer paper = server().get(target);
    EXPECT_EQ(paper.status, 200) << target;
    EXPECT_TRUE(paper.body.starts_with("PK")) << target;
  }
  problem("/api/paper.docx?q=nothingofthekind", 404);
  problem("/api/paper.docx?q=salt&n=0", 400);
  problem("/api/paper.docx?q=salt+AND", 400);
}

TEST_F(Serve, AsksForItsToken) {
  const std::map<std::string, std::string> none;
  for (const char* target :
       {"/api/search?q=salt", "/api/coverage", "/api/nothing", "/feed?saved=a"}) {
    EXPECT_EQ(server().ask("GET", target, none).status, 401) << target;
    EXPECT_EQ(server().ask("GET", target, {{"Authorization", "Bearer 0123456789abcdef"}}).status,
              401);
  }
  EXPECT_EQ(server().ask("GET", "/openapi.json", none).status, 200);
  EXPECT_TRUE(
      server().ask("GET", "/api/coverage", none).header("www-authenticate").starts_with("Bearer"));
  EXPECT_FALSE(contains(server().ask("GET", "/openapi.json", none).body, server().token()));
}

TEST_F(Serve, RefusesForeignHostsAndOrigins) {
  EXPECT_EQ(server().get("/api/coverage", {{"Host", "evil.example"}}).status, 403);
  EXPECT_EQ(server().get("/", {{"Host", "evil.example:" + std::to_string(server().port())}}).status,
            403);
  EXPECT_EQ(server().get("/api/coverage", {{"Origin", "http://evil.example"}}).status, 403);
  EXPECT_EQ(server().get("/api/coverage", {{"Origin", "null"}}).status, 403);
  EXPECT_EQ(server().get("/api/coverage", {{"Sec-Fetch-Site", "cross-site"}}).status, 403);
  EXPECT_EQ(server().get("/api/coverage", {{"Origin", "http://" + server().host()}}).status, 200);
}

TEST_F(Serve, TellsBrowsersToBeCareful) {
  for (const char* target : {"/api/coverage", "/openapi.json", "/nothing", "/api/search?q="}) {
    const HttpAnswer answer = server().get(target);
    EXPECT_TRUE(contains(answer.header("content-security-policy"), "default-src 'none'")) << target;
    EXPECT_FALSE(contains(answer.header("content-security-policy"), "unsafe")) << target;
    EXPECT_EQ(answer.header("x-content-type-options"), "nosniff");
    EXPECT_EQ(answer.header("referrer-policy"), "no-referrer");
    EXPECT_EQ(answer.header("access-control-allow-origin"), "");
  }
}

// All that the page names is there, in its type, and nothing of it is inline or of another host.
TEST_F(Serve, HasItsPage) {
  const HttpAnswer page = server().ask("GET", "/", {});
  ASSERT_EQ(page.status, 200);
  EXPECT_EQ(page.header("content-type"), "text/html; charset=utf-8");
  EXPECT_EQ(server().ask("GET", "/?q=salt", {}).body, page.body);
  const std::string tag = page.header("etag");
  EXPECT_EQ(server().ask("GET", "/", {{"If-None-Match", tag}}).status, 304);
  size_t named = 0;
  const std::string& html = page.body;
  for (const std::string attribute : {"href=\"/", "src=\"/"}) {
    for (size_t at = html.find(attribute); at != std::string::npos;
         at = html.find(attribute, at + 1)) {
      const size_t begin = at + attribute.size() - 1;
      const std::string path = html.substr(begin, html.find('"', begin) - begin);
      EXPECT_EQ(server().ask("GET", path, {}).status, 200) << path;
      ++named;
    }
  }
  EXPECT_GE(named, 3U);
  EXPECT_FALSE(contains(html, "http://"));
  EXPECT_FALSE(contains(html, "https://"));
  EXPECT_FALSE(contains(html, "<style"));
  EXPECT_FALSE(contains(html, " onclick="));
  const HttpAnswer script = server().ask("GET", "/js/main.js", {});
  EXPECT_EQ(script.header("content-type"), "text/javascript; charset=utf-8");
  EXPECT_EQ(server().ask("GET", "/style.css", {}).header("content-type"),
            "text/css; charset=utf-8");
}

TEST_F(Serve, KnowsWhatABrowserHas) {
  const std::string target = "/api/search?q=salt";
  const std::string tag = server().get(target).header("etag");
  ASSERT_TRUE(tag.starts_with("W/\"")) << tag;
  const HttpAnswer again = server().get(target, {{"If-None-Match", tag}});
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.body, "");
  EXPECT_EQ(again.header("etag"), tag);
  EXPECT_EQ(server().get(target, {{"If-None-Match", "W/\"0\""}}).status, 200);
  EXPECT_EQ(server().get("/api/search?q=", {{"If-None-Match", tag}}).status, 400);
}

TEST_F(Serve, AnswersHead) {
  const std::map<std::string, std::string> token = {
      {"Authorization", "Bearer " + server().token()}};
  const HttpAnswer head = server().ask("HEAD", "/api/coverage", token);
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.header("content-type"), "application/json");
  EXPECT_GT(std::stoi(head.header("content-length")), 10);
}

TEST_F(Serve, KeepsConnections) {
  Connection connection(server().port());
  const std::string request = "GET /api/coverage HTTP/1.1\r\nHost: " + server().host() +
                              "\r\nAuthorization: Bearer " + server().token() + "\r\n\r\n";
  for (int i = 0; i < 20; ++i) {
    ASSERT_TRUE(connection.send(request));
    ASSERT_EQ(connection.receive().status, 200);
  }
  // Several at once are answered in their order.
  ASSERT_TRUE(connection.send(request + request + request));
  for (int i = 0; i < 3; ++i) ASSERT_EQ(connection.receive().status, 200);
}

TEST_F(Serve, SavedQueriesAndTheirFeed) {
  EXPECT_EQ(sandbox().search({"--save", "salt", "salt"}).status, 0);
  const Json saved = json("/api/saved?new=1")["saved"];
  ASSERT_EQ(saved.size(), 1U);
  EXPECT_EQ(saved[0]["name"], "salt");
  EXPECT_EQ(saved[0]["query"], "salt");
  EXPECT_EQ(saved[0]["new"], 0);
  EXPECT_GT(saved[0]["total"], 0);
  const HttpAnswer feed = server().get("/feed?saved=salt");
  EXPECT_EQ(feed.status, 200);
  EXPECT_EQ(feed.header("content-type"), "application/atom+xml; charset=utf-8");
  EXPECT_FALSE(contains(feed.body, "<entry>"));
  problem("/feed?saved=nothing", 404);
}

}  // namespace
}  // namespace chancery::cli
