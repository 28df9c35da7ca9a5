#include "search/saved/saved_searches.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "chancery/error.h"
#include "search/prompt/prompt.h"
#include "tests/search/fake_source.h"
#include "tests/support/temp_directory.h"

namespace chancery::search {
namespace {

class Saved : public ::testing::Test {
 protected:
  static SavedSearch search(const std::string& name) {
    return {name, "corridor", {"/data/un"}, "2023-08-30", {1, 2, UINT64_MAX}};
  }
  std::string failure(const std::string& name) const {
    try {
      searches_.store(search(name));
    } catch (const Error& error) {
      return error.what();
    }
    return "";
  }

  testing::TempDirectory directory_;
  SavedSearches searches_{directory_.path() / "saved"};
};

TEST_F(Saved, ComesBackAsItWas) {
  searches_.store(search("corridor"));
  const SavedSearch found = searches_.find("corridor");
  EXPECT_EQ(found.query, "corridor");
  EXPECT_EQ(found.databases, std::vector<std::string>{"/data/un"});
  EXPECT_EQ(found.looked, "2023-08-30");
  EXPECT_EQ(found.seen, (std::vector<uint64_t>{1, 2, UINT64_MAX}));
}

TEST_F(Saved, NamesAreFileNames) {
  EXPECT_EQ(failure("nile-dam_2"), "");
  EXPECT_EQ(failure("река"), "");
  for (const char* name : {"", "../x", "a/b", ".x", "-x", "a b", "a\x1b[m", "\xff"})
    EXPECT_NE(failure(name).find("no name"), std::string::npos) << name;
  EXPECT_NE(failure(std::string(300, 'x')), "");
  EXPECT_EQ(searches_.names(), (std::vector<std::string>{"nile-dam_2", "река"}));
}

TEST_F(Saved, WhatIsNotThereSaysWhatIs) {
  searches_.store(search("nile"));
  try {
    searches_.find("niel");
    FAIL();
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("there is nile"), std::string::npos) << error.what();
  }
  searches_.remove("nile");
  EXPECT_TRUE(searches_.names().empty());
  EXPECT_THROW(searches_.remove("nile"), Error);
}

TEST_F(Saved, ADamagedFileIsKeptAsideAndToldOnce) {
  searches_.store(search("good"));
  for (const char* content : {"", "{\"query\": 5}", "\xff\xfe", "[]"}) {
    std::ofstream(directory_.path() / "saved" / "bad.json") << content;
    std::vector<std::string> troubles;
    EXPECT_EQ(searches_.all(troubles).size(), 1U);
    ASSERT_EQ(troubles.size(), 1U) << content;
    EXPECT_NE(troubles.front().find("bad.json.damaged"), std::string::npos);
    troubles.clear();
    EXPECT_EQ(searches_.all(troubles).size(), 1U);
    EXPECT_TRUE(troubles.empty());
  }
}

TEST_F(Saved, TwoAtOnceDamageNothing) {
  constexpr int kWriters = 4, kTimes = 40;
  std::vector<pid_t> writers;
  for (int writer = 0; writer < kWriters; ++writer) {
    writers.push_back(fork());
    if (writers.back() != 0) continue;
    try {
      SavedSearch mine = search("shared");
      mine.seen.assign(static_cast<size_t>(500 * (writer + 1)), 7);
      for (int i = 0; i < kTimes; ++i) searches_.store(mine);
    } catch (const std::exception&) {
      _exit(1);
    }
    _exit(0);
  }
  for (const pid_t writer : writers) {
    int status = 1;
    waitpid(writer, &status, 0);
    EXPECT_EQ(status, 0);
  }
  EXPECT_EQ(searches_.find("shared").seen.size() % 500, 0U);
  EXPECT_EQ(searches_.names(), std::vector<std::string>{"shared"});
}

TEST_F(Saved, NewHitsAreThoseNotSeen) {
  testing::FakeSource three(3), five(5);
  SavedSearch kept = search("corridor");
  mark_all_seen(kept, new_hits(three, kept, {}));
  EXPECT_EQ(kept.seen.size(), 3U);
  const NewHits found = new_hits(five, kept, {});
  EXPECT_EQ(found.ranks, (std::vector<uint32_t>{4, 5}));
  EXPECT_EQ(found.total, 5U);
  mark_all_seen(kept, found);
  EXPECT_TRUE(new_hits(five, kept, {}).ranks.empty());
}

// Files at any paths.
class FilesSource : public testing::FakeSource {
 public:
  using File = std::pair<std::string, uint64_t>;  // path, source
  explicit FilesSource(std::vector<File> files)
      : testing::FakeSource(static_cast<uint32_t>(files.size())), files_(std::move(files)) {}
  Answer search(const std::string& query, const SearchOptions& options) override {
    Answer made = testing::FakeSource::search(query, options);
    for (Hit& hit : made.hits) {
      hit.record.path = files_[hit.rank - 1].first;
      if (options.sources) hit.source = files_[hit.rank - 1].second;
    }
    return made;
  }

