#include "search/match/document_set.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace chancery::search {

DocumentSet::DocumentSet(std::vector<Xapian::docid> documents, std::vector<std::string> databases)
    : documents_(std::move(documents)), databases_(std::move(databases)) {}

DocumentSet* DocumentSet::clone() const {
  return databases_.empty() ? nullptr : new DocumentSet(documents_, databases_);
}

DocumentSet::DocumentSet(const std::vector<RankedDocument>& documents, double most) {
  std::vector<std::pair<Xapian::docid, double>> ordered;
  ordered.reserve(documents.size());
  for (const RankedDocument& one : documents) ordered.emplace_back(one.docid, one.weight);
  std::sort(ordered.begin(), ordered.end());
  documents_.reserve(ordered.size());
  weights_.reserve(ordered.size());
  for (const auto& [document, weight] : ordered) {
    documents_.push_back(document);
    weights_.push_back(weight);
  }
  set_maxweight(most);
}

Xapian::doccount DocumentSet::get_termfreq_min() const {
  return static_cast<Xapian::doccount>(documents_.size());
}
Xapian::doccount DocumentSet::get_termfreq_est() const {
  return get_termfreq_min();
}
Xapian::doccount DocumentSet::get_termfreq_max() const {
  return get_termfreq_min();
}

void DocumentSet::next(double) {
  ++next_;
}
void DocumentSet::skip_to(Xapian::docid docid, double) {
  const auto from = documents_.begin() + static_cast<std::ptrdiff_t>(next_ == 0 ? 0 : next_ - 1);
  const auto found = std::lower_bound(from, documents_.end(), docid);
  next_ = static_cast<size_t>(found - documents_.begin()) + 1;
}
bool DocumentSet::at_end() const {
  return next_ > documents_.size();
}
Xapian::docid DocumentSet::get_docid() const {
  return documents_[next_ - 1];
}

double DocumentSet::get_weight() const {
  return weights_.empty() ? 0 : weights_[next_ - 1];
}

void DocumentSet::init(const Xapian::Database& database) {
  next_ = 0;
  if (databases_.empty()) return;
  const auto own = std::find(databases_.begin(), databases_.end(), database.get_uuid());
  const auto count = static_cast<Xapian::docid>(databases_.size());
  const auto place = static_cast<Xapian::docid>(own - databases_.begin());
  // As Xapian numbers the documents of several databases.
  std::erase_if(documents_, [&](Xapian::docid one) { return (one - 1) % count != place; });
  for (Xapian::docid& one : documents_) one = (one - 1) / count + 1;
  databases_.clear();
}
std::string DocumentSet::get_description() const {
  return fmt::format("DocumentSet({})", documents_.size());
}

}  // namespace chancery::search
