// What a run starts from: the database as it is.
#pragma once

#include <string>
#include <vector>

#include "indexer/changes.h"
#include "indexer/run.h"
#include "indexer/write/index_directory.h"

namespace chancery::indexer {

struct Base {
  Present present;
  // The generation there is cannot be read and is to be replaced, which --full allows.
  bool anew = false;
};

// Throws Error or Xapian::Error when the database cannot be read and was not asked to be made anew.
Base base_of_run(IndexDirectory& directory, Run& run);

// What the database will say of itself after a run over `folders` that leaves `kept` documents as
// they are; the report and the counts are open.
IndexMetadata metadata_of_run(Run& run, const Present& before,
                              const std::vector<std::string>& folders, uint64_t kept);

}  // namespace chancery::indexer