 private:
  std::vector<File> files_;
};

TEST_F(Saved, WhatWasMovedIsNotNewUnlessItHasChanged) {
  FilesSource before({{"/a/1.txt", 11}, {"/a/2.txt", 12}, {"/a/3.txt", 0}});
  SavedSearch kept = search("corridor");
  mark_all_seen(kept, new_hits(before, kept, {}));
  searches_.store(kept);
  kept = searches_.find("corridor");
  FilesSource after({{"/b/1.txt", 11}, {"/b/2.txt", 99}, {"/b/3.txt", 0}});
  const NewHits found = new_hits(after, kept, {});
  EXPECT_EQ(found.ranks, (std::vector<uint32_t>{2, 3}));
  mark_seen(kept, found, {});
  FilesSource again({{"/c/1.txt", 11}, {"/b/2.txt", 99}, {"/b/3.txt", 0}});
  EXPECT_EQ(new_hits(again, kept, {}).ranks, (std::vector<uint32_t>{2, 3}));
}

TEST_F(Saved, FilesOfEarlierVersionsLearnTheSources) {
  FilesSource before({{"/a/1.txt", 11}});
  SavedSearch kept = search("corridor");
  mark_all_seen(kept, new_hits(before, kept, {}));
  kept.sources.clear();
  mark_seen(kept, new_hits(before, kept, {}), {});
  FilesSource after({{"/b/1.txt", 11}});
  EXPECT_TRUE(new_hits(after, kept, {}).ranks.empty());
}

TEST_F(Saved, OnlyWhatWasShownIsSeen) {
  testing::FakeSource five(5), four(4);
  SavedSearch kept = search("corridor");
  kept.seen.clear();
  const auto shown = [&](std::vector<uint32_t> ranks) {
    SearchOptions options;
    options.ranks = std::move(ranks);
    return five.search("corridor", options).hits;
  };
  mark_seen(kept, new_hits(five, kept, {}), shown({2, 5}));
  EXPECT_EQ(new_hits(five, kept, {}).ranks, (std::vector<uint32_t>{1, 3, 4}));
  // What is gone meanwhile is new when it comes again.
  mark_seen(kept, new_hits(four, kept, {}), {});
  EXPECT_EQ(new_hits(five, kept, {}).ranks, (std::vector<uint32_t>{1, 3, 4, 5}));
}

TEST_F(Saved, CopiesOfWhatWasShownAreSeen) {
  SavedSearch kept = search("corridor");
  Hit shown = testing::hit(1);
  shown.copies = {{"/articles/2.txt", ""}};
  testing::FakeSource three(3);
  const NewHits found = new_hits(three, kept, {});
  mark_seen(kept, found, {shown});
  EXPECT_EQ(kept.seen.size(), 2U);
}

TEST_F(Saved, ThePromptShowsWhatIsNewPageByPage) {
  testing::FakeSource source(25);
  SavedSearch kept = search("corridor");
  kept.seen.clear();
  searches_.store(kept);
  testing::ScriptedReader reader(
      {":new corridor", ":new corridor", ":new corridor", ":new corridor"});
  std::ostringstream out, err;
  PrintingPager pager(out);
  Session session({source, reader, pager, out, err, [] { return Style{}; }, &searches_, {"/db"}},
                  {}, Detail::kShort);
  prompt_loop(session, reader);
  const std::string text = out.str();
  EXPECT_NE(text.find("corridor: 25 new of 25 hits"), std::string::npos) << text;
  EXPECT_NE(text.find("and 15 more: :new corridor shows them"), std::string::npos) << text;
  EXPECT_NE(text.find("corridor: 15 new of 25 hits"), std::string::npos) << text;
  EXPECT_NE(text.find("corridor: 5 new of 25 hits"), std::string::npos) << text;
  EXPECT_NE(text.find("corridor: 0 new of 25 hits"), std::string::npos) << text;
  // Two searches a page and one for the last, however many hits there are.
  EXPECT_EQ(source.queries.size(), 7U);
}

TEST_F(Saved, ThePromptKeepsAsksAndForgets) {
  testing::FakeSource source(3);
  testing::ScriptedReader reader({":save x", "corridor", ":save x", ":saved", ":new x", ":new",
                                  ":saved x", ":forget x", ":new x", ":saved"});
  std::ostringstream out, err;
  PrintingPager pager(out);
  Session session({source, reader, pager, out, err, [] { return Style{}; }, &searches_, {"/db"}},
                  {}, Detail::kNormal);
  prompt_loop(session, reader);
  const std::string text = out.str();
  EXPECT_NE(text.find("x saved with 3 hits; :new x tells"), std::string::npos) << text;
  EXPECT_NE(text.find("  x  corridor (seen "), std::string::npos);
  EXPECT_NE(text.find("x: 0 new of 3 hits since "), std::string::npos);
  EXPECT_NE(text.find("  x: 0 new\n"), std::string::npos);
  EXPECT_NE(text.find("x is forgotten"), std::string::npos);
  EXPECT_NE(text.find("nothing is saved yet"), std::string::npos);
  EXPECT_NE(err.str().find("nothing was asked yet"), std::string::npos);
  EXPECT_NE(err.str().find("no saved query is called x"), std::string::npos);
}

}  // namespace
}  // namespace chancery::search
