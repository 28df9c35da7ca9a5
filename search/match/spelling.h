// Words of a query that find nothing, and what may have been meant.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/gazetteer.h"
#include "search/plan/plan.h"

namespace chancery::search {

struct Correction {
  std::string query;  // with the words replaced; empty when there is nothing to replace
  // What was replaced: as typed, and by what. In the query's order.
  std::vector<std::pair<std::string, std::string>> words;
  // So little was changed, in words so long, that it may be answered without asking.
  bool sure = false;
};

struct SpelledCandidate;

class Spelling {
 public:
  // Plain words (no quotes, no field's value, no pattern) that no document has in any form and that
  // name nothing are replaced by a word of the database or a name of an actor or issue, of several
  // words too, that the database has. Whichever differs less; the more frequent of two.
  Correction correct(const std::string& query, const PlanContext& context);

 private:
  // A name as the lists write it, of the gazetteer of the last context.
  struct Form {
    std::string_view text;
    ConceptIndex target = kNoConcept;
  };
  struct Name {
    std::u32string folded;
    uint64_t met = 0;  // see characters_met
    ConceptIndex target = kNoConcept;
  };
  void read_forms(const Gazetteer& gazetteer);
  const std::vector<Name>& names_of_size(size_t characters);
  // Makes the name that is most like `span`, words [first, end) of the query, the best candidate
  // where it is better.
  void take_like(const std::string& span, size_t first, size_t end, const PlanContext& context,
                 SpelledCandidate& best);

  // By their size in characters once they are folded. There are forty thousand, of which a mistake
  // needs those of a few sizes: each size is folded when it is first needed.
  std::vector<std::vector<Form>> forms_;
  std::map<size_t, std::vector<Name>> names_;
};

}  // namespace chancery::search
