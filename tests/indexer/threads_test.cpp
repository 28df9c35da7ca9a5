#include "indexer/threads.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "chancery/error.h"
#include "tests/support/errors.h"

namespace chancery::indexer {
namespace {

using ::testing::SizeIs;

std::unique_ptr<BatchSource> source_of(size_t batches) {
  std::vector<FoundFile> files;
  for (size_t i = 0; i < batches; ++i) files.push_back({"/f" + std::to_string(i), {1, 2, 3}});
  return file_source(std::move(files), {1 << 20, 1});
}

class FailingSource : public BatchSource {
 public:
  std::optional<Batch> next() override { throw Error("the source is gone"); }
  uint64_t total_files() const override { return 0; }
  uint64_t total_bytes() const override { return 0; }
};

TEST(EachBatch, GivesEachOnce) {
  const auto source = source_of(500);
  std::mutex mutex;
  std::multiset<std::string> seen;
  each_batch(
      *source, 4,
      [&](const NextBatch& next) {
        while (const auto batch = next()) {
          const std::lock_guard lock(mutex);
          for (const Input& input : batch->inputs) seen.insert(input.file.path);
        }
      },
      [] {});
  EXPECT_THAT(seen, SizeIs(500));
  EXPECT_THAT(std::set<std::string>(seen.begin(), seen.end()), SizeIs(500));
}

TEST(EachBatch, StartsNoMoreThreadsThanThereIsWorkFor) {
  const auto source = source_of(3);
  std::atomic<int> threads{0};
  each_batch(
      *source, 256,
      [&](const NextBatch& next) {
        ++threads;
        while (next()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
      },
      [] {});
  EXPECT_LE(threads, 4);
}

TEST(EachBatch, WorksOnSeveralThreadsAtOnce) {
  const auto source = source_of(2);
  std::atomic<int> met{0};
  each_batch(
      *source, 2,
      [&](const NextBatch& next) {
        while (next()) {
          ++met;
          while (met < 2) std::this_thread::yield();
        }
      },
      [] {});
  EXPECT_EQ(met, 2);
}

TEST(EachBatch, TheFirstFailureEndsAllAndIsThrown) {
  const auto source = source_of(1'000'000);
  std::atomic<int> batches{0};
  const auto run = [&] {
    each_batch(
        *source, 3,
        [&](const NextBatch& next) {
          while (next()) {
            if (++batches == 10) throw Error("the tenth");
          }
        },
        [] {});
  };
  EXPECT_EQ(testing::error_of(run), "the tenth");
  EXPECT_LT(batches, 1'000'000);
}

TEST(EachBatch, AFailureOfTheSourceIsThrown) {
  FailingSource source;
  const auto run = [&] {
    each_batch(
        source, 2,
        [](const NextBatch& next) {
          while (next()) continue;
        },
        [] {});
  };
  EXPECT_EQ(testing::error_of(run), "the source is gone");
}

TEST(EachBatch, TicksInTheCallingThreadWhileOthersWork) {
  const auto source = source_of(1);
  std::atomic<int> ticks{0};
  const std::thread::id caller = std::this_thread::get_id();
  each_batch(
      *source, 1,
      [&](const NextBatch& next) {
        while (next()) {
          while (ticks < 2) std::this_thread::yield();
        }
      },
      [&] {
        EXPECT_EQ(std::this_thread::get_id(), caller);
        ++ticks;
      });
  EXPECT_GE(ticks, 2);
}

TEST(EachBatch, AFailureOfTheTickEndsAllAndIsThrown) {
  const auto source = source_of(1'000'000);
  const auto run = [&] {
    each_batch(
        *source, 2,
        [&](const NextBatch& next) {
          while (next()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        },
        [] { throw Error("no terminal"); });
  };
  EXPECT_EQ(testing::error_of(run), "no terminal");
}

}  // namespace
}  // namespace chancery::indexer
