// The databases that a search reads, opened as one.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chancery/gazetteer.h"
#include "search/match/coverage.h"
#include "search/plan/word_forms.h"

namespace chancery {

class Databases {
 public:
  // Throws Error when one is missing, none of ours or of another version.
  explicit Databases(std::vector<std::string> paths);

  // Opens again what an indexer has replaced or changed since. Returns whether anything was.
  bool refresh();

  Xapian::Database& all() { return all_; }
  // Not several, and not on another machine.
  bool is_one_here() const { return one_here_; }
  const Coverage& coverage() const { return coverage_; }
  const std::vector<std::string>& languages() const { return languages_; }
  WordForms& forms() { return *forms_; }
  // As the first database has it.
  Gazetteer gazetteer() const;
  const std::string& packed_gazetteer() const { return gazetteer_; }

 private:
  void open();
  void add_coverage(const Xapian::Database& database);

  std::vector<std::string> paths_;
  std::vector<std::string> stamps_;  // of stub files: what changes when a database is replaced
  Xapian::Database all_;
  bool one_here_ = false;
  Coverage coverage_;
  std::vector<std::string> languages_;
  std::string gazetteer_;
  std::optional<WordForms> forms_;
};

}  // namespace chancery
