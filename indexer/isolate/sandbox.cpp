#include "indexer/isolate/sandbox.h"

#include <sys/resource.h>

#include <csignal>
#include <cstdlib>

#include "chancery/allowed_calls.h"
#include "chancery/landlock.h"
#include "indexer/isolate/system_calls.h"

namespace chancery::indexer {
namespace {

void limit(int resource, uint64_t value) {
  const rlimit both = {value, value};
  setrlimit(static_cast<__rlimit_resource>(resource), &both);
}

// What libraries read that readers use (seen with strace): poppler's tables of characters and the
// fonts that it draws with, converters of charsets, time zones.
std::vector<std::string> readers_files() {
  std::vector<std::string> paths = {"/usr/share/poppler",
                                    "/usr/share/fontconfig",
                                    "/etc/fonts",
                                    "/var/cache/fontconfig",
                                    "/usr/share/fonts",
                                    "/usr/local/share/fonts",
                                    "/usr/lib",
                                    "/usr/lib64",
                                    "/lib",
                                    "/etc/localtime",
                                    "/usr/share/zoneinfo"};
  if (const char* const home = std::getenv("HOME")) {
    for (const char* fonts : {"/.fonts", "/.local/share/fonts", "/.config/fontconfig"}) {
      paths.push_back(std::string(home) + fonts);
    }
  }
  return paths;
}

}  // namespace

void limit_process(const ProcessLimits& limits) {
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_NOFILE, limits.open_files);
  if (limits.cpu_seconds > 0) limit(RLIMIT_CPU, limits.cpu_seconds);
  if (limits.memory > 0 && !kShadowMemory) limit(RLIMIT_DATA, limits.memory);
  std::signal(SIGXFSZ, SIG_IGN);  // writing fails instead of ending the process
}

bool confine_reader() {
  confine_files({.read = readers_files(), .own_signals = true});
  return allow_reader_calls();
}

bool confine_converter() {
  // Scripts write to it what they do not want to see.
  return allow_converter_calls(
      confine_files({.run = {"/"}, .write = {"/dev/null"}, .own_signals = true}));
}

bool confine_program(const std::vector<std::string>& read, const std::vector<std::string>& write) {
  // A sanitizer looks at memory by processes of its own, and starts a program to name functions.
  if (kShadowMemory) return false;
  FileAccess access = {.read = readers_files(), .write = write, .own_signals = true};
  access.read.insert(access.read.end(), read.begin(), read.end());
  confine_files(access);
  return allow_program_calls();
}

}  // namespace chancery::indexer
