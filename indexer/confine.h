// What a run gives up before it parses what strangers have written.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "indexer/run.h"
#include "indexer/walk/walk.h"

namespace chancery::indexer {

// Where the files of `found` are: its folders, those of given files, and what links lead to.
std::vector<std::string> places_of(const Found& found);

// Loads what the run needs to work and, when its config says `confined`, gives up the rest for
// good: from now on the process reads files only at `places`, at the lists and in `database`,
// writes only in that directory (nowhere when it is empty), and starts no program but by the
// processes that the run has. Call it before the threads begin, once in a process (in_child()). A
// system that cannot do it changes nothing.
void confine(Run& run, std::vector<std::string> places, const std::filesystem::path& database);

}  // namespace chancery::indexer
