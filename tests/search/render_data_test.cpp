// JSON, CSV, TREC and paths.
#include <gtest/gtest.h>

#include <sstream>

#include "search/render/csv.h"
#include "search/render/json.h"
#include "search/render/paths.h"
#include "search/render/renderer.h"
#include "tests/search/answer_fixture.h"

namespace chancery::search {
namespace {

std::string rendered(Format format, const Answer& answer, const std::string& id = "") {
  std::ostringstream out;
  const auto renderer = make_renderer(format, out, {});
  renderer->begin();
  renderer->answer(answer, id);
  renderer->end();
  return out.str();
}

TEST(JsonRenderer, HasTheDocumentedMembers) {
  Answer answer = testing::answer();
  answer.facets = {{"actor", {{"aze", "Azerbaijan", 51}}}};
  const std::string line = rendered(Format::kJson, answer);
  EXPECT_EQ(line.find('\n'), line.size() - 1);
  const auto json = nlohmann::ordered_json::parse(line);
  std::vector<std::string> members;
  for (const auto& [name, value] : json.items()) members.push_back(name);
  EXPECT_EQ(members,
            (std::vector<std::string>{"query", "understood", "parts", "corrected", "total",
                                      "undated", "more", "took_ms", "hits", "facets", "facet_sums",
                                      "suggestion", "explanation", "coverage"}));
  members.clear();
  const auto& hit = json["hits"][0];
  for (const auto& [name, value] : hit.items()) members.push_back(name);
  EXPECT_EQ(members, (std::vector<std::string>{"rank", "id", "score", "path", "title", "authors",
                                               "publisher", "date", "date_source", "language",
                                               "url", "actors", "issues", "snippets", "copies"}));
  EXPECT_EQ(json["total"].dump(), R"({"value":1,"exact":true,"at_least":false})");
  EXPECT_EQ(hit["actors"][0].dump(), R"({"id":"ARM","name":"Armenia","salience":0.9,"count":14})");
  EXPECT_EQ(json["facets"].dump(),
            R"({"actor":[{"value":"aze","label":"Azerbaijan","count":51}]})");
  EXPECT_EQ(json["coverage"]["languages"]["en"], 3640);
}

TEST(JsonRenderer, HasTheSymbolsOfAPaper) {
  Answer answer = testing::answer();
  answer.hits[0].record.symbols = {"A/HRC/31/66", "S/2016/12"};
  const auto json = nlohmann::ordered_json::parse(rendered(Format::kJson, answer));
  EXPECT_EQ(json["hits"][0]["symbols"].dump(), R"(["A/HRC/31/66","S/2016/12"])");
}

TEST(JsonRenderer, SaysWhyWhenAsked) {
  Answer answer = testing::answer();
  answer.hits[0].why = {{ScoreKind::kIssue, "corridor", 8.25, 3}, {ScoreKind::kSimilar, "road", 1}};
  const auto json = nlohmann::ordered_json::parse(rendered(Format::kJson, answer));
  EXPECT_EQ(json["hits"][0]["why"].dump(),
            R"([{"kind":"issue","label":"corridor","score":8.25,"count":3},)"
            R"({"kind":"similar","label":"road","score":1.0,"count":0}])");
}

TEST(JsonRenderer, OffsetsAreBytes) {
  Answer answer = testing::answer();
  const auto json = nlohmann::json::parse(rendered(Format::kJson, answer));
  const auto& snippet = json["hits"][0]["snippets"][0];
  const std::string text = snippet["text"];
  EXPECT_EQ(answer.hits[0].record.text.substr(
                snippet["start"], snippet["end"].get<size_t>() - snippet["start"].get<size_t>()),
            text);
  std::string parts;
  for (const auto& mark : snippet["marks"]) {
    const size_t begin = mark[0], end = mark[1];
    parts += text.substr(begin, end - begin) + ":" + mark[2].get<std::string>() + " ";
  }
  EXPECT_EQ(parts, "corridor:issue mainland:word Azerbaijan:actor ");
  EXPECT_TRUE(snippet["page"].is_null());
}

TEST(JsonRenderer, UnknownStringsAreEmpty) {
  Answer answer;
  answer.query = "x";
  answer.hits.push_back({});
  answer.hits[0].snippets.push_back({});
  answer.hits[0].snippets[0].page = 4;
  const auto json = nlohmann::json::parse(rendered(Format::kJson, answer));
  EXPECT_EQ(json["suggestion"], "");
  EXPECT_EQ(json["hits"][0]["date"], "");
  EXPECT_EQ(json["hits"][0]["authors"], nlohmann::json::array());
  EXPECT_EQ(json["facets"], nlohmann::json::object());
  EXPECT_EQ(json["hits"][0]["snippets"][0]["page"], 4);
}

TEST(JsonRenderer, IsSafeToLookAtAndLosesNothing) {
  Answer answer = testing::answer();
  const std::string evil = "a\x1b[31m\x7f\u009b\u202E\U000E0001 é\n";
  answer.hits[0].record.title = evil;
  const std::string line = rendered(Format::kJson, answer);
  EXPECT_EQ(line.find('\x1b'), std::string::npos);
  EXPECT_EQ(line.find('\x7f'), std::string::npos);
  EXPECT_EQ(line.find("\u009b"), std::string::npos);
  EXPECT_EQ(line.find("\u202E"), std::string::npos);
  EXPECT_EQ(nlohmann::json::parse(line)["hits"][0]["title"], evil);
}

TEST(JsonRenderer, SurvivesInvalidBytes) {
  Answer answer = testing::answer("\xff");
  EXPECT_TRUE(nlohmann::json::accept(rendered(Format::kJson, answer)));
}

TEST(JsonRenderer, HasTheBytesOfPathsThatAreNotUtf8) {
  Answer answer = testing::answer();
  auto json = nlohmann::json::parse(rendered(Format::kJson, answer))["hits"][0];
  EXPECT_FALSE(json.contains("path_bytes"));
  EXPECT_FALSE(json.contains("copies_bytes"));
  answer.hits[0].record.path = "/caf\xe9.txt";
  answer.hits[0].copies = {{"/a.txt", ""}, {"\xff", ""}};
  json = nlohmann::json::parse(rendered(Format::kJson, answer))["hits"][0];
  EXPECT_EQ(json["path"], "/caf\uFFFD.txt");
  EXPECT_EQ(json["path_bytes"], "L2NhZukudHh0");
  EXPECT_EQ(json["copies_bytes"], (std::vector<std::string>{"L2EudHh0", "/w=="}));
}

TEST(JsonRenderer, BeginsWithTheId) {
  EXPECT_TRUE(
      rendered(Format::kJson, testing::answer(), "Q7").starts_with(R"({"id":"Q7","query")"));
}

TEST(CsvRenderer, QuotesAfterTheStandard) {
  EXPECT_EQ(csv_cell("plain"), "plain");
  EXPECT_EQ(csv_cell("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_cell("say \"so\""), "\"say \"\"so\"\"\"");
  EXPECT_EQ(csv_cell("two\r\nlines"), "two lines");
  EXPECT_EQ(csv_cell(""), "");
}

TEST(CsvRenderer, GuardsFormulas) {
  for (const char* cell : {"=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠SUM(A1)"})
    EXPECT_EQ(csv_cell(cell), "'" + std::string(cell));
  EXPECT_EQ(csv_cell("=HYPERLINK(\"x\",1)"), "\"'=HYPERLINK(\"\"x\"\",1)\"");
  EXPECT_EQ(csv_cell("\t=1"), "\" =1\"");
}

TEST(CsvRenderer, WritesAHeaderAndARowAHit) {
  const std::string text = rendered(Format::kCsv, testing::answer("a,b"));
  EXPECT_TRUE(text.starts_with("id,query,rank,score,title,authors,publisher,date,date_source,"));
  EXPECT_NE(text.find("\r\n,\"a,b\",1,12.500000,Azerbaijan-Armenia"), std::string::npos);
  EXPECT_NE(text.find(",Armenia; Azerbaijan; Russia,peace talks,"), std::string::npos);
  EXPECT_TRUE(text.ends_with("\r\n"));
}

TEST(TrecRenderer, WritesSixColumns) {
  EXPECT_EQ(rendered(Format::kTrec, testing::answer(), "301"),
            "301 Q0 peace-talks 1 12.500000 chancery\n");
  EXPECT_EQ(rendered(Format::kTrec, testing::answer()), "1 Q0 peace-talks 1 12.500000 chancery\n");
  Answer answer = testing::answer();
  answer.hits[0].record.path = "/a.b/two words.v2.txt";
  EXPECT_EQ(rendered(Format::kTrec, answer, "a b"), "a_b Q0 two_words.v2 1 12.500000 chancery\n");
  answer.hits[0].record.path = "/a.b/.hidden";
  EXPECT_EQ(rendered(Format::kTrec, answer, "1"), "1 Q0 .hidden 1 12.500000 chancery\n");
  answer.hits[0].record.path = "/a.b/noextension";
  EXPECT_EQ(rendered(Format::kTrec, answer, "1"), "1 Q0 noextension 1 12.500000 chancery\n");
}

TEST(TrecRenderer, NoTwoFilesHaveOneName) {
  std::ostringstream out;
  const auto renderer = make_renderer(Format::kTrec, out, {});
  EXPECT_EQ(renderer->remark(), "");
  for (const char* path :
       {"/a/esc.html", "/a/esc.txt", "/b/esc.txt", "/a/esc.html", "/a/esc.txt"}) {
    Answer answer = testing::answer();
    answer.hits[0].record.path = path;
    renderer->answer(answer, "1");
  }
  EXPECT_EQ(out.str(),
            "1 Q0 esc 1 12.500000 chancery\n"
            "1 Q0 esc.txt 1 12.500000 chancery\n"
            "1 Q0 /b/esc.txt 1 12.500000 chancery\n"
            "1 Q0 esc 1 12.500000 chancery\n"
            "1 Q0 esc.txt 1 12.500000 chancery\n");
  EXPECT_EQ(renderer->remark(),
            "2 files have the name of another without its ending and are written in full, as "
            "esc.txt");
}

TEST(QuotedPath, StaysAsItIsWhereItCan) {
  for (const char* path : {"/a/b c.txt", "/a/it's \"so\" $x.txt", "/a/Čaj.txt", "/a/新聞.txt"})
    EXPECT_EQ(quoted_path(path), path);
}

TEST(QuotedPath, IsWhatAShellReads) {
  EXPECT_EQ(quoted_path("/a\n\tb\x1b[m.txt"), "$'/a\\n\\tb\\033[m.txt'");
  EXPECT_EQ(quoted_path("/caf\xe9.txt"), "$'/caf\\351.txt'");
  EXPECT_EQ(quoted_path("/\n'\\é"), "$'/\\n\\'\\\\é'");
  EXPECT_EQ(quoted_path("/a\xe2\x80\xae.txt"), "$'/a\\342\\200\\256.txt'") << "a bidi control";
  EXPECT_EQ(quoted_path("$'x"), "$'$\\'x'") << "begins as a quoted one";
}

TEST(PathsRenderer, QuotesWhatActsOnATerminal) {
  Answer answer = testing::answer();
  answer.hits[0].record.path = "/a\x1b\n.txt";
  EXPECT_EQ(rendered(Format::kPaths, answer), "$'/a\\033\\n.txt'\n");
  EXPECT_NE(rendered(Format::kCsv, answer).find(",$'/a\\033\\n.txt',"), std::string::npos);
}

TEST(PathsRenderer, EndsPathsForProgramsWithAZeroByte) {
  Answer answer = testing::answer();
  answer.hits[0].record.path = "/a\x1b\n.txt";
  RenderOptions options;
  options.null = true;
  for (const bool terminal : {false, true}) {
    options.terminal = terminal;
    std::ostringstream out;
    make_renderer(Format::kPaths, out, options)->answer(answer, "");
    EXPECT_EQ(out.str(), terminal ? "$'/a\\033\\n.txt'\n" : std::string("/a\x1b\n.txt\0", 9));
  }
}

}  // namespace
}  // namespace chancery::search
