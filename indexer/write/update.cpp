#include "indexer/write/update.h"

#include "indexer/write/batches.h"
#include "indexer/write/change_shards.h"
#include "indexer/write/in_place.h"
#include "indexer/write/rebuild.h"
#include "indexer/write/shards.h"
#include "indexer/write/space.h"

namespace chancery::indexer {

UpdateResult update(IndexDirectory& directory, const UpdatePlan& plan, IndexMetadata metadata,
                    const std::function<void(IndexMetadata&, const UpdateResult&)>& complete) {
  Gathered gathered;
  const Complete complete_with = [&](IndexMetadata& about) { complete(about, gathered.result); };
  try {
    if (fits_in_place(directory, plan)) {
      const bool shards = shards_of(directory.current()).size() > 1;
      if (!shards) directory.discard_unfinished();
      (shards ? change_shards : change_in_place)(directory, plan, metadata, gathered,
                                                 complete_with);
    } else {
      rebuild(directory, plan, metadata, gathered, complete_with);
    }
  } catch (const Xapian::DatabaseError&) {
    // What Xapian says of a full disk depends on what it was doing.
    if (is_full(directory.path())) throw disk_full(directory.path());
    throw;
  }
  return std::move(gathered.result);
}

}  // namespace chancery::indexer
