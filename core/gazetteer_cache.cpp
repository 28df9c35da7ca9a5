#include "core/gazetteer_cache.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>

#include "chancery/error.h"
#include "chancery/paths.h"
#include "core/bytes.h"

namespace chancery {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kMagic = "chancery lists 1\n";
constexpr const char* kSuffix = ".lists";
constexpr size_t kMostKept = 6;  // files of other lists that the cache keeps

std::vector<fs::path> toml_files(const fs::path& directory) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(directory, error)) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// NAME.toml and NAME/*.toml.
std::vector<fs::path> configured(const fs::path& directory, const std::string& name) {
  std::vector<fs::path> files = toml_files(directory / name);
  std::error_code error;
  const fs::path single = directory / (name + ".toml");
  if (fs::exists(single, error)) files.insert(files.begin(), single);
  return files;
}

void add_stamp(std::string& stamps, const fs::path& file) {
  struct stat info = {};
  if (::stat(file.c_str(), &info) != 0) {
    stamps += fmt::format("{}\tmissing\n", fs::absolute(file).string());
    return;
  }
  stamps += fmt::format("{}\t{}\t{}.{:09}\t{}\n", fs::absolute(file).string(), info.st_size,
                        info.st_mtim.tv_sec, info.st_mtim.tv_nsec, info.st_ino);
}

// The compiled lists in `file`, when it is whole and made from lists with these stamps.
std::optional<Gazetteer> read_cache(const fs::path& file, std::string_view stamps) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (!bytes.starts_with(kMagic)) return std::nullopt;
  try {
    ByteReader reader(std::string_view(bytes).substr(kMagic.size()), "the cache");
    const bool same = reader.string() == stamps;
    const uint64_t sum = reader.number();
    const std::string_view packed = reader.string();
    if (!same || XXH3_64bits(packed.data(), packed.size()) != sum) return std::nullopt;
    return Gazetteer::unpack(packed);
  } catch (const Error&) {
    return std::nullopt;
  }
}

// Removes the oldest files of a cache that has grown.
void tidy(const fs::path& cache, const fs::path& made) {
  std::vector<std::pair<fs::file_time_type, fs::path>> others;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(cache, error)) {
    const bool ours = entry.path().extension() == kSuffix && entry.path() != made;
    if (ours) others.emplace_back(entry.last_write_time(error), entry.path());
  }
  std::sort(others.rbegin(), others.rend());
  for (size_t i = kMostKept; i < others.size(); ++i) fs::remove(others[i].second, error);
}

void write_cache(const fs::path& file, std::string_view stamps, std::string_view packed) {
  std::error_code error;
  fs::create_directories(file.parent_path(), error);
  ByteWriter out;
  out.string(stamps);
  out.number(XXH3_64bits(packed.data(), packed.size()));
  out.string(packed);
  const fs::path draft = fmt::format("{}.{}", file.string(), ::getpid());
  {
    std::ofstream stream(draft, std::ios::binary | std::ios::trunc);
    stream << kMagic << out.take();
    stream.close();
    if (stream) fs::rename(draft, file, error);
    if (!stream || error) fs::remove(draft, error);
  }
  tidy(file.parent_path(), file);
}

}  // namespace

std::vector<fs::path> ListFiles::users() const {
  std::vector<fs::path> all = actors;
  all.insert(all.end(), issues.begin(), issues.end());
  return all;
}

ListFiles list_files(const std::vector<fs::path>& actor_files,
                     const std::vector<fs::path>& issue_files) {
  const fs::path configuration = default_config().parent_path();
  ListFiles files;
  files.directory = gazetteer_directory();
  files.actors = configured(configuration, "actors");
  files.issues = configured(configuration, "issues");
  files.actors.insert(files.actors.end(), actor_files.begin(), actor_files.end());
  files.issues.insert(files.issues.end(), issue_files.begin(), issue_files.end());
  return files;
}

std::string stamps_of(const ListFiles& files) {
  std::string stamps = fmt::format("chancery {}\n", version());
  for (const char* part : {"actors", "issues"}) {
    for (const fs::path& file : toml_files(files.directory / part)) add_stamp(stamps, file);
  }
  for (const fs::path& file : files.actors) add_stamp(stamps, file);
  for (const fs::path& file : files.issues) add_stamp(stamps, file);
  return stamps;
}

Gazetteer load_cached(const ListFiles& files, const fs::path& cache) {
  for (const fs::path& users : files.users()) {
    std::error_code error;  // a pipe has no stamp worth the name; load() says what is missing
    if (fs::is_regular_file(users, error)) continue;
    return Gazetteer::load(files.directory, files.actors, files.issues);
  }
  const std::string stamps = stamps_of(files);
  const fs::path file =
      cache / fmt::format("{:016x}{}", XXH3_64bits(stamps.data(), stamps.size()), kSuffix);
  if (std::optional<Gazetteer> kept = read_cache(file, stamps)) return std::move(*kept);
  Gazetteer made = Gazetteer::load(files.directory, files.actors, files.issues);
  // A file that changed while it was read would be kept under its old stamp.
  if (stamps_of(files) == stamps) write_cache(file, stamps, made.pack());
  return made;
}

std::string fingerprint(std::string_view packed) {
  return fmt::format("{:016x}", XXH3_64bits(packed.data(), packed.size()));
}

}  // namespace chancery
