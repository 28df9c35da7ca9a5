// Some documents of a database as a part of a query.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "search/match/ranked_document.h"

namespace chancery::search {

// Matches some documents, without weight or with one of its own for each. Of databases on this
// machine: a remote one cannot be sent it. A query of one database does not own it.
class DocumentSet : public Xapian::PostingSource {
 public:
  // `documents`: ascending. `databases`: of several that are searched as one, in their order, the
  // UUID of each, by which Xapian's calls tell them; no two are equal.
  explicit DocumentSet(std::vector<Xapian::docid> documents,
                       std::vector<std::string> databases = {});
  // `documents` in any order, each with what it weighs; `most`: what a document could weigh.
  DocumentSet(const std::vector<RankedDocument>& documents, double most);

  Xapian::doccount get_termfreq_min() const override;
  Xapian::doccount get_termfreq_est() const override;
  Xapian::doccount get_termfreq_max() const override;
  void next(double min_weight) override;
  void skip_to(Xapian::docid docid, double min_weight) override;
  bool at_end() const override;
  Xapian::docid get_docid() const override;
  double get_weight() const override;
  void init(const Xapian::Database& database) override;
  // Each of several databases has a copy.
  DocumentSet* clone() const override;
  std::string get_description() const override;

 private:
  std::vector<Xapian::docid> documents_;
  std::vector<double> weights_;         // of each; empty: none weighs anything
  std::vector<std::string> databases_;  // empty: of one
  size_t next_ = 0;                     // behind the present one
};

}  // namespace chancery::search
