// What a process must not be able to do that reads what strangers have written.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace chancery::testing {

// What is tried, as bits.
enum Intrusions : unsigned {
  kChangeFiles = 1,     // below the folder
  kReadFiles = 2,       // the file, the folder
  kTouchProcesses = 4,  // the foreign one
  kReachOut = 8,        // sockets, shared memory
  kAskSystem = 16,      // what only administrators and debuggers need
  kStartProcesses = 32,
  kReadMemory = 64,  // of the foreign process
};

struct IntrusionTargets {
  std::string folder;  // with a file "file", an empty folder "empty"; what works changes them
  pid_t foreign = 0;   // a process of the same user that is no child of the one that tries
};

// The names of those among `what` that worked.
std::vector<std::string> intrude(const IntrusionTargets& targets, unsigned what);

}  // namespace chancery::testing
