// Actors and issues that tell little of a hit, for most documents name them: the United Nations in
// speeches to its General Assembly. Lists of a hit's names show them last.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "search/answer/answer.h"
#include "search/match/databases.h"

namespace chancery::search {

// Of one state of the databases: what was looked up of it is remembered.
class UsualConcepts {
 public:
  // Records of hits that are probably going to be noted: servers are asked for what it takes behind
  // what they are asked next.
  void prepare(Databases& databases, const std::vector<const Record*>& records);
  // Fills in Hit::usual of all hits. A name is usual where more than half of all documents have it,
  // unless it has a larger share of the mentions in this hit than it has elsewhere: among the
  // mentions, in all documents, of those that this hit names.
  void note(Databases& databases, std::vector<Hit>& hits);

 private:
  using Known = std::unordered_map<std::string, Frequencies>;  // by id

  void look_up(Databases& databases, const std::vector<Hit>& hits);
  static void add_usual(const std::vector<Tag>& tags, const Known& known, uint64_t documents,
                        std::vector<std::string>& usual);

  Known actors_, issues_;
};

}  // namespace chancery::search
