#include "chancery/gazetteer_cache.h"

#include <fmt/format.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>

#include "chancery/error.h"
#include "chancery/paths.h"
#include "core/base/cache_file.h"

namespace chancery {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kEnding = ".lists";

std::vector<fs::path> cached_lists(const fs::path& directory) {
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
  std::vector<fs::path> files = cached_lists(directory / name);
  std::error_code error;
  const fs::path single = directory / (name + ".toml");
  if (fs::exists(single, error)) files.insert(files.begin(), single);
  return files;
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
  for (const char* part : {"actors", "issues", "names"}) {
    for (const fs::path& file : cached_lists(files.directory / part)) stamps += file_stamp(file);
  }
  for (const fs::path& file : files.actors) stamps += file_stamp(file);
  for (const fs::path& file : files.issues) stamps += file_stamp(file);
  return stamps;
}

Gazetteer load_cached(const ListFiles& files, const fs::path& cache) {
  for (const fs::path& users : files.users()) {
    std::error_code error;  // a pipe has no stamp worth the name; load() says what is missing
    if (fs::is_regular_file(users, error)) continue;
    return Gazetteer::load(files.directory, files.actors, files.issues);
  }
  const std::string stamps = stamps_of(files);
  if (const auto kept = read_cache_file(cache, kEnding, stamps)) {
    try {
      return Gazetteer::unpack(kept->content);
    } catch (const Error&) {
      // Made again below.
    }
  }
  Gazetteer made = Gazetteer::load(files.directory, files.actors, files.issues);
  // A file that changed while it was read would be kept under its old stamp.
  if (stamps_of(files) == stamps) write_cache_file(cache, kEnding, stamps, made.pack());
  return made;
}

std::string kept_lists(const std::string& known, const fs::path& cache,
                       const std::function<std::string()>& read) {
  constexpr std::string_view kKeptEnding = ".database-lists";
  if (known.empty()) return read();
  const auto kept = read_cache_file(cache, kKeptEnding, known);
  if (kept && fingerprint(kept->content) == known) return std::string(kept->content);
  std::string made = read();
  if (fingerprint(made) == known) write_cache_file(cache, kKeptEnding, known, made);
  return made;
}

std::string fingerprint(std::string_view packed) {
  return fmt::format("{:016x}", XXH3_64bits(packed.data(), packed.size()));
}

}  // namespace chancery
