// Names of actors and issues by how they begin, for completion.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chancery/gazetteer.h"

namespace chancery::search {

class ConceptNames {
 public:
  explicit ConceptNames(const Gazetteer& gazetteer);

  // Names of concepts (of one kind, or both) that begin with `start`, folded; at most `most`. Other
  // forms follow only where few names fit.
  std::vector<std::string> beginning(std::optional<ConceptKind> kind, const std::string& start,
                                     size_t most) const;

 private:
  struct Name {
    std::string folded;
    std::string name;
    ConceptKind kind;
    bool main = false;  // the concept's name, not another form
  };
  std::vector<Name> names_;  // sorted
};

}  // namespace chancery::search
