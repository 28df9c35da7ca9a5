// What a process may do that reads what strangers have written. Each function is called once, in
// the process itself, and cannot be undone.
#pragma once

#include <cstdint>

namespace chancery {

struct ProcessLimits {
  uint64_t memory = 0;       // bytes of data; 0: no limit
  uint64_t cpu_seconds = 0;  // of the whole life of the process; 0: no limit
  uint64_t open_files = 64;
};

// Limits of memory, time, open files; no file may be written, no core is dumped.
void limit_process(const ProcessLimits& limits);

// Only system calls that a parser needs: it may open files to read them (fonts, tables of
// characters), and talk over what is open already. No network, no files written or changed, no
// programs started. Others fail. False when the system cannot do it.
bool confine_reader();

// For a program of the user's choice: it may start programs and read files, but has no network and
// changes no file. False when the system cannot do it.
bool confine_converter();

}  // namespace chancery
