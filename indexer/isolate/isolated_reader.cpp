#include "indexer/isolate/isolated_reader.h"

#include <sys/wait.h>

#include <csignal>
#include <optional>
#include <unordered_set>
#include <utility>
#include <vector>

#include "chancery/error.h"
#include "chancery/utf8.h"
#include "indexer/isolate/frames.h"
#include "indexer/isolate/reader_messages.h"
#include "indexer/isolate/reader_process.h"

namespace chancery::indexer {
namespace {

constexpr size_t kMaxFrame = 160 << 20;  // a part that goes to a converter is the largest
// Processor time is limited in the process; this is for one that waits for what never comes.
constexpr int kSilenceMs = 120'000;
constexpr int kMaxCrashes = 20;  // parts of one file
constexpr int kMaxFiles = 1000;  // of one process: leaks of its libraries stay small

// A message that no reader of ours sends.
struct Invalid {};

template <typename Unpack>
auto unpacked(const Unpack& unpack_bytes) {
  try {
    return unpack_bytes();
  } catch (const Error&) {
    throw Invalid();
  }
}

}  // namespace

// One file: what has come of it, over all processes that it took.
class IsolatedReader::Attempt {
 public:
  Attempt(const std::string& path, const ReadOptions& options, DocumentSink& sink)
      : path_(path), options_(options), sink_(sink) {}

  // Takes what a process sends; true when it is done with the file, false when it is gone.
  bool receive(int socket) {
    resumed_ = std::exchange(open_, {});
    Frame frame;
    while (receive_frame(socket, kMaxFrame, kSilenceMs, frame) == Received::kFrame) {
      if (frame.kind == kDoneFrame) {
        done_ = true;
        if (frame.bytes.empty()) return true;
        Missed missed;
        try {
          missed = unpacked([&] { return Missed::unpack(frame.bytes); });
        } catch (const Invalid&) {
          return done_ = false;
        }
        throw Unreadable(std::move(missed.reason), missed.lack);
      }
      try {
        if (frame.kind == kPictureFrame) {
          if (!answer(socket, frame.bytes)) return false;
        } else {
          take(frame);
        }
      } catch (const Invalid&) {
        return false;  // the process is not what it was
      }
    }
    return false;
  }

  // The innermost file that was being read is at fault. Throws Unreadable when that is the file
  // itself; else the rest can be tried.
  void blame(const Unreadable& why) {
    if (open_.size() <= 1) throw Unreadable(why);
    if (++crashes_ > kMaxCrashes) throw Unreadable(reason::kCrashed, "too many of its parts");
    sink_.missed(open_.back().path, why.reason(), why.lack());
    close();
  }

  // Whether the process can take another file.
  bool reusable() const { return done_ && !leaving_; }

  // ReadRequest::done of what the last process left.
  std::vector<uint64_t> done() const {
    std::vector<uint64_t> counts;
    for (const Open& open : open_) counts.push_back(open.done);
    return counts;
  }

 private:
  // The file, or a member of what is open before it. What is remembered of it is forgotten when it
  // ends: a file may have millions.
  struct Open {
    std::string path;
    uint64_t done = 0;  // members that have ended
    // What has come of it: when a member is at fault it is read again, and has been taken already.
    std::unordered_set<std::string> seen = {};
  };

  void begin(const std::string& path) {
    const size_t depth = open_.size();
    if (depth < resumed_.size() && resumed_[depth].path == path) {
      open_.push_back(std::move(resumed_[depth]));
      resumed_[depth].path.clear();
    } else {
      open_.push_back({path});
    }
  }

  void close() {
    open_.pop_back();
    if (!open_.empty()) ++open_.back().done;
  }

  // Whether it comes for the first time.
  bool is_new(const std::string& what) {
    if (open_.empty()) throw Invalid();
    return open_.back().seen.insert(what).second;
  }

  bool answer(int socket, std::string_view picture) {
    try {
      return send_frame(socket, kLettersFrame, sink_.read_letters(picture), -1, kSilenceMs);
    } catch (const Unreadable& unreadable) {
      return send_frame(socket, kNoLettersFrame,
                        Missed{"", unreadable.reason(), unreadable.lack()}.pack(), -1, kSilenceMs);
    }
  }

  void take(const Frame& frame) {
    switch (frame.kind) {
      case kBeginFrame:
        begin(checked(frame.bytes));
        break;
      case kEndFrame:
        if (!open_.empty()) close();
        break;
      case kLeavingFrame:
        leaving_ = true;
        break;
      case kRecordFrame:
        take_record(unpacked([&] { return unpack(frame.bytes); }));
        break;
      case kMissedFrame: {
        const Missed missed = unpacked([&] { return Missed::unpack(frame.bytes); });
        if (is_new("m" + missed.path + '\0' + missed.reason)) {
          sink_.missed(checked(missed.path), missed.reason, missed.lack);
        }
        break;
      }
      case kConvertFrame: {
        const ToConvert convert = unpacked([&] { return ToConvert::unpack(frame.bytes); });
        for (const Converter& converter : options_.converters) {
          if (converter.type != convert.type) continue;
          if (!is_new("c" + convert.path)) break;
          sink_.convert(checked(convert.path), convert.bytes, convert.modified, converter);
          break;
        }
        break;
      }
      default:
        throw Invalid();
    }
  }

