#include "indexer/file_reader.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "indexer/content.h"
#include "indexer/extract/cuts.h"
#include "indexer/extract/formats.h"
#include "indexer/isolate/convert.h"

namespace chancery::indexer {

namespace {

constexpr uint64_t kHeadBytes = 64 << 10;  // enough to tell most types
constexpr int64_t kNanoseconds = 1'000'000'000;

// What the system says: the file may be sound, and given another time.
Unreadable because(const char* why) {
  return Unreadable(why, Lack::kPassing);
}

// Throws Unreadable, also for what is no regular file.
OwnedFd open_file(const std::string& path) {
  // O_NONBLOCK: what was a file at the walk may be a pipe by now.
  OwnedFd file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.is_open()) {
    throw because(errno == ENOENT ? "gone since the run began" : strerror(errno));
  }
  struct stat info = {};
  if (fstat(file.get(), &info) != 0) throw because(strerror(errno));
  if (!S_ISREG(info.st_mode)) throw because("not a regular file any more");
  return file;
}

// Goes on reading until `bytes` has `size` bytes, or the file ends. Throws Unreadable.
void read_up_to(int file, uint64_t size, std::string& bytes) {
  size_t got = bytes.size();
  bytes.resize(std::max<size_t>(got, size));
  while (got < bytes.size()) {
    const ssize_t part = ::read(file, bytes.data() + got, bytes.size() - got);
    if (part < 0 && errno == EINTR) continue;
    if (part < 0) throw because(strerror(errno));
    if (part == 0) break;
    got += static_cast<size_t>(part);
  }
  bytes.resize(got);
}

bool is_isolated(std::string_view mime) {
  const Format* format = find_format(mime);
  return format != nullptr && format->runs == Runs::kIsolated;
}

// For what a converter has written: the file still has the name by which it was converted.
ReadOptions without_converters(ReadOptions options) {
  options.converters.clear();
  return options;
}

// Passes on to `next`, and runs the converters that parts of the file need.
class ConvertingSink : public DocumentSink {
 public:
  ConvertingSink(ForkServer& processes, const ReadOptions& options, DocumentSink& next)
      : processes_(processes), options_(options), next_(next) {}

  void document(Record record) override { next_.document(std::move(record)); }
  void missed(const std::string& path, const std::string& reason, Lack lack) override {
    next_.missed(path, reason, lack);
  }
  void convert(const std::string& path, std::string_view bytes, int64_t modified,
               const Converter& converter) override {
    try {
      const std::string output = run_converter(processes_, converter, path, &bytes);
      read_documents(path, output, modified, without_converters(options_), next_, converter.output);
    } catch (const Unreadable& unreadable) {
      next_.missed(path, unreadable.reason(), unreadable.lack());
    }
  }
  std::string read_letters(std::string_view picture) override {
    return run_converter(processes_, options_.recognizer, "", &picture);
  }

 private:
  ForkServer& processes_;
  const ReadOptions& options_;
  DocumentSink& next_;
};

}  // namespace

bool is_readable(const std::string& path) {
  try {
    const OwnedFd file = open_file(path);
    std::string first;
    read_up_to(file.get(), 1, first);
    return true;
  } catch (const Unreadable&) {
    return false;
  }
}

void fetch_ahead(const FoundFile& file) {
  // What goes wrong here goes wrong again when the file is read, and is told then.
  const OwnedFd descriptor(open(file.path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (descriptor.is_open()) {
    posix_fadvise(descriptor.get(), 0, kLargeFileBytes, POSIX_FADV_WILLNEED);
  }
}

FileReader::FileReader(ForkServer* processes, const ReadOptions& options)
    : processes_(processes), options_(options) {
  load_reading_words();
  if (processes_ != nullptr) isolated_.emplace(*processes_);
}

void FileReader::read(const FoundFile& file, DocumentSink& sink,
                      const std::function<void()>& before_large) {
  content_ = 0;
  if (file.signature.size == 0) throw Unreadable(reason::kEmpty);
  const OwnedFd descriptor = open_file(file.path);
  content_ = content_hash(descriptor.get());
  std::string head;
  read_up_to(descriptor.get(), std::min(kHeadBytes, file.signature.size), head);
  if (head.empty()) throw Unreadable(reason::kEmpty);
  const std::string mime = document_type(file.path, head);
  if (processes_ != nullptr) {
    if (const Converter* converter = find_converter(options_, file.path, mime)) {
      return convert(file, *converter, sink);
    }
    // A long text is taken apart there, for its bytes need not be in memory.
    if (is_isolated(mime) || file.signature.size > kPartBytes) {
      ConvertingSink converting(*processes_, options_, sink);
      // The type is told again there: some formats show theirs only at the end of the file.
      return isolated_->read(file.path, descriptor.get(), file.signature.modified_ns / kNanoseconds,
                             "", options_, converting);
    }
  }
  if (file.signature.size > kLargeFileBytes) before_large();
  read_here(file, descriptor.get(), std::move(head), mime, sink);
}

void FileReader::read_here(const FoundFile& file, int descriptor, std::string head,
                           const std::string& mime_of_head, DocumentSink& sink) {
  std::string bytes = std::move(head);
  const size_t known = bytes.size();
  read_up_to(descriptor, file.signature.size, bytes);
  const int64_t modified = file.signature.modified_ns / kNanoseconds;
  const std::string mime = bytes.size() == known ? mime_of_head : document_type(file.path, bytes);
  if (isolated_ && is_isolated(mime)) {
    ConvertingSink converting(*processes_, options_, sink);
    return isolated_->read(file.path, descriptor, modified, "", options_, converting);
  }
  read_documents(file.path, bytes, modified, options_, sink, mime);
}

void FileReader::convert(const FoundFile& file, const Converter& converter, DocumentSink& sink) {
  const std::string output = run_converter(*processes_, converter, file.path);
  read_documents(file.path, output, file.signature.modified_ns / kNanoseconds,
                 without_converters(options_), sink, converter.output);
}

}  // namespace chancery::indexer
