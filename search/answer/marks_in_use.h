// The marks of the person who asks, as they are found in the databases that are open.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "search/answer/answer.h"
#include "search/match/databases.h"
#include "search/plan/marked.h"

namespace chancery::search {

// Looks for the marked documents when it is first asked, and again when a mark or a database has
// changed. Throws what MarkSource throws.
class MarksInUse {
 public:
  void use(const MarkSource* source) { source_ = source; }
  bool in_use() const { return source_ != nullptr; }

  const std::vector<MarkedDocument>& all(Databases& databases);
  // The paths of the documents with each tag.
  std::map<std::string, std::vector<std::string>> tagged(Databases& databases);
  // Tags that begin with `start`, at most `most`.
  std::vector<std::string> beginning(Databases& databases, const std::string& start, size_t most);

  // Sets tags and notes of hits.
  void show(Databases& databases, std::vector<Hit>& hits);
  // Whether the facet "tag" is among `fields`, and that facet at its place among those of `answer`.
  static bool is_counted(const std::vector<std::string>& fields);
  void add_facet(Databases& databases, const Xapian::Query& query, const SearchOptions& options,
                 Answer& answer);

 private:
  const MarkSource* source_ = nullptr;
  std::string state_;  // of marks and databases when `marked_` was found
  std::vector<MarkedDocument> marked_;
};

}  // namespace chancery::search
