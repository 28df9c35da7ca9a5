// Runs that are killed or interrupted, and the runs after them: nothing is lost but what was in
// hand, and what is there in the end is what an undisturbed run makes.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <regex>
#include <sstream>

#include "chancery/error.h"
#include "chancery/schema.h"
#include "indexer/index_folders.h"
#include "indexer/index_records.h"
#include "indexer/interrupts.h"
#include "indexer/report.h"
#include "indexer/retag.h"
#include "indexer/write/generation.h"
#include "indexer/write/index_directory.h"
#include "tests/support/database_dump.h"
#include "tests/support/in_child.h"
#include "tests/support/sample_gazetteer.h"
#include "tests/support/temp_directory.h"

namespace chancery::indexer {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using testing::in_child;
using testing::kKilled;
using ::testing::Not;
using testing::signal_at;

constexpr int kFiles = 40;
#ifdef __SANITIZE_THREAD__
constexpr bool kSignalsAreLate = true;  // ThreadSanitizer holds them back until the program waits
#else
constexpr bool kSignalsAreLate = false;
#endif

// What can be asked of a database, whatever the numbers of its documents are.
std::string content(const fs::path& path) {
  const Xapian::Database database(path.string());
  std::string out;
  for (const auto& [name, text] : testing::documents(database)) out += name + "\n" + text;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    out +=
        fmt::format("{} {} {}\n", *term, term.get_termfreq(), database.get_collection_freq(*term));
  }
  for (auto word = database.spellings_begin(); word != database.spellings_end(); ++word) {
    out += fmt::format("spelling {} {}\n", *word, word.get_termfreq());
  }
  const std::string forms(schema::kFormsKey);
  for (auto key = database.metadata_keys_begin(forms); key != database.metadata_keys_end(forms);
       ++key) {
    out += fmt::format("{}: {}", *key, database.get_metadata(*key));
  }
  return out;
}

class BrokenOff : public ::testing::Test {
 protected:
  BrokenOff() {
    Interrupts::forget();
    lists_.write("actors/actors.toml", testing::kSampleActors);
    lists_.write("issues/issues.toml", testing::kSampleIssues);
    setenv("CHANCERY_GAZETTEER", lists_.string().c_str(), 1);
    config_.database = parent_ / "db";
    config_.folders = {folder_.path()};
    write_files("Armenia negotiated");
  }
  ~BrokenOff() override {
    unsetenv("CHANCERY_GAZETTEER");
    Interrupts::forget();
  }

  static std::string name(int i) { return fmt::format("{:03}.txt", i); }
  void write_files(const std::string& words, int count = kFiles) const {
    for (int i = 0; i < count; ++i) {
      folder_.write(name(i), fmt::format("{} in the café, report {} of its {}ings and the cafe.\n",
                                         words, i, std::string(i % 20 + 3, 'q')));
    }
  }

  static int run(const IndexConfig& config, std::ostream& log) {
    if (config.action == IndexAction::kRetag) return retag(config, log);
    return config.from_jsonl.empty() ? index_folders(config, log) : index_records(config, log);
  }
  int run(const IndexConfig& config) {
    log_.str("");
    return run(config, log_);
  }
  // Runs, keeps each file at once, and gets a signal, `times` times, when `at` of them are kept.
  int run_until(IndexConfig config, size_t at, int signal = SIGKILL, int times = 1) {
    const fs::path said = parent_ / "said";
    config.pace.keep = std::chrono::milliseconds(0);
    config.pace.kept = [=](size_t count) {
      for (int i = 0; count == at && i < times; ++i) raise(signal);
    };
    const int status = in_child([&] {
      std::ofstream log(said);
      return run(config, log);
    });
    log_.str(testing::read_file(said));
    return status;
  }
  // How many inputs the last run says that it has taken over.
  int taken_over() const {
    std::smatch found;
    const std::string log = log_.str();
    return std::regex_search(log, found, std::regex("([0-9,]+) taken over")) ? std::stoi(found[1])
                                                                             : 0;
  }
  // What a run of `config` that nothing disturbs makes of nothing.
  std::string undisturbed(IndexConfig config) {
    config.database = parent_ / "fresh";
    fs::remove_all(config.database);
    std::ostringstream log;
    run(config, log);
    return content(config.database);
  }
  // Whether the documents are those of an undisturbed run: several merges count rare words
  // otherwise.
  bool has_documents_of_undisturbed(const IndexConfig& config) {
    undisturbed(config);
    return testing::documents(Xapian::Database(config.database.string())) ==
           testing::documents(Xapian::Database((parent_ / "fresh").string()));
  }
  // Kills a run of `config` behind `at` files and expects that the next one takes them over.
  void expect_goes_on(const IndexConfig& config, size_t at, const std::string& expected) {
    ASSERT_EQ(run_until(config, at), kKilled);
    EXPECT_EQ(run(config), kFound) << log_.str();
    EXPECT_EQ(taken_over(), static_cast<int>(at));
    EXPECT_TRUE(content(config.database) == expected);
    EXPECT_FALSE(fs::exists(generation() / kScratch));
  }
  fs::path generation() const { return IndexDirectory(config_.database).current(); }
  fs::path journal(int generation = 1) const {
    return config_.database / fmt::format("gen-{:06}", generation) / kScratch / kJournal;
  }

