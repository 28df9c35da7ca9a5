// Whole runs: a folder to a database, and from one state to the next.
#include "indexer/index_folders.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "chancery/error.h"
#include "chancery/schema.h"
#include "indexer/changes.h"
#include "indexer/index_records.h"
#include "indexer/print_documents.h"
#include "indexer/retag.h"
#include "indexer/show_report.h"
#include "indexer/worker.h"
#include "tests/support/database_dump.h"
#include "tests/support/errors.h"
#include "tests/support/make_archive.h"
#include "tests/support/sample_gazetteer.h"

namespace chancery::indexer {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class IndexFolders : public ::testing::Test {
 protected:
  IndexFolders() {
    lists_.write("actors/actors.toml", testing::kSampleActors);
    lists_.write("issues/issues.toml", testing::kSampleIssues);
    setenv("CHANCERY_GAZETTEER", lists_.string().c_str(), 1);
    config_.database = parent_ / "db";
    config_.folders = {folder_.path()};
    config_.threads = 2;
  }
  ~IndexFolders() override { unsetenv("CHANCERY_GAZETTEER"); }

  int run() { return run(config_); }
  int run(const IndexConfig& config) {
    log_.str("");
    return config.from_jsonl.empty() ? index_folders(config, log_) : index_records(config, log_);
  }
  int run_full() {
    IndexConfig config = config_;
    config.full = true;
    return run(config);
  }

  Xapian::Database open() const { return Xapian::Database(config_.database.string()); }
  // Names of the indexed files, sorted.
  std::vector<std::string> names() const {
    std::vector<std::string> out;
    for (const auto& [path, text] : testing::documents(open())) {
      out.push_back(fs::path(path).filename());
    }
    std::sort(out.begin(), out.end());
    return out;
  }
  RunReport report() const {
    return RunReport::of_json(open().get_metadata(std::string(schema::kReportKey)));
  }
  std::string generation() const {
    return IndexDirectory(config_.database).current().filename().string();
  }
  // What an index of the folder made anew holds.
  std::map<std::string, std::string> fresh_documents() {
    IndexConfig config = config_;
    config.database = parent_ / "fresh";
    run(config);
    return testing::documents(Xapian::Database(config.database.string()));
  }

