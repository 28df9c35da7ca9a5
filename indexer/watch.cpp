#include "indexer/watch.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <optional>
#include <string>
#include <thread>

#include "chancery/utf8.h"
#include "indexer/errors.h"
#include "indexer/in_child.h"
#include "indexer/index_folders.h"
#include "indexer/walk/walk.h"

namespace chancery::indexer {

namespace {

using std::chrono::seconds;
constexpr seconds kPause(2);
constexpr seconds kLongestPause(60);

// What a walk found, as one number.
size_t fingerprint(const Found& found) {
  size_t sum = found.files.size();
  for (const FoundFile& file : found.files) {
    sum = sum * 1099511628211ULL ^ std::hash<std::string>()(file.path + file.signature.bytes());
  }
  return sum;
}

size_t fingerprint(const IndexConfig& config) {
  return fingerprint(walk(config.folders, {config.database, config.follow}));
}

// Each run gives up what it does not need, and for good.
int run_once(const IndexConfig& config, std::ostream& log) {
  return in_child([&] {
    return with_errors_translated(config.database, [&] { return index_folders(config, log); });
  });
}

}  // namespace

int watch(const IndexConfig& config, std::ostream& log) {
  // Taken before the run: what changes while it runs is indexed by the next.
  std::optional<size_t> seen = fingerprint(config);
  run_once(config, log);
  IndexConfig again = config;
  again.full = false;
  seconds pause = kPause;
  std::string said;
  for (;;) {
    std::this_thread::sleep_for(pause);
    try {
      with_errors_translated(config.database, [&] {
        const size_t now = fingerprint(again);
        if (now == seen) return 0;
        seen.reset();
        const int status = run_once(again, log);
        seen = now;
        return status;
      });
      pause = kPause;
      said.clear();
    } catch (const std::exception& error) {
      if (said != error.what()) log << "chancery-index: " << utf8::inert(error.what()) << std::endl;
      said = error.what();
      pause = std::min(2 * pause, kLongestPause);
    }
  }
}

}  // namespace chancery::indexer