  testing::TempDirectory lists_, folder_, parent_;
  IndexConfig config_;
  std::ostringstream log_;
};

TEST_F(BrokenOff, AFirstBuildGoesOn) {
  expect_goes_on(config_, 10, undisturbed(config_));
}

TEST_F(BrokenOff, AFirstBuildGoesOnWithThreads) {
  config_.threads = 4;
  ASSERT_EQ(run_until(config_, 15), kKilled);
  EXPECT_EQ(run(config_), kFound);
  EXPECT_GE(taken_over(), 15);
  EXPECT_TRUE(content(config_.database) == undisturbed(config_));
}

TEST_F(BrokenOff, ARunMayBeKilledAgainAndAgain) {
  for (size_t at = 5; at <= 25; at += 5) ASSERT_EQ(run_until(config_, at), kKilled);
  EXPECT_EQ(run(config_), kFound);
  EXPECT_EQ(taken_over(), 25);
  EXPECT_TRUE(content(config_.database) == undisturbed(config_));
}

TEST_F(BrokenOff, ARunThatEndsOnAnErrorIsGoneOnWith) {
  IndexConfig failing = config_;
  failing.pace.keep = std::chrono::milliseconds(0);
  failing.pace.kept = [](size_t count) {
    if (count == 10) throw Error("the system is out of something");
  };
  EXPECT_THROW(run(failing), Error);
  EXPECT_EQ(run(config_), kFound);
  EXPECT_EQ(taken_over(), 10);
  EXPECT_TRUE(content(config_.database) == undisturbed(config_));
}

TEST_F(BrokenOff, AFullRunGoesOn) {
  run(config_);
  const std::string before = content(config_.database);
  write_files("Azerbaijan negotiates");
  config_.full = true;
  ASSERT_EQ(run_until(config_, 30), kKilled);
  EXPECT_TRUE(content(config_.database) == before);
  EXPECT_EQ(run(config_), kFound);
  EXPECT_EQ(taken_over(), 30);
  EXPECT_TRUE(has_documents_of_undisturbed(config_));
}

TEST_F(BrokenOff, SeveralShardsGoOn) {
  config_.shards = 3;
  expect_goes_on(config_, 10, undisturbed(config_));
  EXPECT_TRUE(fs::exists(generation() / "shard-002" / "iamglass"));
}

TEST_F(BrokenOff, FewChangesToShardsGoOn) {
  config_.shards = 3;
  run(config_);
  config_.shards = 0;
  write_files("Azerbaijan negotiates", 10);
  ASSERT_EQ(run_until(config_, 6), kKilled);
  EXPECT_EQ(run(config_), kFound);
  EXPECT_EQ(taken_over(), 6);
  EXPECT_TRUE(fs::exists(generation() / "shard-002" / "iamglass"));
  EXPECT_TRUE(has_documents_of_undisturbed(config_));
  if (kSignalsAreLate) return;
  write_files("Iran negotiates", 10);
  EXPECT_EQ(run_until(config_, 4, SIGINT), kFailed);
  EXPECT_THAT(log_.str(), HasSubstr("the database is as it was; 5 of 10 files"));
  EXPECT_EQ(run(config_), kFound);
  EXPECT_TRUE(has_documents_of_undisturbed(config_));
}

TEST_F(BrokenOff, ARetagGoesOn) {
  run(config_);
  config_.issue_files = {
      parent_.write("more.toml", "[[issue]]\nid = \"cafes\"\nname = \"cafe\"\n")};
  const std::string expected = undisturbed(config_);
  config_.action = IndexAction::kRetag;
  expect_goes_on(config_, 10, expected);
  EXPECT_TRUE(Xapian::Database(config_.database.string()).term_exists("XIcafes"));
}

TEST_F(BrokenOff, RecordsGoOn) {
  std::string lines;
  for (int i = 0; i < kFiles; ++i) {
    lines += fmt::format("{{\"path\": \"r{}\", \"text\": \"record {} negotiated\"}}\n", i % 35, i);
  }
  config_.folders.clear();
  config_.from_jsonl = parent_.write("in.jsonl", lines).string();
  const std::string expected = undisturbed(config_);
  ASSERT_EQ(run_until(config_, 10), kKilled);
  EXPECT_EQ(run(config_), kFailed);  // five paths come twice
  EXPECT_THAT(log_.str(), HasSubstr("5 not read"));
  EXPECT_EQ(taken_over(), 10);
  EXPECT_TRUE(content(config_.database) == expected);
}

