// Alternatives to parts of a query: where they stand in it, what they find, and how they are shown.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "chancery/error.h"
#include "search/prompt/picks.h"
#include "search/render/views.h"
#include "search/view/query_groups.h"
#include "tests/search/corpus_database.h"

namespace chancery::search {
namespace {

using ::testing::HasSubstr;

AlternativePart part(size_t begin, size_t end, bool bare, const std::string& text) {
  AlternativePart made;
  made.place = {begin, end, bare};
  made.part = text;
  return made;
}

TEST(Alternatives, StandBesideTheirPart) {
  EXPECT_EQ(with_alternatives("corridor", {part(0, 8, true, "passage")}), "corridor OR passage");
  EXPECT_EQ(with_alternatives("road corridor x", {part(5, 13, false, "passage")}),
            "road (corridor OR passage) x");
  EXPECT_EQ(with_alternatives("road corridor", {part(5, 13, false, "b"), part(0, 4, false, "a"),
                                                part(5, 13, false, "c")}),
            "(road OR a) (corridor OR b OR c)");
  EXPECT_EQ(with_alternatives("a OR b", {part(0, 1, true, "c")}), "a OR c OR b");
}

TEST(Alternatives, ToAllOfAQuery) {
  EXPECT_EQ(widened("corridor", "x"), "corridor OR x");
  EXPECT_EQ(widened("a OR b", "x"), "a OR b OR x");
  EXPECT_EQ(widened("a b", "x"), "(a b) OR x");
  EXPECT_EQ(widened("\"a b\"", "x"), "(\"a b\") OR x");
  EXPECT_THROW(widened("*", "x"), Error);
  EXPECT_THROW(widened("", "x"), Error);
}

View alternatives(const std::string& query) {
  ViewRequest request;
  request.kind = ViewKind::kAlso;
  return testing::CorpusDatabase::once().searcher().view(query, request);
}

uint64_t found(const std::string& query) {
  return testing::CorpusDatabase::once().searcher().search(query).total;
}

TEST(Alternatives, CountWhatASearchFinds) {
  std::set<std::string> kinds;
  for (const std::string query : {"corridor", "armenia corridor", "issue:peace-talks",
                                  "border OR ceasefire", "sanctions -russia", "peace talks"}) {
    const View view = alternatives(query);
    EXPECT_EQ(view.total, found(query));
    for (const AlternativePart& one : view.alternatives) {
      kinds.insert(one.kind);
      EXPECT_EQ(one.documents, found(one.part)) << one.part;
      EXPECT_EQ(one.more, found(one.query) - view.total) << one.query;
      EXPECT_GT(one.more, 0U) << one.query;
    }
  }
  EXPECT_TRUE(kinds.contains("issue"));
}

// Words that stand near those of the query, but neither the commonest nor names of actors.
TEST(Alternatives, AreWordsBeside) {
  testing::IndexedFolder folder;
  // Each text has words of its own, so that none is a copy of another.
  const auto own = [](int i, const char* of) {
    std::string text;
    for (int n = 0; n < 30; ++n) text += fmt::format(" {}{}x{}", of, i, n);
    return text;
  };
  for (int i = 0; i < 30; ++i) {
    const std::string said = i < 6   ? "The ferry or its barge needs a port in Kenya today."
                             : i < 8 ? "A barge sank."
                                     : "A port was built today.";
    folder.write(fmt::format("{}.txt", i),
                 fmt::format("Note {}\n\n{}\n\nDogs{} ran far.\n", i, said, own(i, "dog")));
  }
  folder.index();
  Searcher searcher({folder.database()});
  ViewRequest request;
  request.kind = ViewKind::kAlso;
  const View view = searcher.view("ferry", request);
  std::set<std::string> labels;
  for (const AlternativePart& one : view.alternatives) {
    labels.insert(one.label);
    EXPECT_EQ(one.kind, "word");
    EXPECT_EQ(one.more, searcher.search(one.query).total - view.total);
  }
  EXPECT_THAT(labels, ::testing::Contains("barge"));
  EXPECT_THAT(labels, ::testing::Not(::testing::Contains("port")));
  EXPECT_THAT(labels, ::testing::Not(::testing::Contains("kenya")));
}

TEST(Alternatives, AreOfThePartsThatAreAskedFor) {
  std::set<std::string> groups;
  for (const AlternativePart& one : alternatives("border talks -sanctions").alternatives)
    groups.insert(one.group);
  EXPECT_FALSE(groups.contains("sanctions"));
  EXPECT_THROW(alternatives("date:2022.."), Error);
  EXPECT_THROW(alternatives("*"), Error);
}

TEST(Alternatives, StandInAQueryAsItIsRead) {
  EXPECT_EQ(as_read("sanctions since 2015"), "sanctions date:\"since 2015\"");
  EXPECT_EQ(as_read("what did Iran say about the corridor"), "said:\"Iran\" the corridor");
  for (const std::string query : {"corridor", "armenia OR baku", "\"a b\" -c", "since 2015",
                                  "title:corridor since 2015 OR x"})
    EXPECT_EQ(as_read(query), query);
}

TEST(Alternatives, OfPhrasesStandBesideTheirQuotes) {
  testing::IndexedFolder folder;
  for (int i = 0; i < 20; ++i) {
    folder.write(
        fmt::format("{}.txt", i),
        i < 5 ? fmt::format("Note {}\n\nThe old toll road {} or its bypass is shut. Dogs ran "
                            "far over hills, fields and sands of day {}.\n",
                            i, i * 7, i * 31)
              : fmt::format("Note {}\n\nA {} was built on day {}.\n", i, i < 8 ? "bypass" : "port",
                            i));
  }
  folder.index();
  Searcher searcher({folder.database()});
  ViewRequest request;
  request.kind = ViewKind::kAlso;
  std::vector<std::string> queries;
  for (const AlternativePart& one : searcher.view("\"toll road\" -port", request).alternatives)
    queries.push_back(one.query);
  EXPECT_THAT(queries, ::testing::Contains("(\"toll road\" OR \"bypass\") -port"));
}

TEST(Alternatives, OfFieldsStandBesideTheField) {
  const std::pair<const char*, const char*> rows[] = {
      {"issue:\"peace talks\"", "issue:\"peace talks\" OR issue:diplomacy"},
      {"issue:(peace talks) actor:armenia",
       "(issue:(peace talks) OR issue:diplomacy) actor:armenia"},
      {"armenia issue:\"peace talks\"", "armenia (issue:\"peace talks\" OR issue:diplomacy)"},
      {"armenia AND (issue:\"peace talks\" OR zinc)",
       "armenia AND (issue:\"peace talks\" OR issue:diplomacy OR zinc)"}};
  for (const auto& [query, wider] : rows) {
    std::vector<std::string> queries;
    for (const AlternativePart& one : alternatives(query).alternatives)
      queries.push_back(one.query);
    EXPECT_THAT(queries, ::testing::Contains(wider)) << query;
  }
}

AlternativePart corridor_or(const std::string& kind, const std::string& label,
                            const std::string& text, uint64_t documents, uint64_t more) {
  AlternativePart made = part(0, 8, true, text);
  made.group = "corridor";
  made.kind = kind;
  made.label = label;
  made.query = "corridor OR " + text;
  made.documents = documents;
  made.more = more;
  return made;
}

View shown_view() {
  View view;
  view.kind = ViewKind::kAlso;
  view.query = "corridor";
  view.total = 57;
  view.alternatives = {corridor_or("issue", "Lachin corridor", "issue:lachin-corridor", 1234, 12),
                       corridor_or("word", "transit", "\"transit\"", 80, 33)};
  return view;
}

TEST(Alternatives, AreATable) {
  std::ostringstream out;
  write_view(out, shown_view(), Style{false, true, 100}, true);
  EXPECT_EQ(out.str(),
            "  OR also\n"
            "  corridor                  documents       more\n"
            "   1 issue Lachin corridor      1,234        +12\n"
            "   2 word  transit                 80        +33\n");
  std::ostringstream narrow;
  write_view(narrow, shown_view(), Style{false, true, 40}, false);
  EXPECT_THAT(narrow.str(), HasSubstr("word  "));
  const View none = [] {
    View view = shown_view();
    view.alternatives.clear();
    return view;
  }();
  std::ostringstream empty;
  write_view(empty, none, Style{false, true, 100}, true);
  EXPECT_THAT(empty.str(), HasSubstr("nothing beside its parts finds more"));
}

TEST(Alternatives, AreDataAndPicks) {
  std::ostringstream csv;
  write_view_csv(csv, shown_view());
  EXPECT_EQ(csv.str(),
            "group,kind,label,part,query,documents,more\r\n"
            "corridor,issue,Lachin corridor,issue:lachin-corridor,"
            "corridor OR issue:lachin-corridor,1234,12\r\n"
            "corridor,word,transit,\"\"\"transit\"\"\",\"corridor OR \"\"transit\"\"\",80,33\r\n");
  EXPECT_EQ(view_json(shown_view())["alternatives"][1]["more"], 33);
  const std::vector<Pick> picks = picks_of(shown_view());
  ASSERT_EQ(picks.size(), 2U);
  EXPECT_EQ(picks[0].part, "issue:lachin-corridor");
  EXPECT_EQ(pick_of(picks, "2")->alternative->label, "transit");
}

}  // namespace
}  // namespace chancery::search
