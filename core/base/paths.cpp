#include "chancery/paths.h"

#include <fmt/format.h>

#include <cstdlib>

#include "chancery/error.h"
#include "chancery/private_file.h"
#include "chancery/state_path.h"
#include "chancery/strings.h"

namespace chancery {

namespace fs = std::filesystem;

namespace {
fs::path from_environment(const char* name) {
  const char* value = std::getenv(name);
  return value && *value ? fs::path(value) : fs::path();
}

// An XDG base directory: its variable when it is absolute, else below the home directory.
fs::path base_directory(const char* variable, const char* below_home) {
  fs::path base = from_environment(variable);
  if (base.is_absolute()) return base;
  fs::path home = from_environment("HOME");
  return (home.empty() ? fs::current_path() : home) / below_home;
}
}  // namespace

std::string_view version() {
  return CHANCERY_VERSION;
}

fs::path default_database() {
  fs::path named = from_environment("CHANCERY_DB");
  if (!named.empty()) return named;
  return base_directory("XDG_DATA_HOME", ".local/share") / "chancery" / "database";
}

fs::path state_path() {
  return base_directory("XDG_STATE_HOME", ".local/state") / "chancery";
}

fs::path state_directory() {
  fs::path directory = state_path();
  try {
    make_private_directory(directory);
  } catch (const Error&) {
    // Whoever writes there says what is wrong.
  }
  return directory;
}

fs::path cache_directory() {
  return base_directory("XDG_CACHE_HOME", ".cache") / "chancery";
}

fs::path default_config() {
  return base_directory("XDG_CONFIG_HOME", ".config") / "chancery" / "config";
}

namespace {

// The lists that were installed or built with the program: the first directory that has `part`.
fs::path own_lists(const char* part, const char* what) {
  std::error_code error;
  // A built tree uses its own lists, wherever it was installed before.
  const fs::path self = fs::read_symlink("/proc/self/exe", error);
  const fs::path beside = self.parent_path().parent_path() / "share" / "chancery";
  for (const fs::path& candidate :
       {beside, fs::path(CHANCERY_SOURCE_GAZETTEER), fs::path(CHANCERY_DATA_DIR)}) {
    if (fs::is_directory(candidate / part, error)) return candidate;
  }
  throw Error(fmt::format("the lists of {} are not installed", what),
              "set CHANCERY_GAZETTEER to the gazetteer directory");
}

}  // namespace

fs::path gazetteer_directory() {
  const fs::path named = from_environment("CHANCERY_GAZETTEER");
  return named.empty() ? own_lists("actors", "actors and issues") : named;
}

fs::path words_directory() {
  const fs::path named = from_environment("CHANCERY_GAZETTEER");
  std::error_code error;
  // Without a name there would be one of the current directory.
  if (!named.empty() && fs::is_directory(named / "words", error)) return named / "words";
  return own_lists("words", "words") / "words";
}

std::string_view file_name(std::string_view path) {
  return path.substr(path.find_last_of('/') + 1);
}

std::string_view file_stem(std::string_view path) {
  const std::string_view name = file_name(path);
  const size_t point = name.find_last_of('.');
  return point == name.npos || point == 0 ? name : name.substr(0, point);
}

std::string file_ending(std::string_view path) {
  const std::string_view name = file_name(path);
  const size_t point = name.find_last_of('.');
  return point == name.npos || point == 0 ? "" : lower(name.substr(point + 1));
}

}  // namespace chancery
