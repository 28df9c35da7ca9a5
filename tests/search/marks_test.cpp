// Tags and notes: where they are kept, and how documents are found again.
#include "search/saved/marks.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "chancery/error.h"
#include "search/answer/searcher.h"
#include "search/export/paper.h"
#include "search/prompt/prompt.h"
#include "search/saved/marks_database.h"
#include "tests/search/fake_source.h"
#include "tests/search/indexed_folder.h"

namespace chancery::search {
namespace {

MarkedDocument kept(const std::string& content) {
  MarkedDocument made;
  made.content = content;
  made.path = "/library/" + content + ".txt";
  made.title = "About " + content;
  made.sketch = std::string("a\0b", 3);
  return made;
}

class MarksFile : public ::testing::Test {
 protected:
  testing::TempDirectory directory_;
  std::filesystem::path file_ = directory_ / "state/marks.sqlite";
  Marks marks_{file_};
};

TEST_F(MarksFile, IsMadeWithTheFirstMarkForItsOwnerAlone) {
  EXPECT_TRUE(marks_.marked().empty());
  EXPECT_EQ(marks_.version(), "");
  EXPECT_FALSE(std::filesystem::exists(file_));
  marks_.tag(kept("one"), {"Good", "good", "check-date"});
  struct stat info = {};
  ASSERT_EQ(stat(file_.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600U);
  Marks another(file_);
  ASSERT_EQ(another.marked().size(), 1U);
  const MarkedDocument found = another.marked()[0];
  EXPECT_EQ(found.tags, (std::vector<std::string>{"check-date", "good"}));
  EXPECT_EQ(found.sketch, kept("one").sketch);
  EXPECT_EQ(found.path, "/library/one.txt");
}

TEST_F(MarksFile, TellsOfChangesByOthers) {
  marks_.tag(kept("one"), {"good"});
  const std::string before = marks_.version();
  EXPECT_EQ(marks_.version(), before);
  Marks(file_).note(kept("one"), "from elsewhere");
  EXPECT_NE(marks_.version(), before);
  EXPECT_EQ(marks_.marked().at(0).note, "from elsewhere");
}

TEST_F(MarksFile, WhatHasNeitherTagNorNoteIsForgotten) {
  marks_.tag(kept("one"), {"good", "old"});
  marks_.note(kept("one"), "check \"date\"; -- '");
  EXPECT_EQ(marks_.untag("one", "GOOD"), 1);
  EXPECT_EQ(marks_.untag("one", "good"), 0);
  EXPECT_EQ(marks_.untag("one", ""), 1);
  EXPECT_EQ(marks_.marked().at(0).note, "check \"date\"; -- '");
  marks_.note(kept("one"), "");
  EXPECT_TRUE(marks_.marked().empty());
}

TEST_F(MarksFile, TagsAreWords) {
  for (const char* bad : {"", "a b", "a\"", "x:y", "-x", "a\x1b", "\xff", "a/b"})
    EXPECT_THROW(checked_tag(bad), Error) << bad;
  EXPECT_EQ(checked_tag("Überprüfen_2"), fold("überprüfen_2"));
  EXPECT_THROW(marks_.tag(kept("one"), {"good", "a b"}), Error);
  EXPECT_TRUE(marks_.marked().empty()) << "all or nothing";
}

TEST_F(MarksFile, DamageIsToldAndLeftAlone) {
  directory_.write("bad.sqlite", std::string(5000, 'x'));
  const Marks damaged(directory_ / "bad.sqlite");
  try {
    damaged.marked();
    FAIL();
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("damaged"), std::string::npos) << error.what();
  }
  EXPECT_EQ(std::filesystem::file_size(directory_ / "bad.sqlite"), 5000U);
}

TEST_F(MarksFile, ThatIsDamagedIsClosedAgain) {
  directory_.write("bad.sqlite", std::string(5000, 'x'));
  const auto open_files = [] {
    return std::distance(std::filesystem::directory_iterator("/proc/self/fd"), {});
  };
  const auto before = open_files();
  for (int i = 0; i < 5; ++i) EXPECT_THROW(MarksDatabase(directory_ / "bad.sqlite"), Error);
  EXPECT_EQ(open_files(), before);
}

class Marked : public MarksFile {
 protected:
  Marked() {
    for (const char* name : {"salt", "lake", "road"})
      folder_.write(name + std::string(".txt"), text(name));
    folder_.index();
    searcher_.emplace(std::vector{folder_.database()});
    searcher_->use_marks(&marks_);
  }
  // Long enough for a sketch.
  static std::string text(const std::string& subject) {
    std::string made = "On the " + subject + ".\n\n";
    for (int i = 0; i < 60; ++i)
      made += fmt::format("The {0} of year {1} differs from the {0} of village {2}. ", subject, i,
                          i * 7);
    return made + "\n";
  }
  std::string path(const std::string& name) const {
    return (folder_.root() / "documents" / name).string();
  }
  std::vector<std::string> found(const std::string& query) {
    std::vector<std::string> names;
    SearchOptions options;
    options.all_copies = true;  // the texts are much alike
    for (const Hit& hit : searcher_->search(query, options).hits)
      names.push_back(hit.record.path.substr(hit.record.path.rfind('/') + 1));
    std::sort(names.begin(), names.end());
    return names;
  }

