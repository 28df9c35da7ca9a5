#include "indexer/base.h"

#include <algorithm>

#include "chancery/error.h"
#include "indexer/lists_used.h"

namespace chancery::indexer {

Base base_of_run(IndexDirectory& directory, Run& run) {
  std::string why;
  try {
    return {present_of(directory)};
  } catch (const Error&) {
    if (!run.config().full) throw;
    why = "is of another version";
  } catch (const Xapian::DatabaseError&) {
    if (!run.config().full) throw;
    why = "is damaged";
  }
  if (!run.is_quiet()) {
    run.log() << directory.path().string() << ' ' << why << ": made anew from what is named now\n";
  }
  return {Present(), true};
}

IndexMetadata metadata_of_run(Run& run, const Present& before,
                              const std::vector<std::string>& folders, uint64_t kept) {
  IndexMetadata metadata;
  metadata.gazetteer = run.packed_lists();
  metadata.lists =
      remember(before.lists, lists_used(run.list_files(), metadata.gazetteer.bytes()), kept);
  metadata.touched = before.touched;
  metadata.folders = before.folders;
  for (const std::string& folder : folders) {
    if (std::find(metadata.folders.begin(), metadata.folders.end(), folder) ==
        metadata.folders.end()) {
      metadata.folders.push_back(folder);
    }
  }
  return metadata;
}

}  // namespace chancery::indexer
