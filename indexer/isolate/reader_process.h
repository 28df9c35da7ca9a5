// The work of a reader process: files come in over a socket, documents go out.
#pragma once

#include "indexer/extract/read_document.h"

namespace chancery::indexer {

// Reads files until the other side is gone, or the process has grown large. Each file, and each
// file inside it, may take `seconds` of processor time, more when it is large; a process that needs
// more is ended by SIGPROF.
void serve_reader(int socket, const ReadOptions& options, int seconds);

}  // namespace chancery::indexer
