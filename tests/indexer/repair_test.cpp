#include <gmock/gmock.h>

#include "chancery/error.h"
#include "chancery/glass_tables.h"
#include "tests/indexer/damaged_folder.h"

namespace chancery::indexer {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class Repair : public DamagedFolder {};

TEST_F(Repair, WhatIsSoundStays) {
  ASSERT_EQ(index(), kFound);
  EXPECT_EQ(repair(), kFound);
  EXPECT_TRUE(fs::exists(generation()));
  EXPECT_FALSE(fs::exists(generation(2)));
}

TEST_F(Repair, TablesAreMadeAgainFromTheRecords) {
  for (const char* table : {"position.glass", "termlist.glass", "spelling.glass"}) {
    fs::remove_all(config_.database);
    ASSERT_EQ(index(), kFound);
    const std::string before = all();
    fs::remove(generation() / table);
    EXPECT_EQ(repair(), kFound) << log_.str();
    EXPECT_EQ(all(), before) << table;
    EXPECT_FALSE(fs::exists(generation()));
    EXPECT_EQ(verify_it(), kFound) << out_.str();
    EXPECT_EQ(index(), kFound);
    EXPECT_EQ(all(), before);
  }
}

TEST_F(Repair, OfSeveralShards) {
  config_.shards = 3;
  ASSERT_EQ(index(), kFound);
  const auto before = documents();
  fs::remove(generation() / "shard-001/position.glass");
  fs::remove(generation() / "XAPIANDB");
  EXPECT_EQ(repair(), kFound) << log_.str();
  EXPECT_EQ(documents(), before);
  EXPECT_EQ(verdict().parts, 3U);
}

TEST_F(Repair, WhatTheDirectorySaysIsToldFromTheRest) {
  ASSERT_EQ(index(), kFound);
  const std::string before = all();
  const std::string id = testing::read_file(config_.database / "chancery.id");
  std::string other = id;
  other[other.size() - 3] = other[other.size() - 3] == '1' ? '2' : '1';
  const std::string mark = testing::read_file(generation() / "chancery.generation");
  const std::vector<std::pair<std::string, std::string>> harms = {
      {"XAPIANDB", ""},
      {"XAPIANDB", "auto gen-0000q1\n"},
      {"XAPIANDB", "auto gen-000003\n"},
      {"chancery.id", ""},
      {"chancery.id", other},
      {"gen-000001/chancery.generation", ""},
      {"gen-000001/chancery.generation", mark.substr(0, 90)},
  };
  for (const auto& [name, bytes] : harms) {
    testing::write_file(config_.database / name, bytes);
    EXPECT_EQ(repair(), kFound) << name << log_.str();
    EXPECT_EQ(verify_it(), kFound) << name << out_.str();
    EXPECT_EQ(all(), before);
    EXPECT_EQ(index(), kFound) << name << bytes;
    EXPECT_EQ(all(), before);
  }
  EXPECT_TRUE(fs::exists(generation()));
}

TEST_F(Repair, ADamagedRecordIsLeftOutAndReadAgain) {
  ASSERT_EQ(index(), kFound);
  auto before = documents();
  const std::string path = damage_record("report-3.txt");
  EXPECT_EQ(repair(), kFailed);
  EXPECT_THAT(log_.str(),
              AllOf(HasSubstr(path + ": its text is damaged"),
                    HasSubstr("1 document could not be saved"), HasSubstr("gen-000001")));
  EXPECT_EQ(verify_it(), kFound) << out_.str();
  const auto after = documents();
  EXPECT_EQ(after.size() + 1, before.size());
  for (const auto& [name, document] : after) EXPECT_EQ(document, before[name]);
  EXPECT_EQ(index(), kFound);
  EXPECT_EQ(documents(), before);
  // What is left of the damaged one is the user's to remove.
  EXPECT_TRUE(fs::exists(generation() / "postlist.glass"));
  config_.full = true;
  EXPECT_EQ(index(), kFound);
  EXPECT_TRUE(fs::exists(generation() / "postlist.glass"));
}

TEST_F(Repair, AFileWithADamagedPartIsReadAgainAsAWhole) {
  ASSERT_EQ(index(), kFound);
  const auto before = documents();
  damage_record("letters.zip!2.txt");
  EXPECT_EQ(repair(), kFailed);
  EXPECT_EQ(documents().size() + 1, before.size());
  EXPECT_EQ(index(), kFound);
  EXPECT_EQ(documents(), before);
}

TEST_F(Repair, TagsAreThoseOfTheListsThatTheDatabaseHas) {
  ASSERT_EQ(index(), kFound);
  const std::string before = all();
  lists_.write("actors/actors.toml",
               "[[actor]]\nid = \"IRN\"\ntype = \"state\"\nname = \"Iran\"\n");
  fs::remove(generation() / "position.glass");
  EXPECT_EQ(repair(), kFound) << log_.str();
  EXPECT_EQ(all(), before);
}

TEST_F(Repair, WithoutTheVersionFileAllIsSavedFromTheBlocks) {
  ASSERT_EQ(index(), kFound);
  const std::string before = all();
  fs::remove(generation() / "iamglass");
  EXPECT_EQ(repair(), kFound) << log_.str();
  EXPECT_EQ(all(), before);
  EXPECT_EQ(verify_it(), kFound) << out_.str();
  EXPECT_EQ(index(), kFound);
  EXPECT_EQ(all(), before);
}

TEST_F(Repair, WithoutTheRootOfATree) {
  ASSERT_EQ(index(), kFound);
  const std::string before = all();
  const auto version = glass_version_of(*read_glass_version(generation()));
  const GlassTable& table = version->tables.front();
  std::string bytes = testing::read_file(generation() / table.file);
  for (uint64_t i = 0; i < table.block_bytes; ++i) bytes[table.root * table.block_bytes + i] = 0;
  testing::write_file(generation() / table.file, bytes);
  EXPECT_EQ(repair(), kFound) << log_.str();
  EXPECT_EQ(all(), before);
}

// Blocks that are free hold what was there before.
TEST_F(Repair, WhatMayBeOldIsReadAgain) {
  ASSERT_EQ(index(), kFound);
  folder_.write("report-0.txt", "Something else.");
  fs::remove(folder_ / "report-1.txt");
  ASSERT_EQ(index(), kFound);
  const auto before = documents();
  fs::remove(generation() / "iamglass");
  EXPECT_EQ(repair(), kFailed);
  EXPECT_THAT(log_.str(), HasSubstr("may be older"));
  index();
  EXPECT_EQ(documents(), before);
  EXPECT_TRUE(fs::exists(generation() / "postlist.glass"));
}

TEST_F(Repair, NothingIsLostWhereNothingCanBeSaved) {
  ASSERT_EQ(index(), kFound);
  const auto before = documents();
  fs::remove(generation() / "postlist.glass");
  EXPECT_EQ(repair(), kFailed);
  EXPECT_THAT(log_.str(), HasSubstr("11 documents could not be saved"));
  EXPECT_TRUE(fs::exists(generation() / "termlist.glass"));
  EXPECT_EQ(index(), kFound) << log_.str();
  EXPECT_EQ(documents(), before);
}

}  // namespace
}  // namespace chancery::indexer
