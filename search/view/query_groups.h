// The parts of a query that alternatives may stand beside: "corridor" in "lachin corridor AND
// 2020".
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "chancery/gazetteer.h"
#include "search/plan/plan.h"
#include "search/view/view.h"

namespace chancery::search {

struct QueryGroup {
  std::string words;  // as typed, folded
  QueryPlace place;
  std::optional<ConceptKind> kind;  // of what it names; none: words
  std::vector<std::string> ids;     // of the concepts that it asks for, itself first
};

// The query with what was read out of its plain words as fields: "corridor since 2019" is corridor
// date:"since 2019", for in plain words beside brackets no time is read and no question.
std::string as_read(const std::string& query);

// The plain words of a query, each name and each other word a group, and each phrase and
// each field of an actor or issue. Words that the query leaves out are none.
std::vector<QueryGroup> query_groups(const std::string& query, const PlanContext& context);

// The query with alternatives to its parts; several of one place follow each other.
std::string with_alternatives(const std::string& query, std::vector<AlternativePart> parts);

}  // namespace chancery::search
