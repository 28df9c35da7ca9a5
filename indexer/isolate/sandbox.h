// What a process may do that reads what strangers have written. Each function is called once, in
// the process itself, and cannot be undone.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace chancery::indexer {

struct ProcessLimits {
  uint64_t memory = 0;       // bytes of data; 0: no limit
  uint64_t cpu_seconds = 0;  // of the whole life of the process; 0: no limit
  uint64_t open_files = 64;
};

// Limits of memory, time, open files; no file may be written, no core is dumped.
void limit_process(const ProcessLimits& limits);

// For a process that parses a file which is open already: it computes, and talks over what is open.
// It opens nothing but tables and fonts of its libraries (any file to read it, where the kernel has
// no Landlock); no network, no files written or changed, no programs started, no other process
// touched. False when the system cannot do it.
bool confine_reader();

// For a program of the user's choice: it may start programs and read any file, but has no network,
// changes no file, and touches no process but its own. It writes to what is open and, where the
// kernel has Landlock, to /dev/null. False when the system cannot do it.
bool confine_converter();

// For the program itself, before it parses anything and before its threads start: it uses threads,
// what is open, and the files at or below `read`, where it may read, and `write`, where it may do
// anything (any file of the user, where the kernel has no Landlock). It starts no program, reaches
// no network and no other process, and changes nobody's rights to a file. False when the system
// cannot do it, and with a sanitizer, which needs more.
bool confine_program(const std::vector<std::string>& read, const std::vector<std::string>& write);

}  // namespace chancery::indexer
