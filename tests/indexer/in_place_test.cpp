#include "indexer/write/in_place.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/indexer/update_support.h"
#include "tests/support/errors.h"

namespace chancery {
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

TEST_F(Update, ShardsAreChangedInPlace) {
  UpdatePlan two;
  two.shards = 2;
  run({"a", "b", "c", "d"}, two);
  run({"e", "f", "g"}, in_place(), ids_of({"b", "c"}));
  EXPECT_THAT(paths(), UnorderedElementsAre("a", "d", "e", "f", "g"));
  uint64_t documents = 0;
  for (const char* shard : {"shard-000", "shard-001"}) {
    const Xapian::Database database((path_ / "gen-000001" / shard).string());
    const auto stats = nlohmann::json::parse(database.get_metadata(std::string(schema::kStatsKey)));
    EXPECT_EQ(stats.at("documents"), database.get_doccount()) << shard;
    documents += database.get_doccount();
  }
  EXPECT_EQ(documents, 5U);
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
}  // namespace chancery
