// Where run() and the prompt get their answers: a Searcher, or a fake in tests.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "search/answer/searcher.h"

namespace chancery {

class AnswerSource {
 public:
  virtual ~AnswerSource() = default;
  // Gets what the first answer and the first completion would otherwise wait for.
  virtual void prepare() {}
  // These do what Searcher's do.
  virtual Answer search(const std::string& query, const SearchOptions& options) = 0;
  virtual View view(const std::string& query, const ViewRequest& request) = 0;
  virtual std::vector<Mark> marks(const std::string& query, const Record& record) = 0;
  virtual const Coverage& coverage() = 0;
  virtual std::vector<std::string> values(const std::string& field, const std::string& start,
                                          size_t most) = 0;
  // Names of concepts (of one kind, or both) that begin with `start`, folded; at most `most`.
  // Other forms follow only where few names fit.
  virtual std::vector<std::string> concept_names(std::optional<ConceptKind> kind,
                                                 const std::string& start, size_t most) = 0;
};

class SearcherSource : public AnswerSource {
 public:
  // Throws Error as Searcher does.
  explicit SearcherSource(const std::vector<std::string>& databases) : searcher_(databases) {}

  void prepare() override;
  Answer search(const std::string& query, const SearchOptions& options) override;
  View view(const std::string& query, const ViewRequest& request) override;
  std::vector<Mark> marks(const std::string& query, const Record& record) override;
  const Coverage& coverage() override { return searcher_.coverage(); }
  std::vector<std::string> values(const std::string& field, const std::string& start,
                                  size_t most) override;
  std::vector<std::string> concept_names(std::optional<ConceptKind> kind, const std::string& start,
                                         size_t most) override;

 private:
  struct Name {
    std::string folded;
    std::string name;
    ConceptKind kind;
    bool main = false;  // the concept's name, not another form
  };
  void index_names();

  Searcher searcher_;
  std::vector<Name> names_;  // sorted; made when first asked for
  const Gazetteer* indexed_ = nullptr;
};

}  // namespace chancery
