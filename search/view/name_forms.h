// The forms by which a text names an actor or issue, a mention at a time.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "chancery/gazetteer.h"
#include "chancery/record.h"

namespace chancery::search {

struct NamedPlace {
  Span span;
  std::string written;  // white space as single spaces
  std::string folded;   // its words, so that signs between them do not matter
};

class NameForms {
 public:
  NameForms(const Gazetteer& gazetteer, ConceptIndex target);

  // The mentions of the target in the text by a name of its own, in order. What names its leader,
  // capital or a city of it counts for a state too and is none, nor is what a speaker says of their
  // own ("my country"): `others` is raised by each.
  std::vector<NamedPlace> find(const Record& record, uint64_t& others) const;

  // "demonym" (Burmese) or "combining" (Sino-); empty for other names.
  std::string use(const std::string& folded) const;

 private:
  bool is_other(const std::string& folded, const std::string& language) const;

  ConceptKind kind_;
  std::string id_;
  bool has_agents_;  // others are mentioned for it
  std::unordered_map<std::string, AliasUse> own_;
  std::unordered_set<std::string> cities_;  // folded
};

}  // namespace chancery::search
