// Offers the names that the lists lack as a list of one's own.
#pragma once

#include <memory>
#include <ostream>

#include "chancery/gazetteer.h"
#include "chancery/record.h"
#include "indexer/options.h"

namespace chancery::indexer {

// Gathers the unlisted actors of records and writes them in the form of gazetteer/README.md.
class ActorSuggestions {
 public:
  ActorSuggestions();
  ~ActorSuggestions();

  void add(const Record& record);
  // The most frequent ones first, `most` at most, each with its counts and a sentence or two as
  // comments. What `known` has is left out, so that the list loads beside it. Returns how many.
  size_t write(std::ostream& out, const Gazetteer& known, size_t most);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Writes the suggestions of the database to `out`. Returns the exit status; throws Error.
int suggest_actors(const IndexConfig& config, std::ostream& out, std::ostream& log);

}  // namespace chancery::indexer