  testing::TempDirectory lists_, folder_, parent_;
  IndexConfig config_;
  std::ostringstream log_;
};

TEST_F(IndexFolders, IndexesAFolder) {
  folder_.write("a.txt", "Armenia and the Zangezur corridor.");
  folder_.write("deep/b.md", "# Azerbaijan\n\nText.");
  EXPECT_EQ(run(), kFound);
  EXPECT_THAT(names(), ElementsAre("a.txt", "b.md"));
  EXPECT_TRUE(open().term_exists("XAarm"));
  EXPECT_TRUE(open().term_exists("XParm/zangezur-corridor"));
  EXPECT_EQ(report().added, 2U);
}

TEST_F(IndexFolders, AnEmptyFolderGivesNoDatabaseAndSaysSo) {
  EXPECT_EQ(run(), kNothingFound);
  EXPECT_THAT(log_.str(), HasSubstr("no files"));
  EXPECT_FALSE(fs::exists(config_.database));
}

TEST_F(IndexFolders, NothingChangedLeavesTheDatabaseAlone) {
  folder_.write("a.txt", "Some text.");
  run();
  const std::string before = testing::dump(open());
  const auto time = fs::last_write_time(config_.database / "gen-000001" / "iamglass");
  EXPECT_EQ(run(), kFound);
  EXPECT_EQ(testing::dump(open()), before);
  EXPECT_EQ(fs::last_write_time(config_.database / "gen-000001" / "iamglass"), time);
  EXPECT_THAT(log_.str(), HasSubstr("1 unchanged"));
}

TEST_F(IndexFolders, RightsAndNamesAreNoChange) {
  const fs::path a = folder_.write("a.txt", "Some text.");
  folder_.write("b.zip", testing::make_zip({{"1.txt", "One text."}, {"2.txt", "Another text."}}));
  run();
  const auto before = testing::documents(open());
  for (const char* name : {"a.txt", "b.zip"}) fs::permissions(folder_ / name, fs::perms::owner_all);
  fs::create_hard_link(a, parent_ / "backup.txt");
  EXPECT_EQ(run(), kFound);
  EXPECT_THAT(log_.str(), HasSubstr("2 unchanged (2 of them touched, and compared)"));
  EXPECT_EQ(testing::documents(open()), before);
  EXPECT_EQ(run(), kFound);
  EXPECT_THAT(log_.str(), AllOf(HasSubstr("2 unchanged"), Not(HasSubstr("touched"))));
  // The table is kept by every kind of run.
  folder_.write("c.txt", "More text.");
  run();
  IndexConfig records = config_;
  records.folders.clear();
  records.from_jsonl =
      parent_.write("in.jsonl", "{\"path\": \"r\", \"text\": \"zebra\"}\n").string();
  run(records);
  EXPECT_EQ(retag(config_, log_), kFound);
  run();
  EXPECT_THAT(log_.str(), AllOf(HasSubstr("3 unchanged"), Not(HasSubstr("touched"))));
}

TEST_F(IndexFolders, ShardsKeepWhatCannotBeReadNow) {
  config_.shards = 3;
  for (const char* name : {"a.txt", "c.txt", "d.txt"}) folder_.write(name, "Some text.");
  const std::string zip = testing::make_zip({{"1.txt", "One text of some length."}});
  folder_.write("b.zip", zip);
  run();
  folder_.write("b.zip", zip.substr(0, zip.size() / 3));
  EXPECT_EQ(run(), kFailed);
  EXPECT_THAT(log_.str(), HasSubstr("1 document kept"));
  EXPECT_THAT(names(), ::testing::Contains("b.zip!1.txt"));
}

TEST_F(IndexFolders, ChangesInPlaceGiveWhatAFreshIndexHolds) {
  folder_.write("gone.txt", "Baku will go.");
  folder_.write("kept.txt", "Armenia stays on the Zangezur corridor.");
  folder_.write("changed.txt", "Before: Azerbaijan.");
  run();
  fs::remove(folder_ / "gone.txt");
  folder_.write("changed.txt", "After the change: Türkiye and China.");
  folder_.write("new.txt", "New: Sino-Soviet.");
  run();
  EXPECT_EQ(generation(), "gen-000001");
  EXPECT_THAT(names(), ElementsAre("changed.txt", "kept.txt", "new.txt"));
  EXPECT_EQ(report().changed, 1U);
  EXPECT_EQ(report().removed, 1U);
  EXPECT_EQ(report().added, 1U);
  const auto changed = testing::documents(open());
  EXPECT_EQ(changed, fresh_documents());
}

TEST_F(IndexFolders, AFullRunGivesWhatAFreshIndexHolds) {
  folder_.write("a.txt", "Armenia.");
  folder_.write("b.txt", "Azerbaijan.");
  run();
  fs::remove(folder_ / "a.txt");
  run_full();
  EXPECT_EQ(generation(), "gen-000002");
  EXPECT_EQ(testing::documents(open()), fresh_documents());
}

TEST_F(IndexFolders, NoTermOfAChangedFileStays) {
  folder_.write("a.txt", "zebra");
  folder_.write("b.txt", "other");
  run();
  folder_.write("a.txt", "giraffe");
  run();
  EXPECT_FALSE(open().term_exists("zebra"));
  EXPECT_TRUE(open().term_exists("giraffe"));
}

TEST_F(IndexFolders, ThreadsMakeTheSameDatabase) {
  for (int i = 0; i < 300; ++i) {
    folder_.write("f" + std::to_string(i) + ".txt",
                  "Armenia and document " + std::to_string(i % 17) +
                      " on Élysée.\n\nNikol Pashinyan met Baku on the Zangezur corridor.");
  }
  IndexConfig one = config_;
  one.threads = 1;
  IndexConfig four = config_;
  four.threads = 4;
  four.database = parent_ / "four";
  run(one);
  run(four);
  const std::string dump_of_one = testing::dump(open());
  EXPECT_THAT(dump_of_one, HasSubstr("document 300\n"));
  EXPECT_TRUE(testing::dump(Xapian::Database(four.database.string())) == dump_of_one);
}

TEST_F(IndexFolders, ADatabaseWithinTheFolderIsNotIndexed) {
  folder_.write("a.txt", "Some text.");
  config_.database = folder_ / "db";
  run();
  run();
  EXPECT_THAT(names(), ElementsAre("a.txt"));
  EXPECT_THAT(report().failed, IsEmpty());
}

TEST_F(IndexFolders, OtherFoldersStay) {
  folder_.write("a.txt", "text one");
  run();
  const testing::TempDirectory other;
  other.write("b.txt", "text two");
  IndexConfig config = config_;
  config.folders = {other.path()};
  run(config);
  EXPECT_THAT(names(), ElementsAre("a.txt", "b.txt"));
}

TEST_F(IndexFolders, WhatCannotBeReadIsReportedAndTheRestIndexed) {
  folder_.write("good.txt", "Some text.");
  folder_.write("binary.txt", std::string(1000, '\0'));
  folder_.write("empty.txt", "");
  EXPECT_EQ(run(), kFailed);
  EXPECT_THAT(names(), ElementsAre("good.txt"));
  ASSERT_THAT(report().failed, SizeIs(2));
  EXPECT_EQ(report().failed[0].lack, Lack::kNoText);   // binary.txt
  EXPECT_EQ(report().failed[1].lack, Lack::kNothing);  // empty.txt
}

TEST_F(IndexFolders, AnEmptyFileIsNoFailure) {
  folder_.write("good.txt", "Some text.");
  folder_.write("empty.txt", "");
  EXPECT_EQ(run(), kFound);
  EXPECT_THAT(report().failed, SizeIs(1));
}

TEST_F(IndexFolders, FailuresStayReportedAndGoWithTheirFile) {
  folder_.write("good.txt", "Some text.");
  folder_.write("binary.txt", std::string(1000, '\0'));
  run();
  EXPECT_EQ(run(), kFailed);
  fs::remove(folder_ / "binary.txt");
  EXPECT_EQ(run(), kFound);
  EXPECT_THAT(report().failed, IsEmpty());
}

TEST_F(IndexFolders, OneFailureForAnotherIsAChange) {
  folder_.write("good.txt", "Some text.");
  ASSERT_EQ(mkfifo((folder_ / "one").c_str(), 0600), 0);
  run();
  fs::remove(folder_ / "one");
  ASSERT_EQ(mkfifo((folder_ / "other").c_str(), 0600), 0);
  run();
  ASSERT_THAT(report().failed, SizeIs(1));
  EXPECT_EQ(report().failed[0].path, (folder_ / "other").string());
}

TEST_F(IndexFolders, WhatIsCutIsReported) {
  std::string table;
  for (int i = 0; i < 600; ++i) table += "c" + std::to_string(i) + ",";
  folder_.write("wide.csv", table + "\n");
  EXPECT_EQ(run(), kFailed);
  EXPECT_THAT(names(), ElementsAre("wide.csv"));
  ASSERT_THAT(report().failed, SizeIs(1));
  EXPECT_THAT(report().failed[0].reason, HasSubstr("the first 500 columns"));
}

TEST_F(IndexFolders, NamesMayHaveAnyBytes) {
  const testing::TempDirectory parent;
  parent.write("\xFF dir/new\nline\xFE.txt", "Some text.");
  parent.write("\xFF dir/bad\xFE.txt", std::string(1000, '\0'));
  config_.folders = {parent / "\xFF dir"};
  EXPECT_EQ(run(), kFailed);
  EXPECT_THAT(names(), ElementsAre("new\nline\xFE.txt"));
  ASSERT_THAT(report().failed, SizeIs(1));
  EXPECT_EQ(report().failed[0].path, (parent / "\xFF dir/bad\xFE.txt").string());
  EXPECT_EQ(run(), kFailed);
  EXPECT_EQ(report().unchanged, 0U);
}

TEST_F(IndexFolders, OnlyFilesThatFailMakeAnEmptyDatabase) {
  folder_.write("binary.txt", std::string(1000, '\0'));
  EXPECT_EQ(run(), kFailed);
  EXPECT_EQ(open().get_doccount(), 0U);
}

TEST_F(IndexFolders, NothingToReadIsNothingFound) {
  folder_.write("empty.txt", "");
  EXPECT_EQ(run(), kNothingFound);
}

TEST_F(IndexFolders, QuietSaysNothingWhenAllIsWell) {
  folder_.write("a.txt", "Some text.");
  config_.verbosity = Verbosity::kQuiet;
  run();
  EXPECT_EQ(log_.str(), "");
}

TEST_F(IndexFolders, VerboseNamesTheFiles) {
  folder_.write("a.txt", "Some text.");
  folder_.write("bad.txt", std::string(1000, '\0'));
  config_.verbosity = Verbosity::kVerbose;
  run();
  EXPECT_THAT(log_.str(), HasSubstr("bad.txt"));
}

TEST_F(IndexFolders, AnotherVersionIsRefusedAndMadeAnewByFull) {
  folder_.write("a.txt", "Some text.");
  run();
  Xapian::WritableDatabase database((config_.database / "gen-000001").string());
  database.set_metadata(std::string(schema::kVersionKey), "999");
  database.close();
  EXPECT_THAT(testing::error_of([&] { run(); }), AllOf(HasSubstr("999"), HasSubstr("--db")));
  EXPECT_EQ(run_full(), kFound);
  EXPECT_THAT(names(), ElementsAre("a.txt"));
}

TEST_F(IndexFolders, ADamagedDatabaseIsMadeAnewByFull) {
  folder_.write("a.txt", "Some text.");
  run();
  testing::write_file(config_.database / "gen-000001" / "iamglass", "no");
  EXPECT_THROW(run(), Xapian::Error);
  EXPECT_EQ(run_full(), kFound);
  EXPECT_THAT(names(), ElementsAre("a.txt"));
}

TEST_F(IndexFolders, PrintedRecordsComeBack) {
  folder_.write("a.txt", "Armenia and the Zangezur corridor.");
  folder_.write("b.txt", "Azerbaijan.");
  run();
  std::ostringstream lines;
  EXPECT_EQ(print_documents(config_, lines, log_), kFound);
  IndexConfig config = config_;
  config.folders.clear();
  config.from_jsonl = parent_.write("in.jsonl", lines.str()).string();
  config.database = parent_ / "again";
  EXPECT_EQ(run(config), kFound);
  const Xapian::Database again(config.database.string());
  EXPECT_EQ(again.get_doccount(), 2U);
  EXPECT_EQ(again.get_termfreq("XAarm"), open().get_termfreq("XAarm"));
}

TEST_F(IndexFolders, RecordsOfAKnownPathReplace) {
  IndexConfig config = config_;
  config.folders.clear();
  config.from_jsonl = parent_
                          .write("in.jsonl",
                                 "{\"path\": \"a\", \"text\": \"zebra\"}\n"
                                 "{\"path\": \"b\", \"text\": \"other\"}\n")
                          .string();
  run(config);
  parent_.write("in.jsonl", "{\"path\": \"a\", \"text\": \"giraffe\"}\n");
  run(config);
  EXPECT_THAT(names(), ElementsAre("a", "b"));
  EXPECT_FALSE(open().term_exists("zebra"));
  EXPECT_TRUE(open().term_exists("giraffe"));
}

TEST_F(IndexFolders, BadLinesAreReportedWithTheirNumber) {
  IndexConfig config = config_;
  config.folders.clear();
  config.from_jsonl = parent_
                          .write("in.jsonl",
                                 "{\"path\": \"a\", \"text\": \"one\"}\n"
                                 "no json\n"
                                 "{\"text\": \"no path\"}\n"
                                 "{\"path\": \"a\", \"text\": \"twice\"}\n")
                          .string();
  EXPECT_EQ(run(config), kFailed);
  std::vector<std::string> failed;
  for (const FailedFile& file : report().failed) {
    failed.push_back(file.path.substr(file.path.rfind(':') + 1) + " " + file.reason);
  }
  EXPECT_THAT(failed, ElementsAre(HasSubstr("2 the line is no JSON"), HasSubstr("3 the record has"),
                                  HasSubstr("4 the path \"a\" has come before")));
}

TEST_F(IndexFolders, PrintWritesOneJsonObjectALineInTheOrderOfThePaths) {
  for (int i = 0; i < 200; ++i) {
    folder_.write("f" + std::to_string(1000 + i) + ".txt", "Text " + std::to_string(i));
  }
  config_.threads = 4;
  std::ostringstream out;
  EXPECT_EQ(print_documents(config_, out, log_), kFound);
  std::istringstream lines(out.str());
  std::string last;
  size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    const std::string path = nlohmann::json::parse(line)["path"];
    EXPECT_LT(last, path);
    last = path;
  }
  EXPECT_EQ(count, 200U);
  EXPECT_FALSE(fs::exists(config_.database));
}

