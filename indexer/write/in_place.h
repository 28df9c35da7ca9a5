// Changes to the present generation itself, for runs that change little of it: a rebuild would copy
// all the rest.
#pragma once

#include "indexer/write/batches.h"

namespace chancery::indexer {

// Whether changing costs less than merging anew. Looks at what the plan says of its extent alone.
bool fits_in_place(const IndexDirectory& directory, const UpdatePlan& plan);

// Few changes are one transaction: all of them are there afterwards or none. More go batch by
// batch, so that memory stays bounded: a file is there as it was or as it is now, with its words,
// and unfinished_run() tells of it until the last. For a generation of one shard.
void change_in_place(IndexDirectory& directory, const UpdatePlan& plan, IndexMetadata& metadata,
                     Gathered& gathered, const Complete& complete);

}  // namespace chancery::indexer
