// chancery-serve --mcp as an assistant starts it.
#include "tests/cli/library.h"
#include "tests/cli/support.h"
#include "tests/support/schema_check.h"

namespace chancery::cli {
namespace {

std::string request(int id, const std::string& method, Json params = Json::object()) {
  params["_meta"] = {{"io.modelcontextprotocol/protocolVersion", "2026-07-28"},
                     {"io.modelcontextprotocol/clientCapabilities", Json::object()}};
  return Json{{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", params}}.dump() + "\n";
}

std::string call(int id, const std::string& tool, const Json& arguments) {
  return request(id, "tools/call", {{"name", tool}, {"arguments", arguments}});
}

class McpProgram : public ::testing::Test {
 protected:
  McpProgram() { sandbox_.index_records(library()); }

  Outcome speak(const std::string& input) {
    Command command =
        sandbox_.command("chancery-serve", {"--mcp", "--db", sandbox_.database().string()});
    command.input = input;
    return sandbox_.run(command);
  }

  Sandbox sandbox_;
};

TEST_F(McpProgram, FindsReadsAndCites) {
  const Outcome found = speak(call(1, "search", {{"query", "border talks"}, {"count", 1}}));
  EXPECT_EQ(found.status, 0);
  EXPECT_EQ(found.err, "");
  const Json hit = found.json()["result"]["structuredContent"]["hits"][0];
  EXPECT_EQ(hit["citation"],
            "Ann Lee and Bo Ek, \"Border talks in spring,\" Lake Forum, August 30, 2023.");
  EXPECT_FALSE(hit["sentences"].empty());
  const std::string id = hit["id"];
  const std::vector<Json> read =
      speak(call(1, "read", {{"id", id}}) +
            request(2, "resources/read", {{"uri", "chancery://document/" + id}}))
          .json_lines();
  ASSERT_EQ(read.size(), 2U);
  const Json part = read[0]["result"]["structuredContent"];
  EXPECT_TRUE(part["text"].get<std::string>().starts_with("The commissions met twice."));
  EXPECT_TRUE(part["next"].is_null());
  const std::string whole = read[1]["result"]["contents"][0]["text"];
  EXPECT_TRUE(contains(whole, part["text"].get<std::string>()));
}

TEST_F(McpProgram, ViewsAreToolsWhoseAnswersAreWhatTheirSchemasSay) {
  sandbox_.index_records({record("/d/1.txt", "", "2020-11-12",
                                 "Armenia said on Monday that the road was closed on 10 November "
                                 "2020. Azerbaijan said that the road is open.")});
  const std::pair<const char*, Json> calls[] = {
      {"sentences", {{"query", "salt"}}},
      {"chronicle", {{"query", "road"}}},
      {"collocates", {{"words", "salt"}}},
      {"keywords", {{"query", "salt"}}},
      {"compare", {{"actors", "armenia azerbaijan road"}}},
      {"variants", {{"name", "armenia"}}},
      {"also", {{"query", "salt"}}},
      {"said", {{"subject", "armenia road"}}}};
  std::string input = request(0, "tools/list");
  for (const auto& [tool, arguments] : calls) input += call(1, tool, arguments);
  const std::vector<Json> said = speak(input).json_lines();
  ASSERT_EQ(said.size(), std::size(calls) + 1);
  std::map<std::string, Json> schemas;
  for (const Json& tool : said[0]["result"]["tools"]) schemas[tool["name"]] = tool["outputSchema"];
  for (size_t i = 0; i < std::size(calls); ++i) {
    const Json given = said[i + 1]["result"]["structuredContent"];
    const nlohmann::ordered_json schema = schemas[calls[i].first];
    EXPECT_EQ(testing::SchemaCheck(schema).problems(given, schema), std::vector<std::string>{})
        << calls[i].first;
    EXPECT_GT(given["total"], 0) << calls[i].first;
  }
  EXPECT_EQ(said[2]["result"]["structuredContent"]["events"][0]["told"], "2020-11-10");
  EXPECT_FALSE(said[6]["result"]["structuredContent"]["forms"].empty());
}

TEST_F(McpProgram, ServesTheOlderHandshake) {
  const std::string hello =
      R"({"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25",)"
      R"("capabilities":{},"clientInfo":{"name":"t","version":"1"}}})"
      "\n"
      R"({"jsonrpc":"2.0","method":"notifications/initialized"})"
      "\n"
      R"({"jsonrpc":"2.0","id":"a","method":"tools/call","params":{"name":"coverage"}})"
      "\n";
  const std::vector<Json> said = speak(hello).json_lines();
  ASSERT_EQ(said.size(), 2U);
  EXPECT_EQ(said[0]["result"]["protocolVersion"], "2025-11-25");
  EXPECT_EQ(said[1]["id"], "a");
  EXPECT_EQ(said[1]["result"]["structuredContent"]["documents"], 5);
}

// Whatever comes, each line of standard output is a message, and the next request is answered.
TEST_F(McpProgram, OutlivesAHostileClient) {
  std::string input = "garbage\n\x01\xff\n{\"jsonrpc\":\n" + std::string(3'000'000, 'x') + "\n";
  input += std::string(200'000, '[') + "\n";
  input += R"({"jsonrpc":"2.0","id":1,"method":")" + std::string(500'000, 'm') + "\"}\n";
  input += call(2, "search", {{"query", std::string(100'000, 'a')}});
  input += call(3, "search", {{"query", "salt \x1b[31m"}});
  input += call(4, "search", {{"query", "((((((((((((((((((((((((((((((((((((((((a"}});
  input += call(5, "kwic", {{"words", "salt"}, {"count", 100}});
  input += call(6, "coverage", Json::object());
  const Outcome outcome = speak(input);
  EXPECT_EQ(outcome.status, 0) << outcome;
  const std::vector<Json> said = outcome.json_lines();
  ASSERT_GE(said.size(), 10U);
  EXPECT_EQ(said.back()["id"], 6);
  EXPECT_EQ(said.back()["result"]["structuredContent"]["documents"], 5);
  EXPECT_TRUE(is_inert(outcome.out));
  EXPECT_LT(outcome.max_memory, kMaxMemory);
}

TEST_F(McpProgram, SaysOnStandardErrorWhyItCannotBegin) {
  const Outcome none =
      sandbox_.run(sandbox_.command("chancery-serve", {"--mcp", "--db", "/nowhere"}));
  EXPECT_EQ(none.status, 2);
  EXPECT_EQ(none.out, "");
  EXPECT_TRUE(is_one_sentence(none.err));
}

}  // namespace
}  // namespace chancery::cli
