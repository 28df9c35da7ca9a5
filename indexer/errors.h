// The edge of the indexer: what libraries throw becomes an Error.
#pragma once

#include <filesystem>
#include <functional>

namespace chancery::indexer {

// Gives what `action` gives. Xapian's errors and the file system's, which are about the database at
// `database` unless they name something else, are thrown as Error with what to do.
int with_errors_translated(const std::filesystem::path& database,
                           const std::function<int()>& action);

// From now on an exception that nothing can catch is told, and ends the process with kFailed.
// Xapian throws while it puts away what an error has left half done, at a full disk for one: there
// is no way back from that. What was begun is given up before (write/last_steps.h).
void tell_what_escapes();

}  // namespace chancery::indexer
