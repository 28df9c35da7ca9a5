// The query that every document matches.
#pragma once

#include <xapian.h>

#include <string>

namespace chancery::search {

// A new one each time: Xapian's own, Query::MatchAll, counts who uses it without a lock, so that
// two threads with Searchers of their own free it under each other's hands.
inline Xapian::Query all_documents() {
  return Xapian::Query(std::string());
}

}  // namespace chancery::search
