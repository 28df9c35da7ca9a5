// Tags and notes on sentences: kept by their words, found, shown and made at the prompt.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <optional>
#include <sstream>

#include "search/answer/searcher.h"
#include "search/export/paper.h"
#include "search/prompt/prompt.h"
#include "search/render/json.h"
#include "search/render/views.h"
#include "search/saved/marks.h"
#include "search/saved/marks_database.h"
#include "tests/search/fake_source.h"
#include "tests/search/indexed_folder.h"

namespace chancery::search {
namespace {

using Words = std::vector<std::string>;

class SentenceMarks : public ::testing::Test {
 protected:
  MarkedDocument document() const {
    MarkedDocument made;
    made.content = "one";
    made.path = "/library/one.txt";
    return made;
  }

  testing::TempDirectory directory_;
  std::filesystem::path file_ = directory_ / "state/marks.sqlite";
  Marks marks_{file_};
};

TEST_F(SentenceMarks, StandBesideThoseOfTheDocument) {
  const MarkedSentence first = marked_sentence("The lake\n rose."),
                       second = marked_sentence("The lake fell.");
  EXPECT_EQ(first.text, "The lake rose.");
  marks_.tag(document(), {"good"});
  marks_.tag(document(), {"Telling", "old"}, &first);
  marks_.note(document(), "quote it", &second);
  std::vector<MarkedDocument> all = Marks(file_).marked();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].tags, Words{"good"});
  EXPECT_EQ(all[0].note, "");
  ASSERT_EQ(all[0].sentences.size(), 2U);
  for (const MarkedSentence& one : all[0].sentences) {
    EXPECT_EQ(one.tags, one.id == first.id ? (Words{"old", "telling"}) : Words{});
    EXPECT_EQ(one.note, one.id == first.id ? "" : "quote it");
  }
  EXPECT_EQ(marks_.untag("one", "", &second), 0);
  EXPECT_EQ(marks_.untag("one", "old", &first), 1);
  EXPECT_EQ(marks_.untag("one", "", &first), 1);
  EXPECT_EQ(marks_.untag("one", ""), 1);
  ASSERT_EQ(marks_.marked().size(), 1U);
  EXPECT_EQ(marks_.marked()[0].sentences.size(), 1U);
  marks_.note(document(), "", &second);
  EXPECT_TRUE(marks_.marked().empty());
}

TEST_F(SentenceMarks, AFileOfAnOlderChanceryGetsThem) {
  marks_.tag(document(), {"good"});
  {
    const MarksDatabase old(file_);
    old.run("DROP TABLE sentences");
    old.run("DROP TABLE sentence_tags");
    old.run("PRAGMA user_version = 1");
  }
  const MarkedSentence sentence = marked_sentence("The lake rose.");
  Marks newer(file_);
  newer.tag(document(), {"telling"}, &sentence);
  ASSERT_EQ(newer.marked().size(), 1U);
  EXPECT_EQ(newer.marked()[0].tags, Words{"good"});
  EXPECT_EQ(newer.marked()[0].sentences.at(0).tags, Words{"telling"});
}

constexpr const char* kLake = "On the lake\n\nThe lake rose by a metre. The lake fell in June.\n";

TEST_F(SentenceMarks, AreFoundAndShownWithTheirSentence) {
  testing::IndexedFolder folder;
  folder.write("lake.txt", kLake);
  folder.write("road.txt", "On roads\n\nA road by the lake is closed.\n");
  folder.index();
  Searcher searcher({folder.database()});
  searcher.use_marks(&marks_);
  const std::string path = searcher.search("metre", {}).hits.at(0).record.path;
  const MarkedSentence sentence = marked_sentence("The lake fell in June.");
  marks_.tag(searcher.mark_of(path), {"telling"}, &sentence);
  marks_.note(searcher.mark_of(path), "which June?", &sentence);
  const Answer answer = searcher.search("lake tag:telling", {});
  ASSERT_EQ(answer.hits.size(), 1U);
  EXPECT_TRUE(answer.hits[0].tags.empty());
  std::map<std::string, Words> tags;
  for (const Snippet& snippet : answer.hits[0].snippets) tags[snippet.text] = snippet.tags;
  EXPECT_EQ(tags["The lake fell in June."], Words{"telling"});
  EXPECT_EQ(tags["The lake rose by a metre."], Words{});
  EXPECT_NE(marks_line(answer.hits[0]).find("tagged telling; note: which June?"),
            std::string::npos);
  EXPECT_NE(hit_json(answer.hits[0]).dump().find("\"note\":\"which June?\""), std::string::npos);

  ViewRequest request;
  request.kind = ViewKind::kSentences;
  const View view = searcher.view("lake", request);
  std::ostringstream text, csv;
  write_view(text, view, Style{false, true, 100}, true);
  write_view_csv(csv, view);
  EXPECT_NE(text.str().find("(tagged telling; note: which June?)"), std::string::npos);
  EXPECT_NE(csv.str().find(",telling,which June?\r\n"), std::string::npos) << csv.str();

  // The rest of the document changes.
  folder.write("lake.txt", std::string(kLake) + "\nThe lake is blue.\n");
  folder.index();
  EXPECT_EQ(searcher.search("tag:telling", {}).hits.size(), 1U);
  EXPECT_NE(marks_line(searcher.search("lake june", {}).hits.at(0)).find("telling"),
            std::string::npos);
}

TEST_F(SentenceMarks, AreMadeAtThePrompt) {
  testing::IndexedFolder folder;
  folder.write("lake.txt", kLake);
  folder.index();
  Searcher searcher({folder.database()});
  searcher.use_marks(&marks_);
  testing::ScriptedReader reader({"lake", ":tag 1.2 telling", ":note 1.2 \"which June?\"",
                                  ":tag 1.2", ":tags", ":tag 1.9 good", ":tag 1.x good",
                                  ":untag 1.1", "tag:telling"});
  std::ostringstream out, err;
  PrintingPager pager(out);
  SessionWorld world{searcher, reader, pager, out, err, [] { return Style{false, true, 100}; }};
  world.marks = &marks_;
  Session session(world, {}, Detail::kNormal);
  prompt_loop(session, reader);
  const std::string shown = out.str(), told = err.str();
  for (const char* part :
       {"\"The lake fell in June.\": telling; note: which June?", "telling",
        "\"The lake fell in June.\" (tagged telling; note: which June?)", "sentence 2"})
    EXPECT_NE(shown.find(part), std::string::npos) << part << '\n' << shown << told;
  EXPECT_NE(told.find("hit 1 shows 2 sentences"), std::string::npos) << told;
  EXPECT_NE(told.find(":tag 3.2 good is the second one"), std::string::npos) << told;
  EXPECT_NE(told.find("\"The lake rose by a metre.\" has no tag"), std::string::npos) << told;
}

}  // namespace
}  // namespace chancery::search
