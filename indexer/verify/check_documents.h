// Whether documents are what their records make of them.
#pragma once

#include <cstddef>
#include <functional>

#include "chancery/gazetteer.h"
#include "chancery/matcher.h"
#include "indexer/verify/findings.h"
#include "indexer/verify/stored_documents.h"

namespace chancery::indexer {

// Unpacks every record, and compares its path and file with those that the document is found by.
// Gives the number of whole records.
uint64_t check_records(const StoredDocuments& documents, Findings& findings);

// Makes the terms, positions and values of documents again from their records, as indexing does,
// and compares them with what is stored, and the lists of word forms with the words of the
// documents. Where other lists or another version of the tagger have tagged a document, its actors
// and issues are not compared. `most`: how many documents, drawn by lot, always the same ones; 0:
// all. Gives how many were compared. Throws Xapian::Error.
uint64_t check_terms(const StoredDocuments& documents, const Matcher& matcher, size_t most,
                     const std::function<void()>& tick, Findings& findings);

}  // namespace chancery::indexer
