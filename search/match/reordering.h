// The first documents of a query that need not have all of its words, in the order that its words
// near each other and the words of the best answers give them.
//
// Both are dear: they compare positions, and ask for twenty words more. So they reorder no more
// than kReordered documents, and the others follow as they were. That is the same for every page of
// an answer and for one database or several.
#pragma once

#include <xapian.h>

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "search/match/databases.h"
#include "search/match/feedback.h"
#include "search/match/ranked_document.h"
#include "search/plan/plan.h"

namespace chancery::search {

// On 2,777 speeches a query of six common words takes 9 ms, 17 when all that it finds is reordered.
inline constexpr Xapian::doccount kReordered = 300;

class Reordering {
 public:
  // Told the documents that come first before the words of the best answers are asked for, and
  // probably behind it; they have been read.
  using WillShow = std::function<void(const std::vector<Xapian::docid>&)>;

  // `query` is that of `plan` or its fallback. The references must outlive this.
  Reordering(Databases& databases, const Xapian::Query& query, const Plan& plan,
             const RankingParts& parts, Texts& texts, WillShow will_show);

  // Puts the first kReordered of `documents` into their new order with their new weights. They have
  // those of `query` with the meetings of `plan`, by which a document could weigh `most`.
  void apply(std::vector<RankedDocument>& documents, double most);

  bool has(Xapian::docid document) const;                      // was it reordered?
  const Xapian::Query& feedback() const { return feedback_; }  // empty when there was none

 private:
  struct Order {
    std::vector<RankedDocument> documents;
    double most = 0;  // that a document could weigh
  };
  // The chosen documents that match, as `query` weighs them.
  Order order(const Xapian::Query& query) const;
  Order by_query(const Order& found) const;
  size_t place_of(Xapian::docid document) const;  // among the chosen, of which it is one
  bool by_number() const { return databases_.is_one_here() || !databases_.uuids_here().empty(); }
  Xapian::Query by_name(const std::vector<RankedDocument>& documents) const;
  // Raises `now` by the words that its best documents share.
  void add_feedback(Order& now);

  Databases& databases_;
  const Xapian::Query& query_;
  const Plan& plan_;
  const RankingParts& parts_;
  Texts& texts_;
  const WillShow will_show_;
  std::vector<Xapian::docid> chosen_;  // ascending
  // Of these, where servers have some: they give sketches (include/chancery/sketch.h) in their
  // stead, by which copies are told before documents are read.
  std::unordered_map<Xapian::docid, std::string> paths_;
  Xapian::Query named_;  // the same where they cannot be named by number
  std::vector<RankedDocument> ordered_;
  Xapian::Query feedback_;
};

}  // namespace chancery::search
