// Few changes to a generation of several shards.
#pragma once

#include "indexer/write/batches.h"

namespace chancery::indexer {

// Several databases cannot be changed in one transaction, and so none of them is changed where it
// is. The next generation has the same shards: the very files of those in which nothing changes,
// changed copies of the others. New documents go to the smallest shard. All is published at once.
// Takes over UpdatePlan::left; when it is told to stop, what it has read stays for the next run.
void change_shards(IndexDirectory& directory, const UpdatePlan& plan, IndexMetadata& metadata,
                   Gathered& gathered, const Complete& complete);

}  // namespace chancery::indexer
