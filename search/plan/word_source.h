// The documents that have a word, read from its own list.
#pragma once

#include <xapian.h>

#include <string>
#include <utility>

namespace chancery::search {

// Matches what the query of a word matches, without weight. Xapian reads the list of no other word
// in its stead (see set_query.h). Of databases on this machine, one or several: a server does not
// know it.
class WordSource : public Xapian::PostingSource {
 public:
  explicit WordSource(std::string term) : term_(std::move(term)) {}

  Xapian::doccount get_termfreq_min() const override { return found_; }
  Xapian::doccount get_termfreq_est() const override { return found_; }
  Xapian::doccount get_termfreq_max() const override { return found_; }
  void next(double min_weight) override;
  void skip_to(Xapian::docid docid, double min_weight) override;
  bool at_end() const override;
  Xapian::docid get_docid() const override { return *at_; }
  // Each database of several has a copy of its own.
  WordSource* clone() const override { return new WordSource(term_); }
  std::string name() const override { return "chancery.word"; }
  std::string serialise() const override { return term_; }
  WordSource* unserialise(const std::string& term) const override { return new WordSource(term); }
  void init(const Xapian::Database& database) override;
  std::string get_description() const override { return "WordSource(" + term_ + ")"; }

 private:
  std::string term_;
  Xapian::doccount found_ = 0;
  bool begun_ = false;
  Xapian::PostingIterator at_, end_;
};

}  // namespace chancery::search