TEST_F(IndexFolders, TheReportIsShown) {
  folder_.write("a.txt", "Some text.");
  folder_.write("bad\x1B[31m.txt", std::string(1000, '\0'));
  run();
  std::ostringstream out;
  EXPECT_EQ(show_report(config_, out), kFound);
  EXPECT_THAT(out.str(),
              AllOf(HasSubstr("unknown type (1)"), HasSubstr("bad\uFFFD[31m.txt (binary data)"),
                    Not(HasSubstr("\x1B"))));
}

TEST_F(IndexFolders, AnArchiveIsNoSmallChange) {
  folder_.write("a.txt", "Some text.");
  run();
  const std::string before = generation();
  folder_.write("small.zip", testing::make_zip({{"a.txt", "The envoy."}}));
  run();
  EXPECT_EQ(generation(), before);
  std::string noise;  // what cannot be packed
  for (unsigned i = 0, x = 1; i < 600'000; ++i, x = x * 1103515245 + 12345)
    noise += static_cast<char>('a' + (x >> 16) % 26);
  folder_.write("large.zip", testing::make_zip({{"a.txt", "The envoy. " + noise}}));
  run();
  EXPECT_NE(generation(), before);
}

TEST_F(IndexFolders, ADamagedFileKeepsWhatWasIndexed) {
  const std::string whole = testing::make_zip(
      {{"1.txt", "The first envoy."}, {"2.txt", "The second."}, {"3.txt", "The third."}});
  folder_.write("a.zip", whole);
  folder_.write("b.txt", "Some text.");
  run();
  const std::string day = report().time.substr(0, 10);
  for (const bool full : {false, true}) {
    folder_.write("a.zip", whole.substr(0, 40));
    EXPECT_EQ(full ? run_full() : run(), kFailed);
    EXPECT_THAT(names(), ElementsAre("a.zip!1.txt", "a.zip!2.txt", "a.zip!3.txt", "b.txt"));
    EXPECT_EQ(run(), kFailed);  // it is not read again
    ASSERT_THAT(report().failed, SizeIs(1));
    EXPECT_EQ(report().failed[0].kept, 3U);
    EXPECT_EQ(report().failed[0].as_of, day);
  }
  folder_.write("a.zip", testing::make_zip({{"2.txt", "Another second."}}));
  EXPECT_EQ(run(), kFound);
  EXPECT_THAT(names(), ElementsAre("a.zip!2.txt", "b.txt"));
  EXPECT_THAT(report().failed, IsEmpty());
}

TEST_F(IndexFolders, OfAnArchiveThatIsDamagedOnlyWhatWasNotReadIsKept) {
  std::string noise;  // what cannot be packed
  for (unsigned i = 0, x = 1; i < 5000; ++i, x = x * 1103515245 + 12345)
    noise += static_cast<char>('a' + (x >> 16) % 26);
  folder_.write("a.zip", testing::make_zip({{"1.txt", "zebra"}, {"2.txt", "The second " + noise}}));
  run();
  const std::string changed =
      testing::make_zip({{"1.txt", "giraffe"}, {"2.txt", "The other " + noise}});
  folder_.write("a.zip", changed.substr(0, changed.size() - 3000));
  EXPECT_EQ(run_full(), kFailed);
  EXPECT_THAT(names(), ElementsAre("a.zip!1.txt", "a.zip!2.txt"));
  EXPECT_FALSE(open().term_exists("zebra"));
  EXPECT_TRUE(open().term_exists("giraffe"));
  EXPECT_EQ(report().kept(), 1U);
}

TEST_F(IndexFolders, AFileThatIsKnownToHoldNoTextKeepsNothing) {
  folder_.write("a.txt", "Some text.");
  folder_.write("b.txt", "Some text.");
  folder_.write("c.txt", "Some text.");
  run();
  folder_.write("a.txt", std::string(1000, '\0'));
  folder_.write("b.txt", "");
  EXPECT_EQ(run(), kFailed);
  EXPECT_THAT(names(), ElementsAre("c.txt"));
  EXPECT_EQ(report().kept(), 0U);
}

TEST_F(IndexFolders, RetryFailedReadsTheseAlone) {
  folder_.write("bad.bin", std::string(1000, '\0'));
  folder_.write("gone.bin", std::string(1000, '\0'));
  folder_.write("good.txt", "A text that can be read.");
  EXPECT_EQ(run(), kFailed);
  EXPECT_THAT(report().failed, SizeIs(2));
  std::filesystem::remove(folder_ / "gone.bin");
  folder_.write("new.txt", "A text that came later.");
  // The same file, as if a converter for it had been named meanwhile.
  config_.converters = {{".bin", {"echo", "What the converter made of"}, "text/plain"}};
  config_.retry_failed = true;
  config_.folders.clear();
  EXPECT_EQ(run(), kFound);
  for (const FailedFile& file : report().failed) ADD_FAILURE() << file.reason;
  EXPECT_THAT(names(), ElementsAre("bad.bin", "good.txt"));
}

TEST_F(IndexFolders, AReportOfNoDatabaseSaysWhatToDo) {
  std::ostringstream out;
  EXPECT_THAT(testing::error_of([&] { show_report(config_, out); }),
              AllOf(HasSubstr("no database"), HasSubstr("chancery-index FOLDER")));
}

TEST_F(IndexFolders, AFileThatIsGoneWhenItsTurnComesIsAFailure) {
  const Gazetteer& gazetteer = testing::sample_gazetteer();
  const Matcher matcher(gazetteer);
  WorkShared shared(matcher, {});
  Worker worker(shared);
  std::vector<FailedFile> failed;
  worker.records({{(folder_ / "gone.txt").string(), {10, 0, 0}}, "", ""}, failed,
                 [](const Record&) { ADD_FAILURE(); });
  ASSERT_THAT(failed, SizeIs(1));
  EXPECT_EQ(failed[0].lack, Lack::kPassing);
  EXPECT_THAT(failed[0].reason, HasSubstr("gone"));
}

TEST_F(IndexFolders, APipeThatTookAFilesPlaceIsAFailure) {
  ASSERT_EQ(mkfifo((folder_ / "a.txt").c_str(), 0600), 0);
  const Matcher matcher(testing::sample_gazetteer());
  WorkShared shared(matcher, {});
  Worker worker(shared);
  std::vector<FailedFile> failed;
  worker.records({{(folder_ / "a.txt").string(), {10, 0, 0}}, "", ""}, failed,
                 [](const Record&) { ADD_FAILURE(); });
  EXPECT_THAT(failed, SizeIs(1));
}

}  // namespace
}  // namespace chancery::indexer
