// The fields about: and pair:, which narrow to what documents mean.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "chancery/gazetteer.h"
#include "search/plan/units.h"

namespace chancery::search {

struct MeaningField {
  Xapian::Query query;
  std::string label;        // "Iran", "Iran/sanctions"
  std::vector<Unit> units;  // the concepts it names
};

// Documents that have the concept among their main ones; an actor and an issue of the same name
// both count. When nothing has the name, `problem` says so.
MeaningField about_field(const std::string& name, const Gazetteer& gazetteer, UnitFinder& finder,
                         std::string& problem);

// "ACTOR/ISSUE": documents in which one sentence mentions both; a wider issue finds narrower ones.
MeaningField pair_field(const std::string& names, const Gazetteer& gazetteer, UnitFinder& finder,
                        std::string& problem);

// Documents in which a sentence mentions one of `actors` and one of `issues` (ids).
Xapian::Query pair_query(const std::vector<std::string>& actors,
                         const std::vector<std::string>& issues);

}  // namespace chancery::search
