// What a database says of itself, which is asked once when it is opened.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "search/match/coverage.h"

namespace chancery::search {

struct DatabaseFacts {
  Coverage coverage;  // the database's own share
  // What tells states of a database apart: its identity and number of commits, or, where a server
  // does not tell that number, its counts and when it was written.
  std::string revision;

  std::string day;  // of the last run, YYYY-MM-DD; empty: not known
  // A short name of the content of the lists of actors and issues; empty: not known.
  std::string list_fingerprint;
};

// The metadata that facts_of reads.
std::vector<std::string> fact_keys();

// Throws Error for a database that is none of ours or of another version, by `name`, and
// Xapian::Error.
DatabaseFacts facts_of(const Xapian::Database& database, const std::string& name);

// From one such day to another; 0 where one is not known.
int days_from(const std::string& earlier, const std::string& later);

// Adds a database's share to that of others.
void add_coverage(const Coverage& share, Coverage& coverage);

}  // namespace chancery::search
