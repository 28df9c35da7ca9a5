// The next generation, made from segments and, where that is of use, from the present one.
#pragma once

#include "indexer/write/batches.h"

namespace chancery::indexer {

// Takes over UpdatePlan::left. A run that only adds documents publishes now and then what it has
// (Pace), and when it is told to stop. Any other that is told to stop changes nothing: what it has
// read stays for the next run, and UpdateResult::published says so.
void rebuild(IndexDirectory& directory, const UpdatePlan& plan, const IndexMetadata& metadata,
             Gathered& gathered, const Complete& complete);

}  // namespace chancery::indexer
