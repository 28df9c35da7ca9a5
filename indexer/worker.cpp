#include "indexer/worker.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>

#include "chancery/error.h"
#include "chancery/language.h"
#include "chancery/schema.h"

namespace chancery {

namespace {

// The most that is read of one file: its terms must fit the memory that a run may use. What is
// behind it is reported.
constexpr uint64_t kMaxFileBytes = 8'000'000;
constexpr uint64_t kLargeFileBytes = 2 << 20;
constexpr int64_t kNanoseconds = 1'000'000'000;

// The first `limit` bytes of a file. Throws Unreadable.
std::string read_file(const std::string& path, uint64_t limit) {
  // O_NONBLOCK: what was a file at the walk may be a pipe by now.
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) {
    throw Unreadable(errno == ENOENT ? "gone since the run began" : strerror(errno));
  }
  std::string bytes;
  struct stat info = {};
  std::string reason;
  if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode)) {
    bytes.resize(std::min<uint64_t>(limit, static_cast<uint64_t>(info.st_size)));
    size_t got = 0;
    while (got < bytes.size()) {
      const ssize_t part = ::read(fd, bytes.data() + got, bytes.size() - got);
      if (part < 0 && errno == EINTR) continue;
      if (part < 0) reason = strerror(errno);
      if (part <= 0) break;
      got += static_cast<size_t>(part);
    }
    bytes.resize(got);
  } else {
    reason = "not a regular file any more";
  }
  close(fd);
  if (!reason.empty()) throw Unreadable(reason);
  return bytes;
}

// Hands the documents of one file on, and writes down what it lacks.
class Collector : public DocumentSink {
 public:
  Collector(const FoundFile& file, std::vector<FailedFile>& failed,
            const std::function<void(Record)>& each)
      : file_(file), failed_(failed), each_(each) {}

  void document(Record record) override { each_(std::move(record)); }
  void missed(const std::string& path, const std::string& reason, bool failure) override {
    failed_.push_back({file_.path, reason, failure, file_.signature,
                       path == file_.path ? "" : path.substr(file_.path.size())});
  }

 private:
  const FoundFile& file_;
  std::vector<FailedFile>& failed_;
  const std::function<void(Record)>& each_;
};

}  // namespace

Worker::Worker(WorkShared& shared)
    : shared_(shared), tagger_(shared.matcher), terms_(shared.matcher.gazetteer()) {}

void Worker::records(const Input& input, std::vector<FailedFile>& failed,
                     const std::function<void(const Record&)>& each) {
  std::unique_lock<std::mutex> alone;
  if (input.file.signature.size > kLargeFileBytes) alone = std::unique_lock(shared_.large_file);
  const auto tag = [&](Record record) {
    mentions_ = tagger_.tag(record, analysed_);
    each(record);
  };
  try {
    if (!input.stored.empty()) {
      tag(unpack(input.stored));
    } else if (!input.json.empty()) {
      tag(read_json(input));
    } else {
      read(input, failed, tag);
    }
  } catch (const Unreadable& unreadable) {
    const bool empty = input.json.empty() && input.file.signature.size == 0;
    failed.push_back({input.file.path, unreadable.reason(), !empty, input.file.signature});
  } catch (const std::bad_alloc&) {
    if (!input.stored.empty()) throw;  // the only copy there is
    failed.push_back({input.file.path, "not enough memory", true, input.file.signature});
  }
  shared_.tally.files += 1;
  shared_.tally.bytes += input.json.empty() ? input.file.signature.size : input.json.size();
}

void Worker::read(const Input& input, std::vector<FailedFile>& failed,
                  const std::function<void(Record)>& each) {
  const FoundFile& file = input.file;
  if (file.signature.size == 0) throw Unreadable("empty file");
  const std::string bytes = read_file(file.path, kMaxFileBytes);
  Collector sink(file, failed, each);
  read_documents(file.path, bytes, file.signature.modified_ns / kNanoseconds, shared_.read, sink);
  if (file.signature.size > kMaxFileBytes) {
    failed.push_back({file.path,
                      fmt::format("only the first {} of {} MB are indexed",
                                  kMaxFileBytes / 1'000'000, file.signature.size / 1'000'000),
                      false, file.signature});
  }
}

Record Worker::read_json(const Input& input) {
  const nlohmann::json object = nlohmann::json::parse(input.json, nullptr, false);
  if (object.is_discarded()) throw Unreadable("the line is no JSON");
  try {
    Record record = from_json(object);
    const std::lock_guard lock(shared_.paths);
    if (!shared_.jsonl_paths.insert(record.path).second) {
      throw Unreadable(fmt::format("the path \"{}\" has come before", record.path));
    }
    if (record.language.empty()) record.language = detect_language(record.text);
    return record;
  } catch (const Error& error) {
    throw Unreadable(error.what());
  } catch (const nlohmann::json::exception& error) {
    throw Unreadable(error.what());
  }
}

Xapian::Document Worker::document(const Record& record, const Input& input) {
  Xapian::Document document = terms_.make(record, analysed_, mentions_, input.file.signature);
  const bool inside = input.json.empty() && record.path != input.file.path;
  if (inside) document.add_value(schema::kFileSlot, input.file.path);
  return document;
}

}  // namespace chancery
