// How many documents a query finds.
#pragma once

#include <xapian.h>

#include <cstdint>

namespace chancery::search {

// Documents that match, exactly.
uint64_t count_documents(const Xapian::Database& database, const Xapian::Query& query);

}  // namespace chancery::search
