// Which system calls a process may make: lists of allowed ones (seccomp(2)). A call that is on no
// list fails as if the system did not have it, so that a library takes an older one where there is
// one. Each function is called once, in the process itself, and holds for all that it starts.
#pragma once

#include "chancery/landlock.h"

namespace chancery::indexer {

// Each returns false when the system cannot do it.

// Reads what is open or may be opened to be read, computes, talks over what is open. No new process
// or thread.
bool allow_reader_calls();

// Threads, and files in any way that Landlock allows, but no rights of them; no new process, socket
// or signal to another process. Where there is no Landlock any file of the user can be written.
bool allow_program_calls();

// Starts programs beside it, in its own session and group of processes. Files are opened to be
// written, and signals sent to any process, only where `confined` says that Landlock decides which.
bool allow_converter_calls(const FileConfinement& confined);

}  // namespace chancery::indexer
