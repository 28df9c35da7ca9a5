#include "core/base/cache_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <fstream>
#include <vector>

#include "chancery/bytes.h"
#include "chancery/error.h"
#include "chancery/private_file.h"

namespace chancery {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kMagic = "chancery cache 2\n";
constexpr size_t kMostKept = 8;  // files with the same ending beside the one just written

// Differs whenever the program that runs was built anew: what it keeps may have another shape then.
std::string program_stamp() {
  struct stat info = {};
  if (::stat("/proc/self/exe", &info) != 0) return "unknown";
  return fmt::format("{} {}.{:09} {}", info.st_size, info.st_mtim.tv_sec, info.st_mtim.tv_nsec,
                     info.st_ino);
}

// chancery-index and chancery-search keep each their own.
fs::path file_of(const fs::path& directory, std::string_view ending, std::string_view key) {
  const std::string of = fmt::format("{}\n{}", program_stamp(), key);
  return directory / fmt::format("{:016x}{}", XXH3_64bits(of.data(), of.size()), ending);
}

// A file, mapped: each start of a search reads one of megabytes, once. Empty when there is none.
KeptContent mapped(const fs::path& file) {
  const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return {};
  struct stat info = {};
  KeptContent made;
  if (::fstat(fd, &info) == 0 && info.st_size > 0) {
    const auto size = static_cast<size_t>(info.st_size);
    void* const data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
    if (data != MAP_FAILED) {
      made.file = {data, [size](void* bytes) { ::munmap(bytes, size); }};
      made.content = {static_cast<const char*>(data), size};
    }
  }
  ::close(fd);
  return made;
}

// Removes the oldest files of a cache that has grown.
void tidy(const fs::path& made) {
  std::vector<std::pair<fs::file_time_type, fs::path>> others;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(made.parent_path(), error)) {
    const bool alike = entry.path().extension() == made.extension() && entry.path() != made;
    if (alike) others.emplace_back(entry.last_write_time(error), entry.path());
  }
  std::sort(others.rbegin(), others.rend());
  for (size_t i = kMostKept; i < others.size(); ++i) fs::remove(others[i].second, error);
}

}  // namespace

std::optional<KeptContent> read_cache_file(const fs::path& directory, std::string_view ending,
                                           std::string_view key) {
  KeptContent kept = mapped(file_of(directory, ending, key));
  if (!kept.content.starts_with(kMagic)) return std::nullopt;
  try {
    ByteReader reader(kept.content.substr(kMagic.size()), "the cache");
    const bool same = reader.string() == program_stamp() && reader.string() == key;
    if (!same) return std::nullopt;
    const uint64_t sum = reader.number();
    kept.content = reader.string();
    if (XXH3_64bits(kept.content.data(), kept.content.size()) != sum) return std::nullopt;
    return kept;
  } catch (const Error&) {
    return std::nullopt;
  }
}

void write_cache_file(const fs::path& directory, std::string_view ending, std::string_view key,
                      std::string_view content) {
  const fs::path file = file_of(directory, ending, key);
  ByteWriter out;
  out.string(program_stamp());
  out.string(key);
  out.number(XXH3_64bits(content.data(), content.size()));
  out.string(content);
  try {
    make_private_directory(directory);
    PrivateDraft draft(file);
    std::ofstream stream(draft.path(), std::ios::binary | std::ios::trunc);
    stream << kMagic << out.take();
    stream.close();
    // Not synced: what a crash leaves half has another sum and is made again.
    if (stream) draft.replace_target_unsynced();
  } catch (const Error&) {
    return;  // nothing is kept
  }
  tidy(file);
}

std::string file_stamp(const std::filesystem::path& file) {
  const std::string path = std::filesystem::absolute(file).string();
  struct stat info = {};
  if (::stat(file.c_str(), &info) != 0) return fmt::format("{}\tmissing\n", path);
  return fmt::format("{}\t{}\t{}.{:09}\t{}\n", path, info.st_size, info.st_mtim.tv_sec,
                     info.st_mtim.tv_nsec, info.st_ino);
}

}  // namespace chancery
