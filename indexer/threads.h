// The threads of a run: one loop for all commands, with one rule for failure.
//
// The standard library's threads and not oneTBB's: the work is a loop over batches that take
// seconds each, there is nothing nested to balance, and the number of threads, which one fails, and
// that none runs before the readers' processes are forked off stay in plain sight.
#pragma once

#include <functional>
#include <optional>

#include "indexer/source.h"

namespace chancery::indexer {

// Gives a thread its next batch; nothing when there are no more, or when another thread has failed.
using NextBatch = std::function<std::optional<Batch>()>;

// Runs `work` on up to `most` (at least 1) threads, as many as there is room for (thread_room.h),
// that share the batches of `source`, and waits for all of them. A thread is started when the one
// before has got a batch, so there is one more than there are batches at most; where the system
// gives no more threads, those that there are do the work. `tick` is called in the calling thread
// about ten times a second. The first exception of any thread, or of the source, ends the handing
// out of batches; it is thrown again when every thread has ended.
void each_batch(BatchSource& source, unsigned most,
                const std::function<void(const NextBatch&)>& work,
                const std::function<void()>& tick);

}  // namespace chancery::indexer
