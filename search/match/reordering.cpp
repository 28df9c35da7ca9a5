#include "search/match/reordering.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "chancery/schema.h"
#include "search/match/document_set.h"
#include "search/match/weighting.h"
#include "search/plan/combine.h"
#include "search/plan/set_query.h"
#include "search/plan/unit_queries.h"

namespace chancery::search {

using Xapian::Query;

namespace {

constexpr size_t kReadAhead = 20;  // documents, before they are in their last order

}  // namespace

Reordering::Reordering(Databases& databases, const Query& query, const Plan& plan,
                       const RankingParts& parts, Texts& texts, WillShow will_show)
    : databases_(databases),
      query_(query),
      plan_(plan),
      parts_(parts),
      texts_(texts),
      will_show_(std::move(will_show)) {}

bool Reordering::has(Xapian::docid document) const {
  return std::binary_search(chosen_.begin(), chosen_.end(), document);
}

size_t Reordering::place_of(Xapian::docid document) const {
  return static_cast<size_t>(std::lower_bound(chosen_.begin(), chosen_.end(), document) -
                             chosen_.begin());
}

Reordering::Order Reordering::order(const Query& query) const {
  Xapian::Database& all = databases_.all();
  Xapian::Enquire enquire(all);
  set_weighting(enquire, parts_.numbers);
  // All are asked for, in whatever order those that weigh the same come.
  const bool far = databases_.has_servers();
  if (far) enquire.set_sort_by_relevance_then_value(schema::kSketchSlot, false);
  set_query(enquire, all, query);
  const auto most = static_cast<Xapian::doccount>(kReordered * all.size());
  const Xapian::MSet found = enquire.get_mset(0, most);
  Order made{{}, found.get_max_possible()};
  for (auto item = found.begin(); item != found.end(); ++item) {
    // Several databases may have a document of the same name.
    if (!databases_.is_one_here() && !has(*item)) continue;
    RankedDocument& one = made.documents.emplace_back(RankedDocument{*item, item.get_weight(), ""});
    if (!far) continue;
    one.path = paths_.at(*item);
    one.sketch = item.get_sort_key();
  }
  if (far) std::sort(made.documents.begin(), made.documents.end(), is_better);
  return made;
}

// The documents are chosen inside of all that raises them, see combine.h. Here they are not weighed
// again: what they weigh already is the first part of the sum.
Reordering::Order Reordering::by_query(const Order& found) const {
  if (!databases_.is_one_here()) {
    DocumentSet set(chosen_, databases_.uuids_here());
    const Query chosen = by_number() ? Query(&set) : named_;
    return order(ranked(Query(Query::OP_FILTER, query_, chosen), plan_, true));
  }
  if (plan_.nearness.empty() && plan_.stop_words.empty()) return found;
  DocumentSet weighed(found.documents, found.most);
  return order(with_nearness(Query(&weighed), plan_, true));
}

Query Reordering::by_name(const std::vector<RankedDocument>& documents) const {
  std::vector<Query> names;
  names.reserve(documents.size());
  for (const RankedDocument& one : documents) {
    const bool known = databases_.has_servers();
    names.emplace_back(schema::unique_term(
        known ? one.path : databases_.all().get_document(one.docid).get_value(schema::kPathSlot)));
  }
  return combine(Query::OP_OR, names);
}

// The words are weighed by themselves and added up here: what they can give at most is known only
// when they are asked for.
void Reordering::add_feedback(Order& now) {
  const auto terms = databases_.looked_up([&] {
    return feedback_terms(databases_.all(), now.documents, now.most, plan_.wanted, parts_.numbers,
                          texts_,
                          [this](const std::string& word) { return databases_.occurrences(word); });
  });
  const Query words = feedback_query(terms);
  if (words.empty()) return;
  if (will_show_) will_show_(numbers_of(now.documents, 0, kReadAhead));
  DocumentSet set(chosen_, databases_.uuids_here());
  const Query chosen = by_number() ? Query(&set) : named_;
  const Order raising = order(Query(Query::OP_FILTER, words, chosen));
  const double share = feedback_share(now.documents.front().weight, raising.most, parts_.numbers);
  std::vector<double> more(chosen_.size());
  for (const RankedDocument& one : raising.documents)
    more[place_of(one.docid)] = share * one.weight;
  for (RankedDocument& one : now.documents) one.weight += more[place_of(one.docid)];
  std::sort(now.documents.begin(), now.documents.end(), is_better);
  feedback_ = scaled(words, share);
}

void Reordering::apply(std::vector<RankedDocument>& documents, double most) {
  if (ordered_.empty() && !documents.empty()) {
    const std::vector<RankedDocument> first(
        documents.begin(),
        documents.begin() + static_cast<ptrdiff_t>(std::min<size_t>(documents.size(), kReordered)));
    // They are those whose texts feedback looks at, all but surely, and many of them are shown.
    databases_.will_read(numbers_of(first, 0, kReadAhead));
    for (const RankedDocument& one : first) {
      chosen_.push_back(one.docid);
      if (databases_.has_servers()) paths_[one.docid] = one.path;
    }
    std::sort(chosen_.begin(), chosen_.end());
    if (!by_number()) named_ = by_name(first);
    Order now = by_query({first, most});
    databases_.will_read(numbers_of(now.documents, 0, kReadAhead));
    if (parts_.feedback) add_feedback(now);
    ordered_ = std::move(now.documents);
  }
  std::copy(ordered_.begin(), ordered_.end(), documents.begin());
}

}  // namespace chancery::search
