// Some documents of a database as a part of a query.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "search/match/ranked_document.h"

namespace chancery::search {

// Matches some documents, without weight or with one of its own for each. Of one database on this
// machine: several number their documents otherwise, and a remote one cannot be sent it. A query
// does not own it.
class DocumentSet : public Xapian::PostingSource {
 public:
  explicit DocumentSet(std::vector<Xapian::docid> documents);  // ascending
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
  std::string get_description() const override;

 private:
  std::vector<Xapian::docid> documents_;
  std::vector<double> weights_;  // of each; empty: none weighs anything
  size_t next_ = 0;              // behind the present one
};

}  // namespace chancery::search
