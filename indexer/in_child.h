// Runs part of the program in a process of its own, so that what that gives up stays with this one.
#pragma once

#include <functional>

namespace chancery::indexer {

// What `work` gives, which runs in a copy of this process. An exception of it is thrown here as an
// Error with the same words. INT, TERM and HUP that come meanwhile go to the copy, and end this
// process when it has ended; when this process is killed the copy goes with it. Throws Error when
// the copy ends without a word or there can be none. No other thread may run yet.
int in_child(const std::function<int()>& work);

}  // namespace chancery::indexer