  testing::IndexedFolder folder_;
  std::optional<Searcher> searcher_;
};

TEST_F(Marked, AreFoundByTagAndShownWithHits) {
  EXPECT_THROW(searcher_->search("tag:good"), Error);
  marks_.tag(searcher_->mark_of(path("salt.txt")), {"good"});
  marks_.tag(searcher_->mark_of(path("lake.txt")), {"good", "old"});
  marks_.note(searcher_->mark_of(path("lake.txt")), "check date");
  EXPECT_EQ(found("tag:good"), (std::vector<std::string>{"lake.txt", "salt.txt"}));
  EXPECT_EQ(found("tag:GOOD village -tag:old"), std::vector<std::string>{"salt.txt"});
  EXPECT_EQ(found("tag:old OR tag:good"), (std::vector<std::string>{"lake.txt", "salt.txt"}));
  EXPECT_THROW(searcher_->search("tag:bad"), Error);
  const Answer lake = searcher_->search("tag:old");
  ASSERT_EQ(lake.hits.size(), 1U);
  EXPECT_EQ(lake.hits[0].tags, (std::vector<std::string>{"good", "old"}));
  EXPECT_EQ(lake.hits[0].note, "check date");
  EXPECT_EQ(marks_line(lake.hits[0]), "Tagged good, old. Note: check date");
  EXPECT_EQ(searcher_->values("tag", "O", 9), std::vector<std::string>{"old"});
}

TEST_F(Marked, AreCountedAsAFacet) {
  marks_.tag(searcher_->mark_of(path("salt.txt")), {"good"});
  marks_.tag(searcher_->mark_of(path("lake.txt")), {"good", "old"});
  SearchOptions options;
  options.facets = {"type", "tag"};
  const Answer answer = searcher_->search("village", options);
  ASSERT_EQ(answer.facets.size(), 2U);
  EXPECT_EQ(answer.facets[0].field, "type");
  ASSERT_EQ(answer.facets[1].values.size(), 2U);
  EXPECT_EQ(answer.facets[1].values[0].value, "good");
  EXPECT_EQ(answer.facets[1].values[0].count, 2U);
  EXPECT_EQ(answer.facets[1].values[1].count, 1U);
  EXPECT_EQ(answer.facets[1].hits, 3U);
}

TEST_F(Marked, HoldToTheTextWhereverItGoes) {
  marks_.tag(searcher_->mark_of(path("salt.txt")), {"good"});
  folder_.remove("salt.txt");
  folder_.write("moved/s.txt", text("salt"));
  folder_.index({"--full"});
  EXPECT_EQ(found("tag:good"), std::vector<std::string>{"s.txt"});
  folder_.remove("moved/s.txt");
  folder_.index();
  EXPECT_TRUE(found("tag:good").empty());
  ASSERT_EQ(searcher_->marked().size(), 1U);
  EXPECT_TRUE(searcher_->marked()[0].found.empty());
  folder_.write("salt.txt", text("salt") + "One sentence more.\n");
  folder_.index();
  EXPECT_EQ(found("tag:good"), std::vector<std::string>{"salt.txt"});
  EXPECT_TRUE(searcher_->marked().at(0).changed);
}

// A source whose documents are known by their paths, with marks.
class MarkedSource : public testing::FakeSource {
 public:
  explicit MarkedSource(const Marks& marks) : marks_(marks) {}
  MarkedDocument mark_of(const std::string& path) override {
    MarkedDocument made = kept(path);
    made.path = path;
    return made;
  }
  std::vector<MarkedDocument> marked() override {
    std::vector<MarkedDocument> all = marks_.marked();
    for (MarkedDocument& one : all) {
      if (one.path != "/articles/2.txt") one.found = {one.path};
    }
    return all;
  }

 private:
  const Marks& marks_;
};

TEST_F(MarksFile, AreMadeAtThePrompt) {
  MarkedSource source(marks_);
  testing::ScriptedReader reader({":tags", "corridor", ":tag 1 good Old", ":tag 1", ":untag 1 old",
                                  ":note 2 \"check date\"", ":note 2", ":untag 2 good", ":tag",
                                  ":tag 1 a/b", ":tags", ":tag 99 good"});
  std::ostringstream out, err;
  PrintingPager pager(out);
  SessionWorld world{source, reader, pager, out, err, [] { return Style{}; }};
  world.marks = &marks_;
  Session session(world, {}, Detail::kNormal);
  prompt_loop(session, reader);
  const std::string shown = out.str(), told = err.str();
  EXPECT_NE(shown.find("nothing is marked yet"), std::string::npos);
  EXPECT_NE(shown.find("good, old\n"), std::string::npos);
  EXPECT_NE(shown.find(": check date"), std::string::npos);
  EXPECT_NE(shown.find("(not in the index; was"), std::string::npos);
  EXPECT_NE(told.find("has no tag good"), std::string::npos);
  EXPECT_NE(told.find("\"a/b\" is no tag"), std::string::npos);
  EXPECT_NE(told.find("there is no hit 99"), std::string::npos);
  ASSERT_EQ(session.picks().size(), 1U);
  EXPECT_EQ(session.picks()[0].part, "tag:good");
}

}  // namespace
}  // namespace chancery::search
