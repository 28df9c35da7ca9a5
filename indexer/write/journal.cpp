#include "indexer/write/journal.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "chancery/bytes.h"
#include "chancery/error.h"
#include "chancery/small_file.h"
#include "indexer/write/durable.h"

namespace chancery::indexer {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kHeadLine = "chancery journal 1\n";
constexpr size_t kSizeBytes = 4;
constexpr size_t kFrameBytes = 12;

void put_number(std::string& out, uint64_t number, size_t bytes) {
  for (size_t i = 0; i < bytes; ++i) out += static_cast<char>(number >> (8 * i));
}

uint64_t number_at(std::string_view bytes) {
  uint64_t number = 0;
  for (size_t i = bytes.size(); i-- > 0;) number = number << 8 | static_cast<uint8_t>(bytes[i]);
  return number;
}

void put_record(std::string& out, const std::string& content) {
  put_number(out, content.size(), kSizeBytes);
  put_number(out, XXH3_64bits(content.data(), content.size()), kFrameBytes - kSizeBytes);
  out += content;
}

std::string packed(const JournalRecord& record) {
  ByteWriter out;
  out.string(record.segment);
  out.number(record.inputs.size());
  for (const JournalInput& input : record.inputs) {
    out.string(input.key);
    out.string(input.signature);
    out.number(input.documents);
    out.string(input.path);
  }
  RunReport report;
  report.failed = record.failed;
  out.string(report.to_json());
  out.string(record.words);
  return out.take();
}

JournalRecord unpacked(std::string_view content) {
  ByteReader in(content, "the journal of a run");
  JournalRecord record;
  record.segment = in.string();
  record.inputs.resize(in.count());
  for (JournalInput& input : record.inputs) {
    input.key = in.string();
    input.signature = in.string();
    input.documents = static_cast<uint32_t>(in.number());
    input.path = in.string();
  }
  record.failed = RunReport::of_json(std::string(in.string())).failed;
  record.words = in.string();
  return record;
}

void sync_segment(int scratch, const std::string& name, const fs::path& path) {
  const OwnedFd folder = open_directory_in(scratch, name, path / name);
  if (!folder.is_open()) throw_system_error(path / name, ENOENT);
  for (const std::string& file : names_in(folder.get(), path / name)) {
    const OwnedFd fd(openat(folder.get(), file.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
    if (!fd.is_open() || fdatasync(fd.get()) != 0) {
      throw_system_error(path / name / file, errno, kFullDisk);
    }
  }
  sync_open(folder.get(), path / name);
}

}  // namespace

JournalReader::JournalReader(const Generation& generation)
    : path_(generation.scratch() / kJournal),
      fd_(openat(generation.scratch_fd(), kJournal, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)) {
  if (!fd_.is_open()) {
    if (errno == ENOENT) return;
    throw_system_error(path_, errno);
  }
  struct stat info = {};
  if (fstat(fd_.get(), &info) != 0) throw_system_error(path_, errno);
  size_ = static_cast<uint64_t>(info.st_size);
  const std::optional<std::string> head = next_content();
  if (head && head->starts_with(kHeadLine)) made_with_ = head->substr(kHeadLine.size());
}

std::optional<std::string> JournalReader::next_content() {
  const std::string frame = read_at(fd_.get(), offset_, kFrameBytes, path_);
  if (frame.size() < kFrameBytes) return std::nullopt;
  const uint64_t size = number_at(std::string_view(frame).substr(0, kSizeBytes));
  if (size > size_ - offset_ - kFrameBytes) return std::nullopt;
  std::string content = read_at(fd_.get(), offset_ + kFrameBytes, size, path_);
  const uint64_t sum = number_at(std::string_view(frame).substr(kSizeBytes));
  if (content.size() != size || XXH3_64bits(content.data(), size) != sum) return std::nullopt;
  offset_ += kFrameBytes + size;
  return content;
}

std::optional<JournalRecord> JournalReader::next() {
  if (!made_with_) return std::nullopt;
  const std::optional<std::string> content = next_content();
  if (!content) return std::nullopt;
  return unpacked(*content);
}

Journal::Journal(const Generation& generation, const std::string& made_with, const Pace& pace)
    : generation_(generation), pace_(pace), path_(generation.scratch() / kJournal) {
  JournalReader reader(generation);
  const bool goes_on = reader.made_with() == made_with;
  if (goes_on) {
    while (reader.next()) ++count_;
  }
  fd_.reset(
      openat(generation.scratch_fd(), kJournal, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600));
  const uint64_t end = goes_on ? reader.offset() : 0;
  if (!fd_.is_open() || ftruncate(fd_.get(), static_cast<off_t>(end)) != 0) {
    throw_system_error(path_, errno, kFullDisk);
  }
  if (!goes_on) put_record(bytes_, std::string(kHeadLine) + made_with);
}

void Journal::add(JournalRecord record, Clock::time_point since) {
  {
    const std::lock_guard lock(mutex_);
    oldest_ = added_.empty() ? since : std::min(oldest_, since);
    added_.push_back(std::move(record));
  }
  if (pace_.keep.count() == 0) keep();
}

void Journal::keep_due() {
  {
    const std::lock_guard lock(mutex_);
    if (added_.empty() || Clock::now() - oldest_ < pace_.keep) return;
  }
  keep();
}

void Journal::keep() {
  const std::lock_guard one_at_a_time(keeping_);
  std::vector<JournalRecord> records;
  {
    const std::lock_guard lock(mutex_);
    records.swap(added_);
  }
  if (records.empty()) return;
  for (const JournalRecord& record : records) {
    sync_segment(generation_.scratch_fd(), record.segment, generation_.scratch());
    put_record(bytes_, packed(record));
  }
  if (count_ == 0) generation_.sync_folders();
  sync_open(generation_.scratch_fd(), generation_.scratch());
  struct stat info = {};
  if (fstat(fd_.get(), &info) != 0) throw_system_error(path_, errno);
  write_all_at(fd_.get(), static_cast<uint64_t>(info.st_size), std::exchange(bytes_, {}), path_);
  if (fdatasync(fd_.get()) != 0) throw_system_error(path_, errno, kFullDisk);
  for (size_t i = 0; i < records.size(); ++i) {
    ++count_;
    if (pace_.kept) pace_.kept(count_);
  }
}

}  // namespace chancery::indexer
