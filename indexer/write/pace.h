// How often a run makes sure that its work is kept, and publishes what it has.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>

namespace chancery::indexer {

struct Pace {
  // What was read for so long goes to the disk, so that a run that is killed loses no more than
  // that, the time of a sync, and the file that it was reading.
  std::chrono::milliseconds keep{3500};
  // A first build is published as far as it has come when it has read for so long since it was
  // published last, and for `share` times as long as that took: one part in `share` of the time.
  std::chrono::milliseconds publish{120'000};
  unsigned share = 20;
  // For tests: called with the number of segments, or transactions, that are kept, after each.
  std::function<void(size_t)> kept = {};
};

}  // namespace chancery::indexer
