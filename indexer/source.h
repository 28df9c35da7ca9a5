// Where documents come from: files that were found, records as JSON lines, or a database. Hands out
// batches of a few megabytes, each of which becomes one segment.
#pragma once

#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "indexer/walk/walk.h"

namespace chancery::indexer {

struct Input {
  FoundFile file;         // for a JSON line: where it stands, "file:12"
  std::string json;       // the line; empty for a file
  std::string stored;     // a packed Record of the database; empty for a file
  uint32_t document = 0;  // its number in the database, where it is of one
};

// What tells an input from all others of a source, and whether it is what it was in an earlier run.
struct InputMark {
  std::string key;  // of a file or a JSON line: the path, as in FailedFile
  std::string signature;
};
InputMark mark_of(const Input& input);
// Whether an input is done already and is left out.
using IsDone = std::function<bool(const InputMark&)>;

struct Batch {
  size_t number = 0;  // from 0, in the order of the source
  std::vector<Input> inputs;
};

// next() is thread-safe.
class BatchSource {
 public:
  virtual ~BatchSource() = default;
  virtual std::optional<Batch> next() = 0;
  virtual uint64_t total_files() const = 0;  // 0: not known beforehand
  virtual uint64_t total_bytes() const = 0;
};

// Where there would be very many batches of files, both limits are twice as high.
struct BatchLimits {
  uint64_t bytes = 8 << 20;
  size_t files = 1600;
  // With more than one the last batches of files are smaller, so that all threads end together.
  unsigned threads = 1;
};

std::unique_ptr<BatchSource> file_source(std::vector<FoundFile> files, const BatchLimits& limits);
// `file`: a path, or "-" for standard input. Throws Error when it cannot be opened.
std::unique_ptr<BatchSource> jsonl_source(const std::string& file, const BatchLimits& limits,
                                          IsDone is_done = {});
// Every document of the database at `path` as it is stored, with the signature of its file.
std::unique_ptr<BatchSource> stored_source(const std::filesystem::path& path,
                                           const BatchLimits& limits, IsDone is_done = {});

}  // namespace chancery::indexer
