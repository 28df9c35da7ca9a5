// The Model Context Protocol, message by message, over a source that follows a script.
#include <gtest/gtest.h>
#include <unistd.h>

#include "serve/mcp/lines.h"
#include "serve/mcp/prompts.h"
#include "serve/mcp/server.h"
#include "serve/mcp/shapes.h"
#include "serve/mcp/tools.h"
#include "tests/search/fake_source.h"
#include "tests/support/schema_check.h"

namespace chancery::serve {
namespace {

const Json kMeta = {{"io.modelcontextprotocol/protocolVersion", "2026-07-28"},
                    {"io.modelcontextprotocol/clientCapabilities", Json::object()}};

class Mcp : public ::testing::Test {
 protected:
  // The whole response.
  Json send(const std::string& method, Json params = Json::object(), bool stateless = true) {
    if (stateless) params["_meta"] = kMeta;
    return sent(Json{{"jsonrpc", "2.0"}, {"id", 7}, {"method", method}, {"params", params}}.dump());
  }
  Json sent(const std::string& line) {
    const auto answer = server_.answer(line);
    if (!answer) return nullptr;
    EXPECT_EQ(answer->find('\n'), std::string::npos);
    return Json::parse(*answer);
  }
  Json result(const std::string& method, const Json& params = Json::object()) {
    const Json response = send(method, params);
    EXPECT_EQ(response["id"], 7);
    EXPECT_TRUE(response.contains("result")) << response;
    return response["result"];
  }
  int code(const Json& response) { return response["error"]["code"].get<int>(); }
  Json call(const std::string& tool, const Json& arguments = Json::object()) {
    return result("tools/call", {{"name", tool}, {"arguments", arguments}});
  }

