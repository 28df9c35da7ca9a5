// Answers queries over one or more databases.
//
// Thread-safe for none: one a thread. A database that is rewritten while it is open is reopened
// between queries.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "chancery/gazetteer.h"
#include "search/match/answer.h"
#include "search/plan/ranking.h"
#include "search/view/view.h"

namespace chancery {

struct SearchOptions {
  uint32_t offset = 0;
  uint32_t count = 10;  // 0: all
  SortOrder sort = SortOrder::kRelevance;
  std::vector<std::string> facets;  // fields to count: actor issue publisher year lang type
  uint32_t facet_values = 10;       // 0: all
  bool snippets = true;
  bool records = true;        // false: of a hit's record only the path is filled in
  bool bag_of_words = false;  // no operator is read in the query
  bool all_copies = false;    // copies of a text are hits of their own
  bool explain = false;       // say what gives each hit its score
  RankingParts ranking;
};

class Searcher {
 public:
  // `databases`: directories, stub files or remote stubs, searched as one. Throws Error when one is
  // missing, is not a Chancery database, or is of another version.
  explicit Searcher(const std::vector<std::string>& databases);
  ~Searcher();

  // Gets what the first query would otherwise wait for.
  void prepare();
  // Throws QueryError for a query that cannot be read, Error when the database fails.
  Answer search(const std::string& query, const SearchOptions& options = {});
  // A picture of all hits; an empty query has all documents. Throws as search does.
  View view(const std::string& query, const ViewRequest& request);
  // The whole text of a hit with the query's words and all concepts marked.
  std::vector<Mark> marks(const std::string& query, const Record& record);

  const Coverage& coverage() const;
  const Gazetteer& gazetteer() const;
  // Values of a field (publisher, lang, type) that begin with `start`, for completion; at most
  // `most`.
  std::vector<std::string> values(const std::string& field, const std::string& start, size_t most);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace chancery