TEST_F(BrokenOff, AFileThatChangedMeanwhileIsReadAgain) {
  ASSERT_EQ(run_until(config_, 10), kKilled);
  folder_.write(name(3), "Another text of other words.");
  fs::remove(folder_ / name(5));
  EXPECT_EQ(run(config_), kFound);
  EXPECT_EQ(taken_over(), 8);
  EXPECT_TRUE(has_documents_of_undisturbed(config_));
}

TEST_F(BrokenOff, AFileThatChangedTwiceIsThereOnce) {
  ASSERT_EQ(run_until(config_, 10), kKilled);
  folder_.write(name(3), "Another text of other words.");
  ASSERT_EQ(run_until(config_, 20), kKilled);
  folder_.write(name(3), "A third text of different words.");
  EXPECT_EQ(run(config_), kFound);
  EXPECT_EQ(taken_over(), 18);
  EXPECT_EQ(Xapian::Database(config_.database.string()).get_doccount(), kFiles);
}

TEST_F(BrokenOff, OtherOptionsAndListsBeginAnew) {
  ASSERT_EQ(run_until(config_, 10), kKilled);
  IndexConfig other = config_;
  other.language = "de";
  ASSERT_EQ(run_until(other, 5), kKilled);
  other.issue_files = {parent_.write("more.toml", "[[issue]]\nid = \"cafes\"\nname = \"cafe\"\n")};
  EXPECT_EQ(run(other), kFound);
  EXPECT_EQ(taken_over(), 0);
  EXPECT_TRUE(content(config_.database) == undisturbed(other));
}

TEST_F(BrokenOff, WhatIsTornOffTheJournalIsReadAgain) {
  const std::string expected = undisturbed(config_);
  ASSERT_EQ(run_until(config_, 10), kKilled);
  fs::resize_file(journal(), fs::file_size(journal()) - 3);
  ASSERT_EQ(run_until(config_, 12), kKilled);  // goes on behind the ninth record
  EXPECT_EQ(run(config_), kFound);
  EXPECT_EQ(taken_over(), 12);
  EXPECT_TRUE(content(config_.database) == expected);
}

TEST_F(BrokenOff, AJournalThatIsNoneIsNotUsed) {
  for (const char* bytes : {"", "x", "chancery journal 1\n", "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"}) {
    fs::remove_all(config_.database);
    ASSERT_EQ(run_until(config_, 10), kKilled);
    testing::write_file(journal(), bytes);
    EXPECT_EQ(run(config_), kFound);
    EXPECT_EQ(taken_over(), 0);
    EXPECT_TRUE(content(config_.database) == undisturbed(config_));
  }
}

TEST_F(BrokenOff, ADamagedSegmentIsReadAgain) {
  ASSERT_EQ(run_until(config_, 10), kKilled);
  fs::remove_all(journal().parent_path() / "segment-000004" / "postlist.glass");
  EXPECT_EQ(run(config_), kFound);
  EXPECT_EQ(taken_over(), 9);
  EXPECT_TRUE(content(config_.database) == undisturbed(config_));
}

TEST_F(BrokenOff, WhatIsNotOursStays) {
  ASSERT_EQ(run_until(config_, 10), kKilled);
  const fs::path mine = journal().parent_path() / "mine.txt";
  testing::write_file(mine, "mine");
  EXPECT_EQ(run(config_), kFound);
  EXPECT_EQ(testing::read_file(mine), "mine");
  EXPECT_THAT(log_.str(), HasSubstr("mine.txt"));
  EXPECT_TRUE(content(config_.database) == undisturbed(config_));
}

TEST_F(BrokenOff, AnInterruptPublishesWhatIsThere) {
  if (kSignalsAreLate) GTEST_SKIP() << "signals are held back";
  EXPECT_EQ(run_until(config_, 10, SIGINT), kFailed);
  EXPECT_THAT(log_.str(), HasSubstr("interrupted: 11 of 40 files can be searched"));
  EXPECT_EQ(Xapian::Database(config_.database.string()).get_doccount(), 11U);
  const auto report = [&] {
    const Xapian::Database database(config_.database.string());
    return RunReport::of_json(database.get_metadata(std::string(schema::kReportKey)));
  };
  ASSERT_EQ(report().failed.size(), 1U);
  EXPECT_EQ(report().failed[0].reason, kNotAllRead);
  EXPECT_EQ(run(config_), kFound) << log_.str();
  EXPECT_THAT(log_.str(), HasSubstr("29 new, 11 unchanged"));
  EXPECT_TRUE(report().failed.empty());
  EXPECT_TRUE(has_documents_of_undisturbed(config_));
}

