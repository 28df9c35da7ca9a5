// Reads files in processes that may crash: what read_documents does, from the outside.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "indexer/extract/read_document.h"
#include "indexer/isolate/fork_server.h"

namespace chancery::indexer {

struct ReadRequest;

// The limits of one reader process.
inline constexpr ProcessLimits kReaderLimits = {.memory = uint64_t{128} << 20};
// A file that needs more gets it, while no other does.
inline constexpr ProcessLimits kLargeReaderLimits = {.memory = uint64_t{320} << 20};
inline constexpr int kReaderSeconds = 6;  // of processor time, for each file inside a file
// A converter may be a large program that starts others.
inline constexpr ProcessLimits kConverterLimits = {
    .memory = uint64_t{1} << 30, .cpu_seconds = 20, .open_files = 256};

// One a thread. The process is started when it is first needed and used again for the next file;
// after a crash, and when it has grown, another takes its place.
class IsolatedReader {
 public:
  explicit IsolatedReader(ForkServer& server) : server_(server) {}
  ~IsolatedReader();

  // As read_documents, for the open file `file`. What crashes, takes too long or too much memory is
  // told to `sink` as missed when it is inside the file, and thrown as Unreadable when it is the
  // file itself; all other parts are read. sink.convert is called for parts that a converter reads.
  void read(const std::string& path, int file, int64_t modified, std::string_view mime,
            const ReadOptions& options, DocumentSink& sink);

 private:
  class Attempt;
  bool try_once(const ReadRequest& request, int file, Attempt& attempt);
  Unreadable finish();

  ForkServer& server_;
  Process process_;
  int files_ = 0;                       // that the present process has read
  std::unique_lock<std::mutex> large_;  // held while the present process is a large one
};

// A server whose readers read with `options`.
std::unique_ptr<ForkServer> start_processes(const ReadOptions& options);

}  // namespace chancery::indexer
