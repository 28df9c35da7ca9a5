#include "indexer/source.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/errors.h"
#include "tests/support/temp_directory.h"

namespace chancery::indexer {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::vector<FoundFile> files_of(const std::vector<uint64_t>& sizes) {
  std::vector<FoundFile> files;
  for (const uint64_t size : sizes) {
    files.push_back({"/f" + std::to_string(files.size()), {size, 0, 0}});
  }
  return files;
}

// Each batch as the number of its inputs.
std::vector<size_t> batch_sizes(BatchSource& source) {
  std::vector<size_t> sizes;
  while (const auto batch = source.next()) {
    EXPECT_EQ(batch->number, sizes.size());
    sizes.push_back(batch->inputs.size());
  }
  return sizes;
}

TEST(FileSource, LastBatchesOfSeveralThreadsAreSmall) {
  constexpr uint64_t kSize = 100'000;
  const auto source = file_source(files_of(std::vector<uint64_t>(100, kSize)), {2'000'000, 400, 2});
  const std::vector<size_t> sizes = batch_sizes(*source);
  EXPECT_EQ(sizes.front(), 20U);
  EXPECT_LE(sizes.back(), 3U);
  EXPECT_TRUE(std::is_sorted(sizes.rbegin(), sizes.rend()));
  EXPECT_EQ(std::accumulate(sizes.begin(), sizes.end(), size_t{0}), 100U);
}

TEST(FileSource, OfNoFilesIsEmpty) {
  const auto source = file_source({}, {});
  EXPECT_FALSE(source->next());
  EXPECT_EQ(source->total_files(), 0U);
}

TEST(FileSource, KnowsItsTotals) {
  const auto source = file_source(files_of({10, 20}), {});
  EXPECT_EQ(source->total_files(), 2U);
  EXPECT_EQ(source->total_bytes(), 30U);
}

TEST(FileSource, BatchesHoldSoManyFiles) {
  const auto source = file_source(files_of({1, 1, 1, 1, 1}), {1 << 20, 2});
  EXPECT_THAT(batch_sizes(*source), ElementsAre(2U, 2U, 1U));
}

TEST(FileSource, BatchesHoldSoManyBytes) {
  const auto source = file_source(files_of({5000, 5000, 5000, 9000, 100}), {10'000, 100});
  EXPECT_THAT(batch_sizes(*source), ElementsAre(2U, 1U, 1U, 1U));
}

TEST(FileSource, ALargeFileIsABatchOfItsOwn) {
  const auto source = file_source(files_of({1 << 30, 10}), {10'000, 100});
  EXPECT_THAT(batch_sizes(*source), ElementsAre(1U, 1U));
}

TEST(FileSource, SmallFilesCostTheirOpening) {
  const auto source = file_source(files_of(std::vector<uint64_t>(10, 1)), {8192, 100});
  EXPECT_THAT(batch_sizes(*source), ElementsAre(4U, 4U, 2U));
}

TEST(FileSource, BatchesAreLargerWhereThereWouldBeMany) {
  const auto sizes = [](size_t files, const BatchLimits& limits) {
    return batch_sizes(*file_source(files_of(std::vector<uint64_t>(files, 10'000)), limits));
  };
  EXPECT_EQ(sizes(128, {10'000, 400}).size(), 128U);
  EXPECT_EQ(sizes(130, {10'000, 400}).size(), 65U);
  EXPECT_EQ(sizes(1'000'000 / 1'000, {1'000'000, 5}).size(), 100U) << "by their number";
}

TEST(FileSource, KeepsTheOrder) {
  const auto source = file_source(files_of({1, 1, 1}), {1 << 20, 2});
  std::vector<std::string> paths;
  while (const auto batch = source->next()) {
    for (const Input& input : batch->inputs) {
      EXPECT_TRUE(input.json.empty());
      paths.push_back(input.file.path);
    }
  }
  EXPECT_THAT(paths, ElementsAre("/f0", "/f1", "/f2"));
}

TEST(FileSource, ThreadsGetEachFileOnce) {
  const auto source = file_source(files_of(std::vector<uint64_t>(1000, 1)), {1 << 20, 3});
  std::vector<std::vector<std::string>> got(4);
  std::vector<std::thread> threads;
  for (auto& mine : got) {
    threads.emplace_back([&] {
      while (const auto batch = source->next()) {
        for (const Input& input : batch->inputs) mine.push_back(input.file.path);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::multiset<std::string> all;
  for (const auto& mine : got) all.insert(mine.begin(), mine.end());
  EXPECT_EQ(all.size(), 1000U);
  EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), 1000U);
}

TEST(JsonlSource, GivesLinesWithTheirPlace) {
  const testing::TempDirectory folder;
  const std::string file = folder.write("in.jsonl", "{\"a\":1}\n\n  \r\n{\"b\":2}").string();
  const auto source = jsonl_source(file, {});
  const auto batch = source->next();
  ASSERT_TRUE(batch);
  ASSERT_EQ(batch->inputs.size(), 2U);
  EXPECT_EQ(batch->inputs[0].json, "{\"a\":1}");
  EXPECT_EQ(batch->inputs[0].file.path, file + ":1");
  EXPECT_EQ(batch->inputs[1].json, "{\"b\":2}");
  EXPECT_EQ(batch->inputs[1].file.path, file + ":4");
  EXPECT_FALSE(source->next());
}

TEST(JsonlSource, MakesBatches) {
  const testing::TempDirectory folder;
  std::string lines;
  for (int i = 0; i < 5; ++i) lines += "{}\n";
  const auto source = jsonl_source(folder.write("in.jsonl", lines).string(), {1 << 20, 2});
  EXPECT_THAT(batch_sizes(*source), ElementsAre(2U, 2U, 1U));
}

TEST(JsonlSource, AMissingFileIsNamed) {
  EXPECT_THAT(testing::error_of([] { jsonl_source("/nowhere/in.jsonl", {}); }),
              HasSubstr("/nowhere/in.jsonl"));
}

}  // namespace
}  // namespace chancery::indexer
