#include "indexer/verify/verify.h"

#include <gmock/gmock.h>

#include <fstream>

#include "chancery/error.h"
#include "tests/indexer/damaged_folder.h"
#include "tests/support/errors.h"

namespace chancery::indexer {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class Verify : public DamagedFolder {};

TEST_F(Verify, ASoundDatabaseIsSaidToBe) {
  ASSERT_EQ(index(), kFound);
  config_.verbosity = Verbosity::kNormal;
  EXPECT_EQ(verify_it(), kFound) << out_.str() << log_.str();
  EXPECT_THAT(out_.str(), HasSubstr("is sound: 11 documents, 11 records\n"));
  EXPECT_EQ(verdict().compared, 11U);
}

TEST_F(Verify, SoundAfterEveryKindOfRun) {
  ASSERT_EQ(index(), kFound);
  folder_.write("more.txt", "More on Iran and on borders.");
  folder_.write("report-0.txt", "Something else.");
  ASSERT_EQ(index(), kFound);
  EXPECT_EQ(verify_it(), kFound) << out_.str();
  config_.shards = 3;
  ASSERT_EQ(index(), kFound);
  EXPECT_EQ(verify_it(), kFound) << out_.str();
  config_.shards = 0;
  folder_.write("report-1.txt", "Another text.");
  ASSERT_EQ(index(), kFound);
  EXPECT_EQ(verify_it(), kFound) << out_.str();
  EXPECT_EQ(verdict().parts, 3U);
}

TEST_F(Verify, EachLostTableIsNamed) {
  ASSERT_EQ(index(), kFound);
  for (const char* table :
       {"postlist.glass", "termlist.glass", "position.glass", "spelling.glass"}) {
    fs::rename(generation() / table, parent_ / table);
    EXPECT_EQ(verify_it(), kFailed) << table;
    EXPECT_THAT(out_.str(), HasSubstr(std::string("gen-000001/") + table + ": it is missing"));
    EXPECT_THAT(log_.str(), HasSubstr("--repair mends it"));
    fs::rename(parent_ / table, generation() / table);
  }
  EXPECT_EQ(verify_it(), kFound);
}

TEST_F(Verify, WhatTheDirectorySaysOfItself) {
  ASSERT_EQ(index(), kFound);
  for (const char* name : {"XAPIANDB", "chancery.id", "gen-000001/chancery.generation"}) {
    const std::string before = testing::read_file(config_.database / name);
    testing::write_file(config_.database / name, before.substr(0, before.size() / 2));
    EXPECT_EQ(verify_it(), kFailed) << name;
    EXPECT_THAT(out_.str(), HasSubstr(std::string(name) + ": it is"));
    testing::write_file(config_.database / name, before);
  }
  EXPECT_EQ(verify_it(), kFound) << out_.str();
}

TEST_F(Verify, ADamagedRecordIsNamedByItsPath) {
  ASSERT_EQ(index(), kFound);
  const std::string path = damage_record("report-3.txt");
  const Verdict found = verdict();
  ASSERT_THAT(found.findings.named(), SizeIs(1));
  EXPECT_EQ(found.findings.named()[0].where, path);
  EXPECT_EQ(found.findings.named()[0].what, "its text is damaged");
  EXPECT_EQ(found.records, 10U);
}

// Where a run has changed the database since it was published, no checksum of files helps.
TEST_F(Verify, TermsThatAreNotOfTheText) {
  ASSERT_EQ(index(), kFound);
  folder_.write("more.txt", "More on Iran.");
  ASSERT_EQ(index(), kFound);
  fs::copy(generation(), parent_ / "before");
  const auto changed = [&](const std::function<void(Xapian::Document&)>& change) {
    {
      Xapian::WritableDatabase database(generation().string(), Xapian::DB_OPEN);
      Xapian::Document document = database.get_document(2);
      change(document);
      database.replace_document(2, document);
      database.commit();
    }
    std::vector<std::string> found;
    const Verdict told = verdict();
    for (const Finding& finding : told.findings.named()) found.push_back(finding.what);
    fs::remove_all(generation());
    fs::copy(parent_ / "before", generation());
    return found;
  };
  EXPECT_THAT(changed([](Xapian::Document& d) { d.add_posting("zebra", 7); }), SizeIs(1));
  EXPECT_THAT(changed([](Xapian::Document& d) { d.remove_term("border"); }), SizeIs(1));
  EXPECT_THAT(changed([](Xapian::Document& d) { d.add_posting("border", 9, 0); }), SizeIs(1));
  EXPECT_THAT(changed([](Xapian::Document& d) { d.add_boolean_term("XMaze"); }), SizeIs(1));
  EXPECT_THAT(changed([](Xapian::Document& d) { d.add_value(schema::kLanguageSlot, "fr"); }),
              SizeIs(1));
  EXPECT_THAT(changed([](Xapian::Document&) {}), IsEmpty());
}

TEST_F(Verify, AMissingWordForm) {
  ASSERT_EQ(index(), kFound);
  Xapian::WritableDatabase database(generation().string(), Xapian::DB_OPEN);
  const std::string key = schema::forms_key("en", "border");
  ASSERT_NE(database.get_metadata(schema::forms_key("en", "azerbaijani")), "");
  database.set_metadata(schema::forms_key("en", "azerbaijani"), "");
  database.commit();
  const Verdict found = verdict();
  ASSERT_THAT(found.findings.named(), SizeIs(1));
  EXPECT_THAT(found.findings.named()[0].what, HasSubstr("azerbaijanis"));
}

TEST_F(Verify, EveryFlippedBitOfAPublishedFileIsFound) {
  ASSERT_EQ(index(), kFound);
  std::mt19937 chance(1);
  for (int i = 0; i < 25; ++i) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(generation())) {
      if (entry.path().extension() == ".glass") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    const fs::path file = files[chance() % files.size()];
    const std::string before = testing::read_file(file);
    std::string after = before;
    const size_t at = chance() % after.size();
    after[at] = static_cast<char>(after[at] ^ 1 << chance() % 8);
    testing::write_file(file, after);
    EXPECT_EQ(verify_it(), kFailed) << file << " at " << at;
    EXPECT_THAT(out_.str(), HasSubstr(file.filename().string())) << at;
    testing::write_file(file, before);
  }
}

TEST_F(Verify, SeveralDatabasesBehindAStub) {
  ASSERT_EQ(index(), kFound);
  const fs::path first = config_.database;
  config_.database = parent_ / "second";
  ASSERT_EQ(index(), kFound);
  testing::write_file(parent_ / "both", "auto db\nauto second\nremote there.example:7\n");
  fs::remove(config_.database / "gen-000001/position.glass");
  config_.database = parent_ / "both";
  EXPECT_EQ(verify_it(), kFailed);
  EXPECT_THAT(out_.str(), HasSubstr("second/gen-000001/position.glass: it is missing"));
  EXPECT_THAT(log_.str(), HasSubstr("there.example:7 was not looked at"));
}

TEST_F(Verify, WhatIsNoDatabase) {
  testing::write_file(parent_ / "letter.txt", "Dear all");
  config_.database = parent_ / "letter.txt";
  EXPECT_THAT(testing::error_of([&] { verify_it(); }), HasSubstr("is no database"));
  config_.database = folder_.path();
  EXPECT_THAT(testing::error_of([&] { verify_it(); }), HasSubstr("is no database"));
}

}  // namespace
}  // namespace chancery::indexer
