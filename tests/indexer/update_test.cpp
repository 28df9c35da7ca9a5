#include "indexer/write/update.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <atomic>
#include <string>
#include <vector>

#include "chancery/format_version.h"
#include "chancery/schema.h"
#include "chancery/stored_lists.h"
#include "indexer/write/known_files.h"
#include "indexer/write/merge.h"
#include "tests/indexer/update_support.h"
#include "tests/support/errors.h"

namespace chancery::indexer {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;

TEST_F(Update, WritesTheDocumentsOfTheSource) {
  EXPECT_EQ(run({"a", "b", "c"}).documents, 3U);
  EXPECT_THAT(paths(), ElementsAre("a", "b", "c"));
}

TEST_F(Update, KeepsTheOrderOfTheSourceWithThreads) {
  UpdatePlan plan;
  plan.threads = 4;
  std::vector<std::string> names;
  for (char c = 'a'; c <= 'z'; ++c) names.emplace_back(1, c);
  run(names, plan);
  const Xapian::Database database = open();
  for (Xapian::docid id = 1; id <= names.size(); ++id) {
    EXPECT_EQ(testing::path_of(database.get_document(id)), names[id - 1]);
  }
}

TEST_F(Update, MergesMoreSegmentsThanMayBeOpen) {
  constexpr rlim_t kFiles = 700;
  rlimit before = {};
  getrlimit(RLIMIT_NOFILE, &before);
  const rlimit low = {kFiles, before.rlim_max};
  ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &low), 0);
  std::vector<std::string> names;
  for (rlim_t i = 0; i < kFiles / 2; ++i) names.push_back("f" + std::to_string(1000 + i));
  run(names);
  EXPECT_EQ(paths(), names);
  EXPECT_EQ(stats_.documents, names.size());
  setrlimit(RLIMIT_NOFILE, &before);
}

TEST_F(Update, AddsToWhatIsThere) {
  run({"a"});
  run({"b"});
  EXPECT_THAT(paths(), ElementsAre("a", "b"));
}

TEST_F(Update, RemovesDocuments) {
  run({"a", "b", "c"});
  run({}, {}, {2});
  EXPECT_THAT(paths(), ElementsAre("a", "c"));
  EXPECT_FALSE(open().term_exists("Qb"));
}

TEST_F(Update, RemovesAllDocuments) {
  run({"a", "b"});
  run({}, {}, {1, 2});
  EXPECT_THAT(paths(), IsEmpty());
  EXPECT_EQ(open().get_metadata(std::string(schema::kVersionKey)), schema::kFormatVersion);
}

TEST_F(Update, ReplacesWhatIsKnownInTheEnd) {
  run({"a", "b"});
  UpdatePlan plan;
  plan.replaced = [] { return std::vector<Xapian::docid>{1}; };
  const UpdateResult result = run({"a"}, plan);
  EXPECT_EQ(result.replaced, 1U);
  EXPECT_THAT(paths(), ElementsAre("a", "b"));
}

TEST_F(Update, StartsAnewWhenAsked) {
  run({"a", "b"});
  UpdatePlan plan;
  plan.anew = true;
  run({"c"}, plan);
  EXPECT_THAT(paths(), ElementsAre("c"));
}

TEST_F(Update, FailuresAreGathered) {
  const UpdateResult result = run({"a", "bad", "c"});
  ASSERT_THAT(result.failed, SizeIs(1));
  EXPECT_EQ(result.failed[0].path, "bad");
  EXPECT_THAT(paths(), ElementsAre("a", "c"));
}

class StoppedUpdate : public Update, public ::testing::WithParamInterface<bool> {};

TEST_P(StoppedUpdate, LeavesTheDatabaseAsItWas) {
  run({"a", "b"});
  const std::string before = testing::dump(open());
  UpdatePlan plan;
  plan.in_place = GetParam();
  plan.threads = 2;
  EXPECT_EQ(testing::error_of([&] { run({"c", "throw", "d"}, plan, {1}); }), "stopped");
  EXPECT_EQ(testing::dump(open()), before);
  EXPECT_FALSE(fs::exists(path_ / "building"));
}

INSTANTIATE_TEST_SUITE_P(RebuiltAndInPlace, StoppedUpdate, ::testing::Bool());

