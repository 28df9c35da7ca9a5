// The marks of the person who asks, as they are found in the databases that are open.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "search/answer/answer.h"
#include "search/match/databases.h"
#include "search/plan/marked.h"
#include "search/view/view.h"

namespace chancery::search {

// Looks for the marked documents when it is first asked, and again when a mark or a database has
// changed. Throws what MarkSource throws.
class MarksInUse {
 public:
  void use(const MarkSource* source) { source_ = source; }

  const std::vector<MarkedDocument>& all(Databases& databases);
  // What PlanContext::tagged is; none where no marks are kept. `databases` outlives it.
  std::function<std::map<std::string, std::vector<std::string>>()> tagged_in(Databases& databases);
  // The paths of the documents with each tag.
  std::map<std::string, std::vector<std::string>> tagged(Databases& databases);
  // Tags that begin with `start`, at most `most`.
  std::vector<std::string> beginning(Databases& databases, const std::string& start, size_t most);

  // Sets tags and notes of sentences that a view lists.
  void add_to(Databases& databases, View& view);

  // Sets tags and notes of the hits and their sentences, and the facet "tag" where `options` ask
  // for it.
  void add_to(Databases& databases, const Xapian::Query& query, const SearchOptions& options,
              Answer& answer);

 private:
  void show(Databases& databases, std::vector<Hit>& hits);
  // By their paths. Of a text that was marked itself and one that was at its place before, the
  // first counts.
  std::map<std::string, const MarkedDocument*> by_path(Databases& databases);
  Facet facet(Databases& databases, const Xapian::Query& query, uint32_t most);

  const MarkSource* source_ = nullptr;
  std::string state_;  // of marks and databases when `marked_` was found
  std::vector<MarkedDocument> marked_;
};

// The whole sentence in which a part of the text begins; empty where there is none.
std::string sentence_around(const Record& record, const Span& part);

// Without the facet that databases know nothing of.
SearchOptions without_tags(const SearchOptions& options);

}  // namespace chancery::search
