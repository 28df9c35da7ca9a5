#include "search/match/reordering.h"

#include <algorithm>

#include "chancery/schema.h"
#include "search/match/document_set.h"
#include "search/match/weighting.h"
#include "search/plan/combine.h"
#include "search/plan/set_query.h"

namespace chancery::search {

using Xapian::Query;

Reordering::Reordering(Databases& databases, const Query& query, const Plan& plan,
                       const RankingParts& parts, Texts& texts)
    : databases_(databases), query_(query), plan_(plan), parts_(parts), texts_(texts) {}

bool Reordering::has(Xapian::docid document) const {
  return std::binary_search(chosen_.begin(), chosen_.end(), document);
}

Reordering::Order Reordering::order(const Query& feedback) const {
  Xapian::Database& all = databases_.all();
  Xapian::Enquire enquire(all);
  set_weighting(enquire, parts_.numbers);
  // The documents are chosen inside of all that raises them, see combine.h.
  DocumentSet set(chosen_);
  const Query chosen = databases_.is_one_here() ? Query(&set) : named_;
  const Query query(Query::OP_FILTER, query_, chosen);
  set_query(enquire, all, raised(ranked(query, plan_, true), feedback));
  const auto most = static_cast<Xapian::doccount>(kReordered * all.size());
  const Xapian::MSet found = enquire.get_mset(0, most);
  Order made{documents_of(found), found.get_max_possible()};
  // Several databases may have a document of the same name.
  std::erase_if(made.documents, [this](const RankedDocument& one) { return !has(one.docid); });
  return made;
}

Query Reordering::by_name() const {
  std::vector<Query> names;
  names.reserve(chosen_.size());
  for (const Xapian::docid id : chosen_) {
    const std::string path = databases_.all().get_document(id).get_value(schema::kPathSlot);
    names.emplace_back(schema::unique_term(path));
  }
  return combine(Query::OP_OR, names);
}

void Reordering::apply(std::vector<RankedDocument>& documents) {
  if (ordered_.empty() && !documents.empty()) {
    for (size_t i = 0; i < std::min<size_t>(documents.size(), kReordered); ++i) {
      chosen_.push_back(documents[i].docid);
    }
    std::sort(chosen_.begin(), chosen_.end());
    if (!databases_.is_one_here()) named_ = by_name();
    Order now = order(Query());
    if (parts_.feedback) {
      const auto terms = feedback_terms(databases_.all(), now.documents, now.most, plan_.wanted,
                                        parts_.numbers, texts_);
      feedback_ =
          feedback_query(databases_.all(), terms, now.documents.front().weight, parts_.numbers);
      if (!feedback_.empty()) now = order(feedback_);
    }
    ordered_ = std::move(now.documents);
  }
  std::copy(ordered_.begin(), ordered_.end(), documents.begin());
}

}  // namespace chancery::search
