// What --print --format opensearch writes, by the rules that OpenSearch documents: the bulk
// interface (docs.opensearch.org/latest/api-reference/document-apis/bulk), its types of fields with
// what may stand in them (…/field-types), and its queries (…/query-dsl).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <regex>
#include <set>

#include "tests/cli/support.h"
#include "tests/support/directories.h"

namespace chancery::cli {
namespace {

constexpr size_t kMostKeyword = 32'766;  // bytes: Lucene's IndexWriter.MAX_TERM_LENGTH

Json json_of(const std::string& name) {
  std::ifstream in(source_directory() + "/docs/opensearch/" + name);
  return Json::parse(in);
}

// Parameters of a type of field, of those that the mapping uses.
const std::map<std::string, std::set<std::string>> kParameters = {
    {"keyword", {"type", "ignore_above"}},
    {"text", {"type", "fields"}},
    {"date", {"type", "format"}},
    {"integer", {"type"}},
    {"float", {"type"}},
    {"boolean", {"type"}},
    {"nested", {"type", "properties"}}};

void check_properties(const Json& properties, const std::string& at) {
  for (const auto& [name, field] : properties.items()) {
    const std::string where = at + name;
    const auto known = kParameters.find(field.value("type", ""));
    ASSERT_NE(known, kParameters.end()) << where << ": " << field;
    for (const auto& [parameter, value] : field.items())
      EXPECT_TRUE(known->second.contains(parameter)) << where << ": " << parameter;
    if (field.contains("properties")) check_properties(field["properties"], where + ".");
    if (field.contains("fields")) check_properties(field["fields"], where + ".");
  }
}

// A value, or each of an array of them: any field may have several.
void check_value(const Json& field, const Json& value, const std::string& where) {
  if (value.is_array()) {
    for (const Json& one : value) check_value(field, one, where);
    return;
  }
  const std::string type = field["type"];
  if (type == "nested") {
    ASSERT_TRUE(value.is_object()) << where;
    for (const auto& [name, inner] : value.items()) {
      ASSERT_TRUE(field["properties"].contains(name)) << where << '.' << name << " is not mapped";
      check_value(field["properties"][name], inner, where + "." + name);
    }
  } else if (type == "keyword") {
    ASSERT_TRUE(value.is_string()) << where;
    EXPECT_LE(value.get<std::string>().size(), kMostKeyword) << where;
  } else if (type == "text") {
    EXPECT_TRUE(value.is_string()) << where;
  } else if (type == "date") {
    static const std::regex kForms("\\d{4}(-\\d{2}(-\\d{2})?)?");
    EXPECT_TRUE(value.is_string() && std::regex_match(value.get<std::string>(), kForms))
        << where << ": " << value;
  } else if (type == "boolean") {
    EXPECT_TRUE(value.is_boolean()) << where;
  } else if (type == "integer") {
    EXPECT_TRUE(value.is_number_integer() && value >= 0 && value <= INT32_MAX) << where;
  } else {
    EXPECT_TRUE(value.is_number()) << where;
  }
}

// The documents of a bulk request, whose lines go in twos.
std::vector<Json> documents_of(const Outcome& outcome) {
  EXPECT_EQ(outcome.status, 0) << outcome;
  EXPECT_TRUE(outcome.out.ends_with('\n')) << "the last line of a bulk request ends, too";
  const std::vector<Json> lines = outcome.json_lines();
  EXPECT_EQ(lines.size() % 2, 0U);
  std::vector<Json> documents;
  std::set<std::string> ids;
  for (size_t i = 0; i + 1 < lines.size(); i += 2) {
    EXPECT_EQ(lines[i].size(), 1U) << lines[i];
    const std::string id = lines[i].at("index").at("_id");
    EXPECT_LE(id.size(), 512U);
    EXPECT_TRUE(ids.insert(id).second) << id;
    documents.push_back(lines[i + 1]);
  }
  return documents;
}

Outcome printed(const Sandbox& sandbox, const std::string& folder) {
  return sandbox.run(
      sandbox.command("chancery-index", {"--print", "--format", "opensearch", folder}));
}

TEST(OpenSearch, TakesTheMapping) {
  const Json mapping = json_of("mapping.json");
  for (const auto& [name, part] : mapping.items())
    EXPECT_TRUE(name == "settings" || name == "mappings") << name;
  EXPECT_EQ(mapping["mappings"]["dynamic"], "strict");
  check_properties(mapping["mappings"]["properties"], "");
}

TEST(OpenSearch, TakesTheSamples) {
  const Sandbox sandbox(Lists::kOwn);
  const Json whole = {{"type", "nested"},
                      {"properties", json_of("mapping.json")["mappings"]["properties"]}};
  const auto documents = documents_of(printed(sandbox, source_directory() + "/corpus"));
  ASSERT_GT(documents.size(), 10U);
  size_t sentences = 0, statements = 0;
  for (const Json& document : documents) {
    check_value(whole, document, document["path"]);
    sentences += document["sentences"].size();
    statements += document["statements"].size();
  }
  EXPECT_GT(sentences, 0U);
  EXPECT_GT(statements, 0U);
}

// The parts of a query that are documented, of those that the example uses. `fields`: those mapped.
void check_query(const Json& query, const Json& fields) {
  ASSERT_EQ(query.size(), 1U) << query;
  const std::string kind = query.begin().key();
  const Json& body = query.begin().value();
  if (kind == "bool") {
    for (const auto& [occurrence, parts] : body.items()) {
      EXPECT_TRUE(
          std::set<std::string>({"must", "filter", "should", "must_not"}).contains(occurrence));
      for (const Json& part : parts) check_query(part, fields);
    }
    return;
  }
  ASSERT_TRUE(kind == "term" || kind == "match") << kind;
  ASSERT_EQ(body.size(), 1U);
  const std::string field = body.begin().key();
  const std::string path = field.substr(0, field.find('.')),
                    name = field.substr(field.find('.') + 1);
  ASSERT_TRUE(fields[path]["properties"].contains(name)) << field;
  EXPECT_EQ(fields[path]["properties"][name]["type"], kind == "term" ? "keyword" : "text");
}

TEST(OpenSearch, AnswersWhoMeetsWhatInASentence) {
  const Json query = json_of("query.json"),
             fields = json_of("mapping.json")["mappings"]["properties"];
  const Json& nested = query["query"]["nested"];
  EXPECT_EQ(fields[nested["path"].get<std::string>()]["type"], "nested");
  check_query(nested["query"], fields);
  // By hand: a sentence has both, and one that has one of them is not such a sentence.
  const Sandbox sandbox(Lists::kOwn);
  sandbox.write("a.txt", "Talks\n\nAzerbaijan wants border delimitation. Azerbaijan waits.\n");
  sandbox.write("b.txt", "Talks\n\nAzerbaijan waits. Others want border delimitation.\n");
  const auto documents = documents_of(printed(sandbox, sandbox.documents().string()));
  ASSERT_EQ(documents.size(), 2U);
  const auto meets = [&](const Json& document) {
    for (const Json& sentence : document["sentences"]) {
      const std::set<std::string> actors = sentence["actors"], issues = sentence["issues"];
      if (actors.contains("AZE") && issues.contains("borders")) return true;
    }
    return false;
  };
  EXPECT_TRUE(meets(documents[0]));
  EXPECT_FALSE(meets(documents[1]));
}

TEST(OpenSearch, IsAFormatOfPrintingAlone) {
  const Sandbox sandbox;
  for (const Arguments& arguments :
       {Arguments{"--report", "--format", "opensearch"},
        Arguments{"--print", "--format", "text", "/"}, Arguments{"--format", "opensearch", "/"}}) {
    const Outcome outcome = sandbox.index(arguments);
    EXPECT_EQ(outcome.status, 2);
    EXPECT_TRUE(is_one_sentence(outcome.err)) << outcome.err;
  }
}

}  // namespace
}  // namespace chancery::cli
