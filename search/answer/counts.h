// How many documents queries find, with few round trips to servers.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "search/match/databases.h"
#include "search/plan/plan.h"

namespace chancery::search {

class Counts {
 public:
  explicit Counts(Databases& databases) : databases_(databases) {}

  // Of each query. Servers are asked for all of them together.
  std::vector<uint64_t> of(const std::vector<Xapian::Query>& queries) const;
  // They are going to be asked for: servers begin when they have nothing else to do.
  void prepare(const std::vector<Xapian::Query>& queries) const;
  uint64_t documents() const { return databases_.all().get_doccount(); }
  // So many take hardly longer than one.
  size_t together() const;

 private:
  Databases& databases_;
};

// Within looked_up, where servers are searched: the frequencies of all words that matches of the
// plan need (search/remote/statistics.h). `asked`: those that were looked up already, of one state
// of the databases; each look-up of a word that is known costs 20 µs a server.
void look_up_words(Databases& databases, const Plan& plan, std::set<std::string>& asked);

}  // namespace chancery::search
