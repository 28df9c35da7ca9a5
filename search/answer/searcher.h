// Answers questions over one or more databases.
//
// Every question goes the same way: what indexers have changed since the last one is opened anew,
// the question is asked again when they change it meanwhile, and what Xapian throws becomes an
// Error. So each answer is of one state of a database, never of two, and a Searcher that has failed
// may be asked again.
//
// A Searcher is one thread's at a time. Several may be used side by side, one a thread.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "search/answer/answer_source.h"
#include "search/match/server_rules.h"

namespace chancery::search {

class Searcher : public AnswerSource {
 public:
  // `databases`: directories, stub files or servers, searched as one (chancery/database_parts.h).
  // Throws Error when one is missing, is not a Chancery database, or is of another version; of
  // servers when none of them gives such a database, or `rules` ask for all.
  explicit Searcher(const std::vector<std::string>& databases, const ServerRules& rules = {});
  ~Searcher() override;

  // Tags and notes that hits show and tag: finds; null: none. They outlive the Searcher.
  void use_marks(const MarkSource* marks);

  void prepare() override;
  Answer search(const std::string& query, const SearchOptions& options = {}) override;
  View view(const std::string& query, const ViewRequest& request) override;
  std::vector<Mark> marks(const std::string& query, const Record& record) override;
  Record document(const std::string& name) override;
  Record document_with_id(const std::string& id) override;
  Coverage coverage() override;
  std::vector<MarkedDocument> marked() override;
  MarkedDocument mark_of(const std::string& path) override;
  std::string fingerprint() override;
  std::string revision() override;
  std::vector<std::string> values(const std::string& field, const std::string& start,
                                  size_t most) override;
  std::vector<std::string> concept_names(std::optional<ConceptKind> kind, const std::string& start,
                                         size_t most) override;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace chancery::search