TEST_F(Update, MetadataDescribesTheDatabase) {
  run({"a", "b"});
  const Xapian::Database database = open();
  EXPECT_EQ(lists_of_stored(database.get_metadata(std::string(schema::kGazetteerKey))), "packed");
  EXPECT_EQ(database.get_metadata(std::string(schema::kLanguagesKey)), "[[\"en\",2]]");
  EXPECT_EQ(RunReport::of_json(database.get_metadata(std::string(schema::kReportKey))).added, 2U);
  EXPECT_EQ(stats_.documents, 2U);
}

TEST_F(Update, MetadataOfTheLastRunWins) {
  run({"a", "b"});
  run({"c"});
  const auto report = [&] {
    return RunReport::of_json(open().get_metadata(std::string(schema::kReportKey)));
  };
  EXPECT_EQ(report().added, 1U);
  run({"d", "e"}, in_place());
  EXPECT_EQ(report().added, 2U);
  EXPECT_EQ(stats_.documents, 5U);
}

TEST_F(Update, FoldersComeBackWithAnyBytes) {
  run({"a"});
  EXPECT_THAT(folders_of(open()), ElementsAre("/folder", "/\xFF"));
}

TEST_F(Update, WordsOfOneDocumentAreNoSpelling) {
  run({"a", "b"});
  const Xapian::Database database = open();
  std::vector<std::string> words(database.spellings_begin(), database.spellings_end());
  EXPECT_THAT(words, ElementsAre("word"));
}

TEST_F(Update, KnownFilesAreThoseWritten) {
  run({"a", "b"});
  const KnownFiles known = known_files(open());
  ASSERT_THAT(known, SizeIs(2));
  EXPECT_EQ(known.at("b").signature, (FileSignature{1, 2, 3}));
  EXPECT_THAT(known.at("b").documents, ElementsAre(2U));
}

TEST_F(Update, DocumentsInsideAFileAreKnownUnderIt) {
  run({"a", "a.zip!1", "a.zip!2", "b"});
  const KnownFiles known = known_files(open());
  ASSERT_THAT(known, SizeIs(3));
  EXPECT_THAT(known.at("a.zip").documents, ElementsAre(2U, 3U));
}

TEST_F(Update, OtherVersionsAreRefused) {
  run({"a"});
  EXPECT_NO_THROW(check_format_version(open(), "db", ""));
  Xapian::WritableDatabase database((path_ / "gen-000001").string());
  const auto error_of_version = [&](const std::string& version) {
    database.set_metadata(std::string(schema::kVersionKey), version);
    database.commit();
    return testing::error_of([&] { check_format_version(database, "db", "other place"); });
  };
  EXPECT_THAT(error_of_version("999"),
              ::testing::AllOf(HasSubstr("999"), HasSubstr("a newer Chancery")));
  EXPECT_THAT(error_of_version("3"), ::testing::AllOf(HasSubstr(" 3,"), HasSubstr("--full")));
  EXPECT_THAT(error_of_version("x"), HasSubstr("--full"));
  EXPECT_THAT(error_of_version(""), HasSubstr("other place"));
  EXPECT_EQ(error_of_version(std::string(schema::kOldestFormatVersion)), "");
}

TEST(StatsOf, CountsDatesAndLanguages) {
  const testing::TempDirectory folder;
  Xapian::WritableDatabase database(folder.string(), Xapian::DB_CREATE_OR_OPEN);
  const auto add = [&](const char* date, const char* source, const char* language) {
    Xapian::Document document;
    document.add_value(schema::kDateSlot, date);
    document.add_value(schema::kDateSourceSlot, source);
    document.add_value(schema::kLanguageSlot, language);
    database.add_document(document);
  };
  add("20230830", "citation", "en");
  add("20240100", "file", "fr");
  add("", "", "en");
  database.commit();
  const IndexStats stats = stats_of(database);
  EXPECT_EQ(stats.documents, 3U);
  EXPECT_EQ(stats.dated_by_text, 1U);
  EXPECT_EQ(stats.dated_by_file, 1U);
  EXPECT_EQ(stats.undated, 1U);
  EXPECT_EQ(stats.newest, "20230830");  // a file's time says when it was saved
  EXPECT_THAT(stats.languages, ElementsAre(Pair("en", 2U), Pair("fr", 1U)));
}

}  // namespace
}  // namespace chancery::indexer