  testing::FakeSource source_;
  McpServer server_{source_};
};

TEST_F(Mcp, IsDiscovered) {
  const Json found = result("server/discover");
  EXPECT_EQ(found["resultType"], "complete");
  EXPECT_EQ(found["supportedVersions"][0], "2026-07-28");
  EXPECT_TRUE(found["capabilities"].contains("tools"));
  EXPECT_GT(found["ttlMs"], 0);
  EXPECT_EQ(found["cacheScope"], "public");
  EXPECT_EQ(found["_meta"]["io.modelcontextprotocol/serverInfo"]["name"], "chancery");
}

TEST_F(Mcp, ShakesHandsWithOlderClients) {
  for (const char* version : {"2025-11-25", "2025-06-18", "2024-11-05"}) {
    const Json response = send("initialize", {{"protocolVersion", version}}, false);
    EXPECT_EQ(response["result"]["protocolVersion"], version);
  }
  EXPECT_EQ(
      send("initialize", {{"protocolVersion", "1999-01-01"}}, false)["result"]["protocolVersion"],
      "2025-11-25");
  EXPECT_TRUE(sent(R"({"jsonrpc":"2.0","method":"notifications/initialized"})").is_null());
  EXPECT_EQ(send("ping", Json::object(), false)["result"], Json::object());
  const Json list = send("tools/list", Json::object(), false)["result"];
  EXPECT_FALSE(list.contains("resultType"));
  EXPECT_FALSE(list["tools"].empty());
  EXPECT_EQ(code(send("resources/read", {{"uri", "chancery://document/x"}}, false)), -32002);
  // It answers the other generation beside it.
  EXPECT_EQ(result("tools/list")["resultType"], "complete");
}

TEST_F(Mcp, EveryRequestSaysItsVersion) {
  EXPECT_EQ(code(send("tools/list", Json::object(), false)), -32602);
  EXPECT_EQ(code(send("server/discover", Json::object(), false)), -32602);
  Json old = kMeta;
  old["io.modelcontextprotocol/protocolVersion"] = "1900-01-01";
  const Json refused = send("tools/list", {{"_meta", old}}, false);
  EXPECT_EQ(code(refused), -32022);
  EXPECT_EQ(refused["error"]["data"]["requested"], "1900-01-01");
  EXPECT_EQ(refused["error"]["data"]["supported"][0], "2026-07-28");
  Json bare = kMeta;
  bare.erase("io.modelcontextprotocol/clientCapabilities");
  EXPECT_EQ(code(send("tools/list", {{"_meta", bare}}, false)), -32602);
}

TEST_F(Mcp, ToolsGiveWhatTheirSchemasSay) {
  const Json list = result("tools/list");
  std::map<std::string, Json> arguments = {{"search", {{"query", "corridor"}}},
                                           {"kwic", {{"words", "corridor"}}},
                                           {"who", {{"issue", "corridor"}}},
                                           {"what", {{"actor", "armenia"}}},
                                           {"sentences", {{"query", "corridor"}, {"any", true}}},
                                           {"keywords", {{"query", "corridor"}}},
                                           {"also", {{"query", "corridor"}}},
                                           {"chronicle", {{"query", "corridor"}}},
                                           {"collocates", {{"words", "corridor"}}},
                                           {"compare", {{"actors", "armenia iran corridor"}}}};
  const std::string id = call("search", arguments["search"])["structuredContent"]["hits"][0]["id"];
  for (const Json& tool : list["tools"]) {
    const std::string name = tool["name"];
    EXPECT_EQ(tool["inputSchema"]["type"], "object");
    EXPECT_EQ(tool["outputSchema"]["type"], "object");
    EXPECT_EQ(tool["annotations"]["readOnlyHint"], true);
    if (name == "read") continue;  // the scripted source calls its documents otherwise
    const Json given = call(name, arguments.contains(name) ? arguments[name] : Json::object());
    EXPECT_FALSE(given.contains("isError")) << given;
    EXPECT_EQ(Json::parse(given["content"][0]["text"].get<std::string>()),
              given["structuredContent"]);
    // Of a picture the scripted source gives one kind alone.
    if (name == "timeline" || name == "what") continue;
    const testing::SchemaCheck check(tool["outputSchema"]);
    EXPECT_EQ(check.problems(given["structuredContent"], tool["outputSchema"]),
              std::vector<std::string>{})
        << name;
  }
}

TEST_F(Mcp, WrongArgumentsAreForTheAssistantToRead) {
  const std::pair<Json, const char*> rows[] = {
      {{{"name", "search"}}, "query"},
      {{{"name", "search"}, {"arguments", {{"query", ""}}}}, "query"},
      {{{"name", "search"}, {"arguments", {{"query", "a"}, {"count", 1000}}}}, "count"},
      {{{"name", "search"}, {"arguments", {{"query", "a"}, {"count", "ten"}}}}, "count"},
      {{{"name", "search"}, {"arguments", {{"query", "a"}, {"size", 1}}}}, "size"},
      {{{"name", "search"}, {"arguments", {{"query", {{"a", 1}}}}}}, "query"},
      {{{"name", "search"}, {"arguments", {{"query", "a \"b"}}}}, "quote"},
      {{{"name", "read"}, {"arguments", {{"id", "../x"}}}}, "id"},
  };
  for (const auto& [params, part] : rows) {
    const Json given = result("tools/call", params);
    EXPECT_EQ(given["isError"], true) << params;
    EXPECT_NE(given["content"][0]["text"].get<std::string>().find(part), std::string::npos)
        << given;
  }
  EXPECT_EQ(call("search", {{"query", "a"}, {"count", 2.0}})["structuredContent"]["hits"].size(),
            2U);
  EXPECT_EQ(code(send("tools/call", {{"name", "rm"}})), -32602);
  EXPECT_EQ(code(send("tools/call", {{"name", "search"}, {"arguments", 5}})), -32602);
}

TEST_F(Mcp, HostileLinesGetErrorsAndNothingElse) {
  std::string deep(100'000, '[');
  const std::pair<std::string, int> rows[] = {
      {"garbage", -32700},
      {"{", -32700},
      {"\xff\xfe", -32700},
      {deep, -32700},
      {"[]", -32600},
      {"5", -32600},
      {"null", -32600},
      {"{}", -32600},
      {R"({"jsonrpc":"1.0","id":1,"method":"ping"})", -32600},
      {R"({"jsonrpc":"2.0","id":null,"method":"ping"})", -32600},
      {R"({"jsonrpc":"2.0","id":{},"method":"ping"})", -32600},
      {R"({"jsonrpc":"2.0","id":1,"method":5})", -32600},
      {R"({"jsonrpc":"2.0","id":1,"method":"ping","params":[]})", -32602},
      {R"({"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":5}})", -32602},
  };
  for (const auto& [line, expected] : rows)
    EXPECT_EQ(code(sent(line)), expected) << line.substr(0, 80);
  EXPECT_EQ(code(send("nothing/here")), -32601);
  EXPECT_EQ(code(send("sampling/createMessage")), -32601);
  for (const char* quiet : {"", "  ", R"({"jsonrpc":"2.0","method":"notifications/cancelled"})",
                            R"({"jsonrpc":"2.0","id":1,"result":{}})",
                            R"({"jsonrpc":"2.0","id":1,"error":{"code":1,"message":""}})"})
    EXPECT_TRUE(sent(quiet).is_null()) << quiet;
}

TEST_F(Mcp, DocumentsAreResources) {
  const Json list = result("resources/list");
  EXPECT_EQ(list["resources"].size(), 25U);
  EXPECT_TRUE(list["resources"][0]["uri"].get<std::string>().starts_with("chancery://document/"));
  EXPECT_EQ(list["cacheScope"], "private");
  EXPECT_EQ(code(send("resources/list", {{"cursor", "x"}})), -32602);
  for (const char* uri : {"", "file:///etc/passwd", "chancery://document/../../etc/passwd",
                          "chancery://document/0123456789abcdef"})
    EXPECT_EQ(code(send("resources/read", {{"uri", uri}})), -32602) << uri;
  EXPECT_EQ(result("resources/templates/list")["resourceTemplates"].size(), 1U);
}

TEST_F(Mcp, PromptsFillTheirPlaces) {
  const Json list = result("prompts/list");
  ASSERT_EQ(list["prompts"][0]["name"], "brief");
  EXPECT_FALSE(list["prompts"][0].contains("text"));
  const auto text = [&](const Json& arguments) {
    const Json given = result("prompts/get", {{"name", "brief"}, {"arguments", arguments}});
    return given["messages"][0]["content"]["text"].get<std::string>();
  };
  EXPECT_EQ(text({{"issue", "salt"}}).find("Brief me on salt,"), 0U);
  EXPECT_EQ(text({{"issue", "salt"}}).find("{"), std::string::npos);
  EXPECT_NE(text({{"issue", "salt"}, {"since", "2023"}}).find("date:2023.."), std::string::npos);
  // What was given is not read for places again.
  EXPECT_NE(text({{"issue", "{since}"}}).find("{since}"), std::string::npos);
  EXPECT_EQ(code(send("prompts/get", {{"name", "brief"}})), -32602);
  EXPECT_EQ(code(send("prompts/get", {{"name", "nothing"}})), -32602);
  const Json completed =
      result("completion/complete", {{"ref", {{"type", "ref/prompt"}, {"name", "brief"}}},
                                     {"argument", {{"name", "issue"}, {"value", "zan"}}}});
  EXPECT_EQ(completed["completion"]["values"][0], "zangezur corridor");
}

TEST(McpShapes, AreShortened) {
  Json json{{"a", 1}, {"list", Json::array()}};
  for (int i = 0; i < 1000; ++i) json["list"].push_back(std::string(1000, 'x'));
  shorten(json, "list");
  EXPECT_LE(json.dump().size(), kMostResult + 1000);
  EXPECT_GT(json["list"].size(), 50U);
}

TEST(McpShapes, PartsOfATextAreTheWholeText) {
  Record record;
  for (int i = 0; i < 200; ++i) record.text += "Dies ist ein Satz über Äpfel. ";
  record.sentences = split_sentences(record.text);
  std::string all;
  size_t parts = 0;
  for (Json next = 0; !next.is_null(); ++parts) {
    const Json part = read_json(record, next.get<size_t>(), 1000);
    EXPECT_EQ(part["start"], next);
    all += part["text"].get<std::string>();
    next = part["next"];
    ASSERT_LT(parts, 20U);
  }
  EXPECT_EQ(all, record.text);
  EXPECT_EQ(read_json(record, 1'000'000, 1000)["text"], "");
}

TEST(McpShapes, PartsHaveTheirStatements) {
  Record record;
  record.text = "The minister said the road is closed. The envoy, who left, denied it all.";
  const auto span = [&](const std::string& part) {
    const auto begin = static_cast<uint32_t>(record.text.find(part));
    return Span{begin, static_cast<uint32_t>(begin + part.size())};
  };
  Statement said;
  said.name = "Ann Lee";
  said.act = "says";
  said.kind = "indirect";
  said.content = {span("the road is closed")};
  Statement denied;
  denied.act = "denies";
  denied.kind = "indirect";
  denied.content = {span("The envoy"), span("it all")};
  record.statements = {said, denied};
  const Json whole = read_json(record, 0, 1000);
  ASSERT_EQ(whole["statements"].size(), 2U);
  EXPECT_EQ(whole["statements"][0]["speaker"], "Ann Lee");
  EXPECT_EQ(whole["statements"][0]["text"], "the road is closed");
  EXPECT_EQ(whole["statements"][1]["text"], "The envoy … it all");
  const Json schema = result_schema("read_part");
  EXPECT_EQ(testing::SchemaCheck(schema).problems(whole, schema), std::vector<std::string>{});
  // Those of other parts are not told.
  const size_t second = record.text.find("The envoy");
  EXPECT_EQ(read_json(record, second, 1000)["statements"].size(), 1U);
}

TEST(McpLines, AreBounded) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  const std::string text = "one\n" + std::string(5000, 'x') + "\n\nlast";
  ASSERT_EQ(write(ends[1], text.data(), text.size()), static_cast<ssize_t>(text.size()));
  close(ends[1]);
  Lines lines(ends[0], 100);
  std::string line;
  EXPECT_EQ(lines.next(line), ReadLine::kLine);
  EXPECT_EQ(line, "one");
  EXPECT_EQ(lines.next(line), ReadLine::kTooLong);
  EXPECT_EQ(lines.next(line), ReadLine::kLine);
  EXPECT_EQ(line, "");
  EXPECT_EQ(lines.next(line), ReadLine::kLine);
  EXPECT_EQ(line, "last");
  EXPECT_EQ(lines.next(line), ReadLine::kEnd);
  close(ends[0]);
}

}  // namespace
}  // namespace chancery::serve
