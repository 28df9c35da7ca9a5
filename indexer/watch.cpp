#include "indexer/watch.h"

#include <chrono>
#include <thread>

#include "chancery/error.h"
#include "indexer/index_folders.h"
#include "indexer/walk/walk.h"

namespace chancery {

namespace {
constexpr std::chrono::seconds kPause(2);

// What a walk found, as one number.
size_t fingerprint(const Found& found) {
  size_t sum = found.files.size();
  for (const FoundFile& file : found.files) {
    sum = sum * 1099511628211ULL ^ std::hash<std::string>()(file.path + file.signature.bytes());
  }
  return sum;
}
}  // namespace

int watch(const IndexConfig& config, std::ostream& log) {
  // Taken before the run: what changes while it runs is indexed by the next.
  size_t seen = fingerprint(walk(config.folders, {config.database, config.follow}));
  index_folders(config, log);
  IndexConfig again = config;
  again.full = false;
  for (;;) {
    std::this_thread::sleep_for(kPause);
    try {
      const size_t now = fingerprint(walk(config.folders, {config.database, config.follow}));
      if (now == seen) continue;
      seen = now;
      index_folders(again, log);
    } catch (const Error& error) {
      log << "chancery-index: " << error.what() << std::endl;  // a folder may come back
    }
  }
}

}  // namespace chancery
