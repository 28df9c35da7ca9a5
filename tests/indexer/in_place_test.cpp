#include "indexer/write/in_place.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "chancery/stored_lists.h"
#include "tests/indexer/update_support.h"
#include "tests/support/errors.h"

namespace chancery::indexer {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;
using ::testing::UnorderedElementsAreArray;

TEST_F(Update, InPlaceKeepsTheGeneration) {
  run({"a", "b"});
  run({"c"}, in_place(), {1});
  EXPECT_TRUE(fs::exists(path_ / "gen-000001"));
  EXPECT_THAT(paths(), ElementsAre("b", "c"));
}

TEST_F(Update, InPlaceWithoutADatabaseMakesOne) {
  run({"a"}, in_place());
  EXPECT_THAT(paths(), ElementsAre("a"));
}

TEST_F(Update, InPlaceAndRebuiltHoldTheSame) {
  run({"a", "b", "c"});
  run({"b", "d"}, in_place(), {2, 3});
  const auto changed = testing::documents(open());
  run({}, {}, {1, 2, 3, 4, 5});
  run({"a", "b", "d"});
  EXPECT_EQ(testing::documents(open()), changed);
}

class ChangedShards : public Update {
 protected:
  // Four shards of a document each, and a fifth document in the first.
  ChangedShards() {
    UpdatePlan plan;
    plan.shards = 4;
    run({"a", "b", "c", "d", "e"}, plan);
  }
  fs::path shard(int generation, int number) const {
    return path_ / fmt::format("gen-{:06}", generation) / fmt::format("shard-{:03}", number);
  }
};

TEST_F(ChangedShards, AreTheNextGeneration) {
  const std::string before = testing::dump(Xapian::Database(shard(1, 0).string()));
  const Xapian::Database reader(path_.string());
  run({"f", "g", "h"}, in_place(), ids_of({"b", "a"}));
  EXPECT_THAT(paths(), UnorderedElementsAre("c", "d", "e", "f", "g", "h"));
  EXPECT_EQ(stats_.documents, 6U);
  EXPECT_FALSE(fs::exists(path_ / "gen-000001"));
  EXPECT_EQ(reader.get_doccount(), 5U);  // what was open stays as it was
  uint64_t documents = 0;
  for (int number = 0; number < 4; ++number) {
    const Xapian::Database database(shard(2, number).string());
    const auto stats = nlohmann::json::parse(database.get_metadata(std::string(schema::kStatsKey)));
    EXPECT_EQ(stats.at("documents"), database.get_doccount()) << number;
    documents += database.get_doccount();
  }
  EXPECT_EQ(documents, 6U);
}

TEST_F(ChangedShards, ThatAreUntouchedAreTheSameFiles) {
  struct stat before[4] = {}, after[4] = {};
  for (int number = 0; number < 4; ++number) {
    ASSERT_EQ(stat((shard(1, number) / "postlist.glass").c_str(), &before[number]), 0);
  }
  // The first has the report, the second the new document.
  run({"f"}, in_place(), ids_of({"b"}));
  for (int number = 0; number < 4; ++number) {
    ASSERT_EQ(stat((shard(2, number) / "postlist.glass").c_str(), &after[number]), 0);
    EXPECT_EQ(before[number].st_ino == after[number].st_ino, number >= 2) << number;
  }
  EXPECT_THAT(paths(), UnorderedElementsAre("a", "c", "d", "e", "f"));
}

TEST_F(ChangedShards, StayAsTheyWereWhenTheRunStops) {
  const std::string before = testing::dump(open());
  EXPECT_EQ(testing::error_of([&] { run({"f", "throw"}, in_place(), ids_of({"a"})); }), "stopped");
  EXPECT_EQ(testing::dump(open()), before);
  EXPECT_FALSE(fs::exists(path_ / "gen-000002"));
}

TEST_F(ChangedShards, AllTakeOverOtherLists) {
  run({}, in_place(), ids_of({"a"}));
  for (int number = 0; number < 4; ++number) {
    Xapian::WritableDatabase database(shard(2, number).string(), Xapian::DB_OPEN);
    database.set_metadata(std::string(schema::kGazetteerKey), "other lists");
    database.commit();
  }
  run({"a"}, in_place());
  for (int number = 0; number < 4; ++number) {
    const Xapian::Database database(shard(3, number).string());
    EXPECT_EQ(lists_of_stored(database.get_metadata(std::string(schema::kGazetteerKey))), "packed")
        << number;
  }
}

TEST_F(ChangedShards, StaySeveralWhenAllIsMadeAnew) {
  UpdatePlan plan;
  plan.anew = true;
  run({"a", "b"}, plan);
  EXPECT_TRUE(fs::exists(shard(2, 3) / "iamglass"));
  EXPECT_THAT(paths(), UnorderedElementsAre("a", "b"));
}

// A database of many documents and a run that changes more of them than one transaction takes.
class ManyChanges : public Update {
 protected:
  static constexpr int kChanges = 201;

  ManyChanges() {
    limits_ = {1 << 20, 20};
    run(names("old", 300));
    plan_.in_place = true;
    plan_.changed_files = kChanges;
    plan_.changed_bytes = 1;
    plan_.threads = 2;
  }
  static std::vector<std::string> names(const std::string& stem, int count) {
    std::vector<std::string> out;
    for (int i = 0; i < count; ++i) out.push_back(fmt::format("{}{:03}", stem, i));
    return out;
  }

  UpdatePlan plan_;
};

TEST_F(ManyChanges, GoInPlaceBatchByBatch) {
  std::vector<std::string> changed = names("old", 100);
  const std::vector<Xapian::docid> removed = ids_of(names("old", 110));
  for (const std::string& name : names("new", 101)) changed.push_back(name);
  run(changed, plan_, removed);
  EXPECT_TRUE(fs::exists(path_ / "gen-000001"));
  std::vector<std::string> expected = names("old", 300);
  expected.erase(expected.begin() + 100, expected.begin() + 110);
  for (const std::string& name : names("new", 101)) expected.push_back(name);
  EXPECT_THAT(paths(), UnorderedElementsAreArray(expected));
  EXPECT_EQ(stats_.documents, 391U);
}

TEST_F(ManyChanges, AreMergedWhereThatCostsLess) {
  plan_.changed_bytes = uint64_t{1} << 40;
  run(names("new", kChanges), plan_);
  EXPECT_TRUE(fs::exists(path_ / "gen-000002"));
  EXPECT_EQ(stats_.documents, 501U);
}

TEST_F(ManyChanges, ThatStopKeepEveryFile) {
  std::vector<std::string> changed = names("old", kChanges);
  changed.insert(changed.begin() + 150, "throw");
  EXPECT_EQ(testing::error_of([&] { run(changed, plan_, ids_of(names("old", kChanges))); }),
            "stopped");
  EXPECT_THAT(paths(), UnorderedElementsAreArray(names("old", 300)));
  EXPECT_EQ(open().get_doccount(), 300U);
}

}  // namespace
}  // namespace chancery::indexer
