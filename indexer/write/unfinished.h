// The note that a run which changes a generation batch by batch keeps in it until it has ended.
// From it the next run knows that counts and report are older than the documents, and which files
// are to be read again.
#pragma once

#include <xapian.h>

#include <set>
#include <string>

#include "indexer/write/index_directory.h"

namespace chancery::indexer {

// Files of which some documents are there and others are still to come.
using HalfWritten = std::set<std::string>;

// Writes the note to `database`, or takes it back.
void note_unfinished(Xapian::WritableDatabase& database, const HalfWritten& files);
void note_finished(Xapian::WritableDatabase& database);

// Whether the run that wrote `database` last was broken off.
bool is_unfinished(const Xapian::Database& database);

// Where it was: makes sure that the files are read again of which it left documents of several
// states, or only some: these lose their signatures, in one transaction. The note stays, for the
// counts are still to be put right. Throws Error.
void mend_unfinished(IndexDirectory& directory);

}  // namespace chancery::indexer
