// The queries that fields stand for.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "chancery/gazetteer.h"
#include "chancery/schema.h"
#include "search/plan/plan.h"

namespace chancery::search {

// `field`:`value` for exact fields and ranges. On a value that means nothing, `problem` says why.
Xapian::Query field_query(const schema::Field& field, const std::string& value,
                          const PlanContext& context, std::string& problem);

// The path terms that `pattern` matches; without * and ? any part of a path. More than can be
// searched are a problem.
std::vector<std::string> path_terms(const std::string& pattern, const Xapian::Database& database,
                                    std::string& problem);

// The actor or issue (as `field` asks) that `name` names best; kNoConcept when none is.
ConceptIndex find_concept(const Gazetteer& gazetteer, const schema::Field& field,
                          const std::string& name);

// Up to three names that hold the words of `name` or are written nearly so, for "did you mean".
std::vector<std::string> similar_concepts(const Gazetteer& gazetteer, const schema::Field& field,
                                          const std::string& name);

}  // namespace chancery::search
