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

namespace chancery::search {

class Databases {
 public:
  explicit Databases(std::vector<std::string> paths);

  // Opens what is not open yet, and again what an indexer has replaced or changed since; the rest
  // is to be called after it. Returns whether anything was opened. Throws Error when one is
  // missing, none of ours or of another version, and Xapian::Error; then what was open before is
  // gone and the next call opens all.
  bool refresh();
  // The next refresh opens all anew: a read has failed.
  void forget() { opened_.reset(); }

  Xapian::Database& all() { return opened_->all; }
  // Not several, and not on another machine.
  bool is_one_here() const { return opened_->one_here; }
  const Coverage& coverage() const { return opened_->coverage; }
  const std::vector<std::string>& languages() const { return opened_->languages; }
  // Which state of the databases is open: another text after each change.
  const std::string& revision() const { return opened_->revision; }
  WordForms& forms() { return *opened_->forms; }
  // As the first database has it.
  Gazetteer gazetteer() const;
  const std::string& packed_gazetteer() const { return opened_->gazetteer; }

 private:
  // One state of all databases.
  struct Opened {
    std::vector<std::string> stamps;  // of stub files: what changes when a database is replaced
    Xapian::Database all;
    bool one_here = false;
    Coverage coverage;
    std::vector<std::string> languages;
    std::string gazetteer;
    std::string revision;
    std::optional<WordForms> forms;
  };
  static Opened open(const std::vector<std::string>& paths);
  bool is_replaced() const;

  std::vector<std::string> paths_;
  std::optional<Opened> opened_;
};

}  // namespace chancery::search
