// Which files a process may use: Landlock, by which a process gives up access that it has
// (landlock(7), Linux 5.13).
//
// Floor: confine.
#pragma once

#include <string>
#include <vector>

namespace chancery {

// Paths of files, and of folders with all that is in them now or later. A path that does not exist
// is left out. What is at a path counts when confine_files is called: what takes its place later is
// something else.
struct FileAccess {
  std::vector<std::string> read;   // may be read
  std::vector<std::string> run;    // may be read, and started as programs
  std::vector<std::string> write;  // may be read and written; folders: all in them may be changed
  bool own_signals = false;        // signals reach only the processes that this one starts
};

// What the kernel enforces.
struct FileConfinement {
  bool files = false;    // all that FileAccess says of files
  bool signals = false;  // own_signals too (Linux 6.12)
};

// From now on this thread, and every thread and process that it starts, uses files only as `access`
// says, and cannot undo this. What is open already stays usable. Landlock does not see all changes:
// chmod, truncate of old kernels and the like must be refused by other means. A system without
// Landlock changes nothing.
FileConfinement confine_files(const FileAccess& access);

}  // namespace chancery
