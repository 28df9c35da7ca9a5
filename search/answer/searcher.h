// Answers queries over one or more databases.
//
// Thread-safe for none: one a thread. A database that is rewritten while it is open is reopened
// between queries.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "chancery/gazetteer.h"
#include "search/answer/answer.h"
#include "search/view/view.h"

namespace chancery {

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
