// Documents, or statements in them, by the month that they are of.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <string>

#include "search/plan/statement_count.h"

namespace chancery::search {

// By month, or by year where the month is not known: "201903", "2019". What is dated by the time of
// its file alone is left out, for that says when it was saved.
using DatedCounts = std::map<std::string, uint64_t>;

// Documents that match.
DatedCounts dated_documents(const Xapian::Database& database, const Xapian::Query& query);

// Statements of documents that match: those that `count` counts, all where it is empty.
DatedCounts dated_statements(const Xapian::Database& database, const Xapian::Query& query,
                             const StatementCount& count);

}  // namespace chancery::search
