// Whether a database is whole: every way in which it can be damaged that is known, looked for.
//
// Reads only, and takes no lock: what a run changes meanwhile is looked at again, so that a writer
// is never taken for damage. A generation that a run replaces is looked at again, too.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "indexer/verify/findings.h"

namespace chancery::indexer {

struct VerifyOptions {
  bool thorough = false;        // the terms of every document are compared, and not of some
  std::filesystem::path cache;  // of compiled lists
  std::function<void(const char* what)> phase = [](const char*) {};
};

struct Verdict {
  Findings findings;
  uint64_t documents = 0;
  uint64_t records = 0;                  // whole ones
  uint64_t compared = 0;                 // documents whose terms were compared with their records
  size_t parts = 0;                      // glass databases
  std::vector<std::string> passed_over;  // what a stub names that is not on this machine
};

// Looks at the database at `path`: a directory of ours, a glass database, or a stub file of
// several. Throws Error when there is none, it cannot be read, or it is changed too often to be
// looked at.
Verdict verify(const std::filesystem::path& path, const VerifyOptions& options);

}  // namespace chancery::indexer