  // A reader that was taken over could claim to be another file, or send what is no text.
  const std::string& checked(const std::string& path) const {
    if (path != path_ && !path.starts_with(path_ + "!")) throw Invalid();
    return path;
  }

  void take_record(Record record) {
    checked(record.path);
    for (const std::string* field : {&record.text, &record.title, &record.publisher, &record.url,
                                     &record.date, &record.language, &record.mime}) {
      if (!utf8::is_valid(*field)) throw Invalid();
    }
    if (is_new("d" + record.path)) sink_.document(std::move(record));
  }

  const std::string& path_;
  const ReadOptions& options_;
  DocumentSink& sink_;
  std::vector<Open> open_;     // what was begun and has not ended
  std::vector<Open> resumed_;  // what the process before had begun, until it is begun again
  int crashes_ = 0;
  bool done_ = false;
  bool leaving_ = false;
};

IsolatedReader::~IsolatedReader() {
  finish();
}

// Ends the present process; why it ended, when that was not by us.
Unreadable IsolatedReader::finish() {
  if (process_.pid == 0) return Unreadable(reason::kCrashed);
  process_.channel.reset();
  const Ending ending = server_.end(process_.pid);
  process_ = Process();
  files_ = 0;
  const ProcessLimits& limits = large_.owns_lock() ? kLargeReaderLimits : kReaderLimits;
  // A process that has used most of what it may have failed for want of more, whatever it met.
  const bool full = ending.max_memory > limits.memory * 3 / 4;
  if (WIFEXITED(ending.status) && WEXITSTATUS(ending.status) == ForkServer::kNoSandbox) {
    return Unreadable("not read: this system cannot confine its reader (no seccomp)",
                      Lack::kPassing);
  }
  if (WIFSIGNALED(ending.status)) {
    const int number = WTERMSIG(ending.status);
    if (number == SIGPROF || number == SIGXCPU) return Unreadable(reason::kTimedOut);
    // From us, for its silence: it waits for a disk or a network. Or from a system without memory.
    if (number == SIGKILL) {
      return Unreadable("timed out (its disk or network does not answer)", Lack::kPassing);
    }
    // The file was cut, or its disk does not give what is mapped.
    if (number == SIGBUS) return Unreadable("not given by the system to its end", Lack::kPassing);
  }
  const bool refused =
      WIFEXITED(ending.status) && WEXITSTATUS(ending.status) == ForkServer::kNoMemory;
  return full || refused ? Unreadable(reason::kNoMemory) : Unreadable(reason::kCrashed);
}

void IsolatedReader::read(const std::string& path, int file, int64_t modified,
                          std::string_view mime, const ReadOptions& options, DocumentSink& sink) {
  Attempt attempt(path, options, sink);
  try {
    while (!try_once({path, std::string(mime), modified, attempt.done()}, file, attempt)) {
      const Unreadable why = finish();
      if (why.is(reason::kNoMemory) && !large_.owns_lock()) {
        large_ = std::unique_lock(server_.large_reader);
      } else {
        attempt.blame(why);
      }
    }
  } catch (...) {
    if (!attempt.reusable() || large_.owns_lock()) finish();
    large_ = {};
    throw;
  }
  if (!attempt.reusable() || large_.owns_lock()) finish();
  large_ = {};
}

bool IsolatedReader::try_once(const ReadRequest& request, int file, Attempt& attempt) {
  if (files_ >= kMaxFiles) finish();
  for (int starts = 0; starts < 2; ++starts) {
    if (process_.pid == 0) process_ = server_.start_reader(large_.owns_lock());
    if (process_.pid == 0) throw Unreadable("no process can be started to read it", Lack::kPassing);
    ++files_;
    if (send_frame(process_.channel.get(), kReadFrame, request.pack(), file, kSilenceMs)) {
      return attempt.receive(process_.channel.get());
    }
    if (starts == 0) finish();  // it ended while it had nothing to do
  }
  return false;
}

std::unique_ptr<ForkServer> start_processes(const ReadOptions& options) {
  load_reading_words();
  return std::make_unique<ForkServer>(
      [options](int socket) { serve_reader(socket, options, kReaderSeconds); }, kReaderLimits,
      kLargeReaderLimits, kConverterLimits);
}

}  // namespace chancery::indexer
