#include "indexer/source.h"

#include <fmt/format.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iostream>
#include <utility>

#include "chancery/error.h"
#include "indexer/walk/packed_files.h"

namespace chancery::indexer {

namespace {

// A file costs as much as this many bytes even when it is smaller.
constexpr uint64_t kFileCost = 2048;
constexpr uint64_t kSmallestBatch = 256 << 10;  // bytes; a segment has costs of its own
// Of more segments than can be merged at once some are merged twice: batches are twice as large.
constexpr uint64_t kManySegments = 128;

class FileSource : public BatchSource {
 public:
  FileSource(std::vector<FoundFile> files, const BatchLimits& limits) : limits_(limits) {
    for (const FoundFile& file : files) {
      bytes_ += file.signature.size;
      left_ += cost_of(file);
    }
    files_ = PackedFiles(std::move(files));
    const uint64_t segments = std::max(left_ / limits_.bytes, files_.size() / limits_.files);
    if (segments <= kManySegments) return;
    limits_.bytes *= 2;
    limits_.files *= 2;
  }

  std::optional<Batch> next() override {
    const std::lock_guard lock(mutex_);
    if (files_.front() == nullptr) return std::nullopt;
    Batch batch;
    batch.number = number_++;
    const uint64_t most = most_bytes();
    uint64_t cost = 0;
    while (files_.front() != nullptr && batch.inputs.size() < limits_.files) {
      const uint64_t more = cost_of(*files_.front());
      if (!batch.inputs.empty() && cost + more > most) break;
      cost += more;
      batch.inputs.push_back({files_.take(), ""});
    }
    left_ -= cost;
    return batch;
  }

  uint64_t total_files() const override { return files_.size(); }
  uint64_t total_bytes() const override { return bytes_; }

 private:
  static uint64_t cost_of(const FoundFile& file) {
    return std::max(kFileCost, file.signature.size);
  }
  // Half of what is left for each thread (Polychronopoulos and Kuck 1987: guided self-scheduling).
  uint64_t most_bytes() const {
    if (limits_.threads == 1) return limits_.bytes;
    const uint64_t share = left_ / (2ULL * limits_.threads);
    return std::min(limits_.bytes, std::max(kSmallestBatch, share));
  }

  std::mutex mutex_;
  PackedFiles files_{{}};
  BatchLimits limits_;
  uint64_t bytes_ = 0;
  uint64_t left_ = 0;  // cost of the files that were not taken
  size_t number_ = 0;
};

class JsonlSource : public BatchSource {
 public:
  JsonlSource(const std::string& file, const BatchLimits& limits, IsDone is_done)
      : name_(file == "-" ? "standard input" : file),
        limits_(limits),
        is_done_(std::move(is_done)) {
    if (file != "-") {
      stream_.open(file, std::ios::binary);
      if (!stream_) {
        throw Error(fmt::format("{}: {}", file, strerror(errno)), "name a file of JSON lines");
      }
    }
  }

  std::optional<Batch> next() override {
    const std::lock_guard lock(mutex_);
    std::istream& in = stream_.is_open() ? static_cast<std::istream&>(stream_) : std::cin;
    Batch batch;
    uint64_t bytes = 0;
    std::string line;
    while (bytes < limits_.bytes && batch.inputs.size() < limits_.files && std::getline(in, line)) {
      ++line_number_;
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      Input input;
      input.file.path = fmt::format("{}:{}", name_, line_number_);
      input.json = std::move(line);
      if (is_done_ && is_done_(mark_of(input))) continue;
      bytes += std::max<uint64_t>(kFileCost, input.json.size());
      batch.inputs.push_back(std::move(input));
    }
    if (batch.inputs.empty()) return std::nullopt;
    batch.number = number_++;
    return batch;
  }

  uint64_t total_files() const override { return 0; }
  uint64_t total_bytes() const override { return 0; }

 private:
  std::mutex mutex_;
  std::string name_;
  std::ifstream stream_;
  BatchLimits limits_;
  IsDone is_done_;
  size_t line_number_ = 0;
  size_t number_ = 0;
};

}  // namespace

InputMark mark_of(const Input& input) {
  if (!input.stored.empty()) {
    return {fmt::format("#{}", input.document),
            fmt::format("{:016x} {}", XXH3_64bits(input.stored.data(), input.stored.size()),
                        input.file.path)};
  }
  if (!input.json.empty()) {
    return {input.file.path,
            fmt::format("{:016x}", XXH3_64bits(input.json.data(), input.json.size()))};
  }
  return {input.file.path, input.file.signature.bytes()};
}

std::unique_ptr<BatchSource> file_source(std::vector<FoundFile> files, const BatchLimits& limits) {
  return std::make_unique<FileSource>(std::move(files), limits);
}

std::unique_ptr<BatchSource> jsonl_source(const std::string& file, const BatchLimits& limits,
                                          IsDone is_done) {
  return std::make_unique<JsonlSource>(file, limits, std::move(is_done));
}

}  // namespace chancery::indexer
