// Documents as a search engine of others takes them: the lines of OpenSearch's bulk interface
// (docs.opensearch.org, "Bulk"; Elasticsearch's is the same). docs/opensearch/mapping.json says
// what each member is, and docs/opensearch/query.json asks for an actor and an issue in one
// sentence.
#pragma once

#include <string>

#include "chancery/record.h"

namespace chancery::indexer {

// Two lines: what to do, and the document. Its id is made of its path, so that a document that is
// sent again takes the place of the one before. Offsets are as in a record.
std::string opensearch_lines(const Record& record);

}  // namespace chancery::indexer
