// Reads a file wherever its format is to be read: here, in a process of its own, or by a converter.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/extract/read_document.h"
#include "indexer/isolate/isolated_reader.h"
#include "indexer/walk/walk.h"

namespace chancery::indexer {

// One a thread.
class FileReader {
 public:
  // Without `processes` every format is read here, and converters are not run.
  FileReader(ForkServer* processes, const ReadOptions& options);

  // Hands all documents of `file` to `sink`. Throws Unreadable. `before_large` is called before a
  // file of more than 2 MiB is read here, as that takes much memory.
  void read(const FoundFile& file, DocumentSink& sink, const std::function<void()>& before_large);
  // content_hash of the file that is being read, for the sink.
  uint64_t content() const { return content_; }

 private:
  // `head` are its first bytes, or all.
  void read_here(const FoundFile& file, int descriptor, std::string head,
                 const std::string& mime_of_head, DocumentSink& sink);
  void convert(const FoundFile& file, const Converter& converter, DocumentSink& sink);

  ForkServer* processes_;
  const ReadOptions& options_;
  std::optional<IsolatedReader> isolated_;
  uint64_t content_ = 0;
};

inline constexpr uint64_t kLargeFileBytes = 2 << 20;

// Whether the system gives the file at `path`, or its beginning.
bool is_readable(const std::string& path);

// Has the system fetch the beginning of `file`, which is read soon, while others are worked on.
void fetch_ahead(const FoundFile& file);

}  // namespace chancery::indexer
