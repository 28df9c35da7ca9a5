#include "indexer/isolate/reader_process.h"

#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>

#include <algorithm>
#include <ctime>
#include <new>
#include <optional>
#include <utility>
#include <vector>

#include "indexer/isolate/fork_server.h"
#include "indexer/isolate/frames.h"
#include "indexer/isolate/reader_messages.h"

namespace chancery::indexer {
namespace {

constexpr size_t kMaxReadRequest = 65 << 20;
constexpr int64_t kMaxResident = 96 << 20;  // bytes; a process that had more ends
constexpr size_t kSecondBytes = 4 << 20;    // of a file that allow it a second more
constexpr size_t kMostSeconds = 60;
constexpr size_t kLargeFile = size_t{64} << 20;

double processor_seconds() {
  timespec time = {};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

bool has_grown() {
  rusage used = {};
  getrusage(RUSAGE_SELF, &used);
  return used.ru_maxrss * 1024 > kMaxResident;
}

// The bytes of an open file, without a copy. A file that is cut meanwhile ends the process, as
// other damage may.
class Mapping {
 public:
  explicit Mapping(int fd) {
    struct stat info = {};
    if (fstat(fd, &info) != 0 || info.st_size <= 0) return;
    size_ = static_cast<size_t>(info.st_size);
    data_ = mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, fd, 0);
    if (data_ == MAP_FAILED) throw Unreadable(reason::kTooLarge);
  }
  ~Mapping() {
    if (size_ > 0) munmap(data_, size_);
  }
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  // What was read of a large file need not stay in memory.
  void forget() const {
    if (size_ > kLargeFile) madvise(data_, size_, MADV_DONTNEED);
  }
  std::string_view bytes() const { return {static_cast<const char*>(data_), size_}; }

 private:
  void* data_ = nullptr;
  size_t size_ = 0;
};

void allow_seconds(int seconds) {
  itimerval timer = {};
  timer.it_value.tv_sec = seconds;
  setitimer(ITIMER_PROF, &timer, nullptr);
}

class SocketSink : public DocumentSink {
 public:
  // `seconds`: for a small file. All that is in a file may take six times what one file may.
  SocketSink(int socket, int seconds, const Mapping& file, std::vector<uint64_t> done)
      : socket_(socket), file_(file), done_(std::move(done)) {
    const size_t more = file.bytes().size() / kSecondBytes;
    seconds_ = seconds + static_cast<int>(std::min(kMostSeconds, more));
    end_ = processor_seconds() + 6.0 * (seconds + static_cast<double>(more));
  }

  void document(Record record) override { send(kRecordFrame, pack(record)); }
  void missed(const std::string& path, const std::string& reason, Lack lack) override {
    send(kMissedFrame, Missed{path, reason, lack}.pack());
  }
  void convert(const std::string& path, std::string_view bytes, int64_t modified,
               const Converter& converter) override {
    send(kConvertFrame, ToConvert{path, std::string(bytes), modified, converter.type}.pack());
  }
  std::string read_letters(std::string_view picture) override {
    send(kPictureFrame, picture);
    Frame frame;
    if (receive_frame(socket_, kMaxReadRequest, -1, frame) != Received::kFrame) _exit(0);
    allow_seconds(seconds_);  // for each page
    if (frame.kind != kLettersFrame) {
      Missed missed = Missed::unpack(frame.bytes);
      throw Unreadable(std::move(missed.reason), missed.lack);
    }
    return std::move(frame.bytes);
  }
  bool begin(const std::string& path) override {
    Level level;
    if (open_.empty()) {
      level.resumed = true;
    } else {
      Level& outer = open_.back();
      if (++outer.begun <= outer.done) return false;
      level.resumed = outer.resumed && outer.begun == outer.done + 1;
    }
    if (processor_seconds() > end_) throw Unreadable(reason::kTimedOut, "the rest of it");
    send(kBeginFrame, path);
    file_.forget();
    allow_seconds(seconds_);
    if (level.resumed && open_.size() < done_.size()) level.done = done_[open_.size()];
    open_.push_back(level);
    return true;
  }
  void end(const std::string& path) override {
    open_.pop_back();
    send(kEndFrame, path);
    allow_seconds(seconds_);
  }

 private:
  void send(char kind, std::string_view bytes) {
    if (!send_frame(socket_, kind, bytes)) _exit(0);
  }

  // What is open: the file, or a member in what stands before it.
  struct Level {
    uint64_t begun = 0;    // of its members
    uint64_t done = 0;     // of them by processes before, and left out
    bool resumed = false;  // one of them had begun it
  };

  int socket_;
  const Mapping& file_;
  std::vector<uint64_t> done_;  // ReadRequest::done
  std::vector<Level> open_;
  int seconds_ = 0;
  double end_ = 0;
};

}  // namespace

void serve_reader(int socket, const ReadOptions& options, int seconds) {
  Frame frame;
  while (receive_frame(socket, kMaxReadRequest, -1, frame) == Received::kFrame) {
    std::optional<Unreadable> why;
    try {
      ReadRequest request = ReadRequest::unpack(frame.bytes);
      const Mapping mapping(frame.file.get());
      SocketSink sink(socket, seconds, mapping, std::move(request.done));
      read_documents(request.path, mapping.bytes(), request.modified, options, sink, request.mime);
    } catch (const Unreadable& unreadable) {
      why = unreadable;
    } catch (const std::bad_alloc&) {
      _exit(ForkServer::kNoMemory);  // another process may have more
    } catch (const std::exception& error) {
      why = Unreadable(reason::kDamaged, error.what());
    }
    allow_seconds(0);
    frame.file.reset();
    const bool leaving = has_grown();
    if (leaving) send_frame(socket, kLeavingFrame, "");
    const std::string last = why ? Missed{"", why->reason(), why->lack()}.pack() : "";
    if (!send_frame(socket, kDoneFrame, last) || leaving) return;
  }
}

}  // namespace chancery::indexer
