// Lists of one's own: used, remembered, applied to what is indexed, and suggested.
#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>

#include "tests/cli/support.h"

namespace chancery::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr const char* kForum =
    "[[actor]]\nid = \"lake-forum\"\ntype = \"organisation\"\nname = \"Lake Forum\"\n";
constexpr const char* kSays = "lists of actors and issues have changed; --retag";

class OwnLists : public ::testing::Test {
 protected:
  void SetUp() override {
    sandbox_.write("a.txt", "On 3 May 2021 the Lake Forum met. We met Mr. Bo Ek there.");
    sandbox_.write("b.txt", "Nobody met Mr. Bo Ek at home, and nothing else was said.");
    sandbox_.index_documents();
  }
  void configure(const std::string& name, std::string_view content) const {
    testing::write_file(sandbox_.root() / "home/config/chancery" / name, content);
  }
  Outcome again(Arguments arguments = {}) const {
    arguments.push_back(sandbox_.documents().string());
    Outcome outcome = sandbox_.index(std::move(arguments));
    EXPECT_EQ(outcome.status, 0) << outcome;
    return outcome;
  }
  Outcome retag() const {
    Outcome outcome = sandbox_.index({"--retag"});
    EXPECT_EQ(outcome.status, 0) << outcome;
    return outcome;
  }

  Sandbox sandbox_;
};

TEST_F(OwnLists, AListInTheConfigurationIsUsed) {
  configure("actors/mine.toml", kForum);
  again({"--full"});
  EXPECT_THAT(sandbox_.names("actor:lake-forum"), ElementsAre("a.txt"));
}

TEST_F(OwnLists, AreCompiledOnceForEachProgram) {
  const auto kept = [&] {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(sandbox_.root() / "home/.cache/chancery")) {
      files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
  };
  sandbox_.names("lake");
  const std::vector<fs::path> files = kept();
  std::vector<fs::file_time_type> times;
  for (const fs::path& file : files) times.push_back(fs::last_write_time(file));
  again({"--full"});
  sandbox_.names("lake");
  EXPECT_EQ(kept(), files);
  for (size_t i = 0; i < files.size(); ++i) {
    EXPECT_EQ(fs::last_write_time(files[i]), times[i]) << files[i];
  }
}

TEST_F(OwnLists, AChangedListIsSaidOnceALineUntilItIsApplied) {
  EXPECT_THAT(again().err, Not(HasSubstr(kSays)));
  configure("actors.toml", kForum);
  EXPECT_THAT(again().err, HasSubstr(kSays));
  sandbox_.write("c.txt", "The Lake Forum met again.");
  EXPECT_THAT(again().err, HasSubstr(kSays));
  EXPECT_THAT(sandbox_.names("actor:lake-forum"), ElementsAre("c.txt"));
  EXPECT_THAT(again().err, HasSubstr(kSays));
  retag();
  EXPECT_THAT(again().err, Not(HasSubstr(kSays)));
  EXPECT_THAT(sandbox_.names("actor:lake-forum"), ElementsAre("a.txt", "c.txt"));
}

TEST_F(OwnLists, FullAppliesThemToo) {
  configure("actors.toml", kForum);
  again({"--full"});
  EXPECT_THAT(again().err, Not(HasSubstr(kSays)));
}

TEST_F(OwnLists, AListThatWasOnlyTouchedIsNotSaid) {
  configure("actors.toml", kForum);
  again({"--full"});
  configure("actors.toml", std::string("# a comment\n") + kForum);
  EXPECT_THAT(again().err, Not(HasSubstr(kSays)));
}

TEST_F(OwnLists, RetagNeedsNoFilesAndKeepsAllElse) {
  const auto shown = [&] {
    std::vector<Json> hits;
    for (const Json& answer : sandbox_.search({"--format", "json", "*"}).json_lines()) {
      for (Json hit : answer["hits"]) {
        for (const char* changing : {"actors", "issues", "snippets", "score", "rank"}) {
          hit.erase(changing);
        }
        hits.push_back(hit);
      }
    }
    std::sort(hits.begin(), hits.end());
    return hits;
  };
  const auto before = shown();
  ASSERT_EQ(before.size(), 2U);
  const fs::path away = sandbox_.root() / "away";
  fs::rename(sandbox_.documents(), away);
  configure("actors.toml", kForum);
  EXPECT_THAT(retag().err, HasSubstr("2 documents tagged again"));
  EXPECT_THAT(sandbox_.names("actor:lake-forum"), ElementsAre("a.txt"));
  EXPECT_EQ(shown(), before);
  EXPECT_THAT(sandbox_.names("nothing"), ElementsAre("b.txt"));
  // The signatures are there still: nothing is read again.
  fs::rename(away, sandbox_.documents());
  EXPECT_THAT(again().err, HasSubstr("2 unchanged"));
}

TEST_F(OwnLists, RetagWithFoldersIndexesThemAfterwards) {
  configure("actors.toml", kForum);
  sandbox_.write("c.txt", "The Lake Forum met again.");
  again({"--retag"});
  EXPECT_THAT(sandbox_.names("actor:lake-forum"), ElementsAre("a.txt", "c.txt"));
}

TEST_F(OwnLists, ABrokenListLeavesTheDatabaseAsItWas) {
  configure("actors.toml", "[[actor]]\nid = ");
  const Outcome outcome = sandbox_.index({"--retag"});
  EXPECT_EQ(outcome.status, 2) << outcome;
  EXPECT_THAT(outcome.err, HasSubstr("actors.toml:2"));
  EXPECT_TRUE(is_one_sentence(outcome.err));
  EXPECT_THAT(sandbox_.names("*"), ElementsAre("a.txt", "b.txt"));
}

TEST_F(OwnLists, RetagNeedsADatabase) {
  Command command =
      sandbox_.command("chancery-index", {"--db", (sandbox_.root() / "none").string(), "--retag"});
  const Outcome outcome = sandbox_.run(command);
  EXPECT_EQ(outcome.status, 2) << outcome;
  EXPECT_THAT(outcome.err, HasSubstr("there is no database"));
  EXPECT_FALSE(fs::exists(sandbox_.root() / "none"));
}

TEST_F(OwnLists, SuggestionsLoadAsAListAndAreNoSuggestionsThen) {
  const Outcome outcome = sandbox_.index({"--suggest-actors"});
  EXPECT_EQ(outcome.status, 0) << outcome;
  EXPECT_THAT(outcome.out, HasSubstr("# 2 documents · 2 mentions"));
  EXPECT_THAT(outcome.out, HasSubstr("id = \"bo-ek\"\ntype = \"leader\"\nname = \"Bo Ek\"\n"));
  EXPECT_TRUE(is_inert(outcome.out));
  configure("actors.toml", outcome.out);
  const fs::path list = sandbox_.root() / "home/config/chancery/actors.toml";
  const Outcome checked = sandbox_.index({"--check-gazetteer", list.string()});
  EXPECT_EQ(checked.status, 0) << checked;
  EXPECT_THAT(sandbox_.index({"--suggest-actors"}).out, Not(HasSubstr("bo-ek")));
  retag();
  EXPECT_THAT(sandbox_.names("actor:\"Bo Ek\""), ElementsAre("a.txt", "b.txt"));
}

}  // namespace
}  // namespace chancery::cli