TEST_F(BrokenOff, EachSignalThatAsksIsHeard) {
  if (kSignalsAreLate) GTEST_SKIP() << "signals are held back";
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    fs::remove_all(config_.database);
    EXPECT_EQ(run_until(config_, 10, signal), kFailed) << signal;
    EXPECT_THAT(log_.str(), HasSubstr("interrupted: 11 of 40 files")) << signal;
  }
}

TEST_F(BrokenOff, ASecondInterruptEndsAtOnceAndLosesNothing) {
  if (kSignalsAreLate) GTEST_SKIP() << "signals are held back";
  EXPECT_EQ(run_until(config_, 10, SIGINT, 2), 128 + SIGINT);
  EXPECT_EQ(run(config_), kFound);
  EXPECT_EQ(taken_over(), 10);
  EXPECT_TRUE(content(config_.database) == undisturbed(config_));
}

TEST_F(BrokenOff, AnInterruptedFullRunKeepsTheOldDatabase) {
  run(config_);
  const std::string before = content(config_.database);
  write_files("Azerbaijan negotiates");
  config_.full = true;
  EXPECT_EQ(run_until(config_, 30, SIGTERM), kFailed);
  EXPECT_THAT(log_.str(), HasSubstr("the database is as it was; 31 of 40 files are done and kept"));
  EXPECT_TRUE(content(config_.database) == before);
  EXPECT_EQ(run(config_), kFound);
  EXPECT_EQ(taken_over(), 31);
}

TEST_F(BrokenOff, AnInterruptedRetagKeepsTheOldDatabase) {
  if (kSignalsAreLate) GTEST_SKIP() << "signals are held back";
  run(config_);
  const std::string before = content(config_.database);
  config_.action = IndexAction::kRetag;
  EXPECT_EQ(run_until(config_, 30, SIGINT), kFailed);
  EXPECT_THAT(log_.str(), HasSubstr("31 of 40 documents are done and kept"));
  EXPECT_TRUE(content(config_.database) == before);
  EXPECT_EQ(run(config_), kFound);
  EXPECT_EQ(taken_over(), 31);
}

TEST_F(BrokenOff, ARunWithoutChangesLeavesNothingOfOneThatWasBrokenOff) {
  run(config_);
  IndexConfig full = config_;
  full.full = true;
  ASSERT_EQ(run_until(full, 10), kKilled);
  EXPECT_EQ(run(config_), kFound);
  EXPECT_THAT(log_.str(), HasSubstr("40 unchanged"));
  EXPECT_FALSE(fs::exists(config_.database / "gen-000002"));
}

class Rounds : public BrokenOff {
 protected:
  static constexpr int kMany = 450;  // three batches

  Rounds() {
    write_files("Armenia negotiated", kMany);
    config_.threads = 2;
    config_.pace.publish = std::chrono::milliseconds(0);
    config_.pace.share = 0;
  }
};

TEST_F(Rounds, PublishWhatThereIsOfAFirstBuild) {
  EXPECT_EQ(run(config_), kFound) << log_.str();
  EXPECT_GT(generation().filename(), "gen-000001");
  EXPECT_THAT(log_.str(), Not(HasSubstr("not read")));
  IndexConfig at_once = config_;
  at_once.pace = {};
  EXPECT_TRUE(has_documents_of_undisturbed(at_once));
}

TEST_F(Rounds, SayThatTheyAreNotAll) {
  // Killed in the second round: what the first has published is there and says so.
  IndexConfig config = config_;
  const fs::path second = config_.database / "gen-000002";
  config.pace.keep = std::chrono::milliseconds(0);
  config.pace.kept = [second](size_t) {
    if (fs::exists(second)) raise(SIGKILL);
  };
  ASSERT_EQ(in_child([&] {
              std::ostringstream log;
              return run(config, log);
            }),
            kKilled);
  {
    const Xapian::Database database(config_.database.string());
    EXPECT_GT(database.get_doccount(), 0U);
    EXPECT_LT(database.get_doccount(), static_cast<unsigned>(kMany));
    const auto report = RunReport::of_json(database.get_metadata(std::string(schema::kReportKey)));
    ASSERT_EQ(report.failed.size(), 1U);
    EXPECT_EQ(report.failed[0].reason, kNotAllRead);
  }
  EXPECT_EQ(run(config_), kFound) << log_.str();
  EXPECT_EQ(Xapian::Database(config_.database.string()).get_doccount(),
            static_cast<unsigned>(kMany));
}

}  // namespace
}  // namespace chancery::indexer
