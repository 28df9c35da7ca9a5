// The front door of search: all that a program may ask. A Searcher answers, or a fake in tests.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "chancery/gazetteer.h"
#include "search/answer/answer.h"
#include "search/plan/marked.h"
#include "search/view/view.h"

namespace chancery::search {

// All may throw Error, and nothing else but what the standard library throws.
class AnswerSource {
 public:
  virtual ~AnswerSource() = default;

  // Gets what the first answer and the first completion would otherwise wait for.
  virtual void prepare() {}
  // Throws QueryError for a query that cannot be read.
  virtual Answer search(const std::string& query, const SearchOptions& options) = 0;
  // A picture of all hits; an empty query has all documents. Throws as search does.
  virtual View view(const std::string& query, const ViewRequest& request) = 0;
  // The whole text of a hit with the query's words and all concepts marked.
  virtual std::vector<Mark> marks(const std::string& query, const Record& record) = 0;
  // The document with that path, a part of it that just one has, or that id (document_id), with its
  // text. Throws Error where there is none.
  virtual Record document(const std::string& name) = 0;
  // The document with that id, in a time that does not grow with their number.
  virtual Record document_with_id(const std::string& id) = 0;
  virtual Coverage coverage() = 0;
  // All marked documents, with where they are now. None where no marks are kept.
  virtual std::vector<MarkedDocument> marked() { return {}; }
  // What a mark keeps of the document at that path, without those it has. Throws Error.
  virtual MarkedDocument mark_of(const std::string& path) {
    MarkedDocument mark;
    mark.path = path;
    return mark;
  }
  // Which documents the databases hold (search/match/fingerprint.h); empty: not known.
  virtual std::string fingerprint() { return {}; }
  // Which state of the databases answers: another text after each change; empty: not known.
  virtual std::string revision() { return {}; }
  // Values of a field (publisher, lang, type) that begin with `start`, for completion; at most
  // `most`.
  virtual std::vector<std::string> values(const std::string& field, const std::string& start,
                                          size_t most) = 0;
  // Names of concepts (of one kind, or both) that begin with `start`, folded; at most `most`.
  // Other forms follow only where few names fit.
  virtual std::vector<std::string> concept_names(std::optional<ConceptKind> kind,
                                                 const std::string& start, size_t most) = 0;
};

}  // namespace chancery::search
