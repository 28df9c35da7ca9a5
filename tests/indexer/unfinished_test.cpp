// Runs that change a generation batch by batch and are killed between two of them.
#include "indexer/write/unfinished.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "indexer/changes.h"
#include "indexer/write/in_place.h"
#include "tests/indexer/update_support.h"
#include "tests/support/in_child.h"

namespace chancery::indexer {
namespace {

using testing::in_child;
using testing::kKilled;
using testing::signal_at;

// Each document has a word of its own, its path in the plural.
class PluralWriter : public FakeWriter {
 public:
  void write(const Batch& batch, const Put& put, const After& after) override {
    const auto noted = [&](Xapian::Document& document) {
      const std::string path = document.get_value(schema::kPathSlot);
      words_.counts.push_back({path + "s", 1});
      words_.forms.push_back({schema::forms_key("en", path), path + "s"});
      put(document);
    };
    FakeWriter::write(batch, noted, after);
  }
  WordsMet take_words() override { return std::exchange(words_, {}); }

 private:
  WordsMet words_;
};

class UnfinishedRun : public Update {
 protected:
  static constexpr int kChanges = 201;

  UnfinishedRun() {
    limits_ = {1 << 20, 20};
    run(names("old", 300), plural());
  }
  static std::vector<std::string> names(const std::string& stem, int count) {
    std::vector<std::string> out;
    for (int i = 0; i < count; ++i) out.push_back(fmt::format("{}{:03}", stem, i));
    return out;
  }
  static UpdatePlan plural() {
    UpdatePlan plan;
    plan.make_writer = [] { return std::make_unique<PluralWriter>(); };
    return plan;
  }
  static UpdatePlan many() {
    UpdatePlan plan = plural();
    plan.in_place = true;
    plan.changed_files = kChanges;
    plan.changed_bytes = 1;
    return plan;
  }
  Present present() const {
    IndexDirectory directory(path_);
    return present_of(directory);
  }
  // Runs over `paths` and is killed behind the `at`th transaction.
  void kill(const std::vector<std::string>& paths, size_t at) {
    UpdatePlan plan = many();
    plan.pace.keep = std::chrono::milliseconds(0);
    plan.pace.kept = signal_at(at, SIGKILL);
    EXPECT_EQ(in_child([&] {
                run(paths, plan);
                return 0;
              }),
              kKilled);
  }
};

TEST_F(UnfinishedRun, HasTheWordsOfEachDocumentThatItHas) {
  kill(names("new", kChanges), 60);
  const Xapian::Database database = open();
  EXPECT_EQ(database.get_doccount(), 360U);
  const std::set<std::string> spellings(database.spellings_begin(), database.spellings_end());
  for (const std::string& path : names("new", 60)) {
    EXPECT_EQ(database.get_metadata(schema::forms_key("en", path)), path + "s\n");
    EXPECT_TRUE(spellings.contains(path + "s")) << path;
  }
}

TEST_F(UnfinishedRun, IsToldFromOneThatHasEnded) {
  EXPECT_FALSE(is_unfinished(open()));
  kill(names("new", kChanges), 40);
  EXPECT_TRUE(is_unfinished(open()));
  EXPECT_TRUE(present().unfinished);
  run({}, in_place());
  EXPECT_FALSE(is_unfinished(open()));
  EXPECT_EQ(stats_.documents, 340U);
}

TEST_F(UnfinishedRun, IsOverWhenItsGenerationIsMergedAnew) {
  kill(names("new", kChanges), 40);
  run({"later"});
  EXPECT_FALSE(is_unfinished(open()));
  EXPECT_EQ(open().get_doccount(), 341U);
}

TEST_F(UnfinishedRun, LeavesFilesOfSeveralStatesToBeReadAgain) {
  run({"a.zip!1", "a.zip!2", "b.zip!1", "b.zip!2", "c"}, in_place());
  {
    Xapian::WritableDatabase database((path_ / "gen-000001").string(), Xapian::DB_OPEN);
    const auto id = *database.postlist_begin("Qa.zip!2");
    Xapian::Document changed = database.get_document(id);
    changed.add_value(schema::kSignatureSlot, FileSignature{9, 9, 9}.bytes());
    database.replace_document(id, changed);
    note_unfinished(database, {"c"});
    database.commit();
  }
  const FileSignature seen = {1, 2, 3};
  const KnownFiles known = present().files;
  EXPECT_NE(known.at("a.zip").signature, seen);
  EXPECT_EQ(known.at("b.zip").signature, seen);
  EXPECT_NE(known.at("c").signature, seen);
  EXPECT_NE(known.at("c").signature, FileSignature());
  // Also for runs that come after one over other folders.
  run({"d"}, in_place());
  EXPECT_NE(present().files.at("c").signature, seen);
}

TEST_F(UnfinishedRun, EndsBehindTheFilesInHandWhenItIsToldTo) {
  UpdatePlan plan = many();
  int asked = 0;
  plan.stop = [&] { return ++asked > 50; };
  const UpdateResult result = run(names("new", kChanges), plan, {1, 2, 3});
  EXPECT_TRUE(result.unfinished);
  EXPECT_EQ(open().get_doccount(), 300 + result.documents);  // nothing is taken out
  EXPECT_EQ(result.documents, result.inputs);
  EXPECT_LT(result.documents, 60U);
  EXPECT_FALSE(is_unfinished(open()));
}

}  // namespace
}  // namespace chancery::indexer
