#include "search/answer/ranked_hits.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "chancery/schema.h"
#include "search/match/hit_groups.h"
#include "search/match/reordering.h"
#include "search/match/score_parts.h"
#include "search/match/source_hash.h"
#include "search/match/weighting.h"
#include "search/plan/combine.h"
#include "search/plan/document_count.h"
#include "search/plan/set_query.h"
#include "search/snippet/snippets.h"
#include "search/view/facets.h"

namespace chancery::search {

using Xapian::Query;

namespace {

// Up to this many documents every hit is counted; in larger databases the total is an estimate
// unless facets need all of them.
constexpr Xapian::doccount kCountedExactly = 200'000;
constexpr size_t kReadTogether = 40;

class HitFinder {
 public:
  HitFinder(Databases& databases, const Gazetteer& gazetteer, const Question& question,
            const SearchOptions& options, Answer& answer)
      : databases_(databases),
        all_(databases.all()),
        gazetteer_(gazetteer),
        question_(question),
        options_(options),
        answer_(answer),
        found_(with_meetings(question.query, question.plan)),
        ranked_(ranked(question.query, question.plan, question.vague)),
        texts_(all_, question.plan.wanted),
        reordering_(databases, question.query, question.plan, options.ranking, texts_,
                    [this](const auto& documents) { will_show(documents); }),
        reorders_(question.vague && options.sort == SortOrder::kRelevance) {
    if (options.ranks.empty()) return;
    offset_ = options.ranks.front() - 1;
    count_ = options.ranks.back() - offset_;
  }

  void prepare() {
    if (!options_.facets.empty()) return;  // what a spy sees is not asked for ahead
    databases_.will_look_up([&] {
      const Xapian::doccount depth =
          options_.all_copies ? documents_wanted() : first_depth(all_, offset_, count_);
      asked().get_mset(0, at_once(depth), counted());
    });
  }

  void find() {
    Xapian::Enquire enquire = asked();
    const FacetCounter counter(options_.facets, enquire);
    const auto best = [&](Xapian::doccount depth) { return best_of(enquire, depth); };
    answer_.hits.clear();
    options_.all_copies ? add_documents(best) : add_hits(best);
    if (suffices_ == false) return;
    answer_.facets = counter.facets(gazetteer_, options_.facet_values);
    if (options_.sort != SortOrder::kRelevance) answer_.undated = undated();
    answer_.damaged = static_cast<uint64_t>(std::count_if(
        answer_.hits.begin(), answer_.hits.end(), [](const Hit& hit) { return hit.damaged; }));
    if (!options_.explain) return;
    for (Hit& hit : answer_.hits) explain(hit);
  }

 private:
  Xapian::Enquire asked() const {
    Xapian::Enquire enquire(all_);
    set_weighting(enquire, options_.ranking.numbers);
    if (options_.seconds > 0) enquire.set_time_limit(options_.seconds);
    set_query(enquire, all_, reorders_ ? found_ : ranked_);
    if (options_.sort == SortOrder::kNewestFirst) {
      enquire.set_sort_by_value_then_relevance(schema::kDateSlot, true);
    } else if (options_.sort == SortOrder::kOldestFirst) {
      enquire.set_sort_by_value_then_relevance(schema::kDateOrLastSlot, false);
    }
    if (has_paths()) by_paths(enquire);
    const bool counts_all = counted() == all_.get_doccount();
    if (counts_all && options_.sort == SortOrder::kRelevance && !databases_.has_servers())
      compare_first(enquire);
    return enquire;
  }

  // As many documents of a match are asked for, where so many are wanted.
  Xapian::doccount at_once(Xapian::doccount depth) const {
    return reorders_ ? std::max(depth, kReordered) : depth;
  }

  // Where each is a hit.
  Xapian::doccount documents_wanted() const {
    const uint64_t all = all_.get_doccount();
    const uint64_t end = count_ ? uint64_t{offset_} + count_ : all;
    return static_cast<Xapian::doccount>(std::min(end, all));
  }

  std::vector<RankedDocument> best_of(Xapian::Enquire& enquire, Xapian::doccount depth) {
    const Xapian::MSet found = enquire.get_mset(0, at_once(depth), counted());
    enquire.clear_matchspies();  // they have seen all
    answer_.total = found.get_matches_estimated();
    const bool counted = found.get_matches_lower_bound() == found.get_matches_upper_bound();
    answer_.certainty = counted ? question_.plan.certainty : Certainty::kAbout;
    if (!suffices_) suffices_ = question_.suffices(answer_.total);
    if (!*suffices_) return {};
    std::vector<RankedDocument> documents = documents_of(found, has_paths());
    if (reorders_) reordering_.apply(documents, found.get_max_possible());
    if (documents.size() > depth) documents.resize(depth);
    return documents;
  }

  void will_show(const std::vector<Xapian::docid>& documents) {
    if (!options_.records || !question_.will_name || !databases_.has_servers()) return;
    std::vector<const Record*> records;
    records.reserve(documents.size());
    for (const Xapian::docid document : documents) records.push_back(&texts_.record(document));
    question_.will_name(records);
  }

  // How many matches Xapian is to count exactly. Where the query itself leaves documents out, an
  // estimate of the rest would say nothing.
  Xapian::doccount counted() const {
    const Xapian::doccount documents = all_.get_doccount();
    const bool all = documents <= kCountedExactly || !options_.facets.empty() ||
                     question_.plan.certainty != Certainty::kExact;
    return all ? documents : 0;
  }

  uint64_t undated() const {
    const Query last(Query::OP_VALUE_GE, schema::kDateOrLastSlot, std::string(schema::kUndated));
    return count_documents(all_, Query(Query::OP_FILTER, question_.query, last));
  }

  bool has_paths() const {
    return options_.sort == SortOrder::kRelevance && databases_.has_servers();
  }

  bool is_wanted(uint32_t rank) const {
    const std::vector<uint32_t>& ranks = options_.ranks;
    return ranks.empty() || std::binary_search(ranks.begin(), ranks.end(), rank);
  }

  // Each document is a hit.
  void add_documents(const BestDocuments& best) {
    const auto documents = best(documents_wanted());
    uint32_t rank = offset_;
    for (size_t i = offset_; i < documents.size(); ++i) {
      if ((i - offset_) % kReadTogether == 0)
        databases_.will_read(numbers_of(documents, i, kReadTogether));
      if (is_wanted(++rank)) answer_.hits.push_back(hit_of(documents[i], rank));
    }
    answer_.more = count_ && documents.size() < answer_.total;
  }

  // Copies of a text are one hit.
  void add_hits(const BestDocuments& best) {
    const HitPage page = hit_page(
        all_, best, [this](const auto& next) { databases_.will_read(next); }, offset_, count_);
    answer_.more = page.more;
    uint32_t rank = offset_;
    for (const HitGroup& group : page.groups) {
      if (!is_wanted(++rank)) continue;
      Hit hit = hit_of(group.face, rank);
      for (const RankedDocument& one : group.others) {
        const Xapian::Document copy = all_.get_document(one.docid);
        hit.copies.push_back({copy.get_value(schema::kPathSlot),
                              copy.get_value(schema::kPublisherSlot),
                              options_.sources ? source_hash(copy) : 0});
      }
      answer_.hits.push_back(std::move(hit));
    }
  }

  Hit hit_of(const RankedDocument& found, uint32_t rank) {
    Hit hit;
    hit.rank = rank;
    hit.score = found.weight;
    hit.docid = found.docid;
    if (options_.sources) hit.source = source_hash(all_.get_document(found.docid));
    if (!options_.records) {
      hit.record.path = all_.get_document(found.docid).get_value(schema::kPathSlot);
      return hit;
    }
    if (options_.snippets) {
      hit.snippets = make_snippets(texts_.record(found.docid), question_.plan.wanted,
                                   texts_.words(found.docid));
    }
    hit.damaged = texts_.is_damaged(found.docid);
    hit.record = texts_.take(found.docid);
    return hit;
  }

  void explain(Hit& hit) const {
    const bool reordered = reordering_.has(hit.docid);
    hit.why = score_parts(all_, reordered || !reorders_ ? ranked_ : found_,
                          reordered ? reordering_.feedback() : Query(), hit.docid, gazetteer_,
                          answer_.query, options_.ranking.numbers);
  }

  Databases& databases_;
  Xapian::Database& all_;
  const Gazetteer& gazetteer_;
  const Question& question_;
  const SearchOptions& options_;
  Answer& answer_;
  const Query found_;   // without what reorders; see Reordering::apply
  const Query ranked_;  // with all but feedback
  Texts texts_;
  Reordering reordering_;
  const bool reorders_;
  std::optional<bool> suffices_;
  uint32_t offset_ = options_.offset;
  uint32_t count_ = options_.count;  // 0: all
};

}  // namespace

void will_find_hits(Databases& databases, const Gazetteer& gazetteer, const Question& question,
                    const SearchOptions& options) {
  if (!databases.has_servers()) return;
  Answer nothing;
  HitFinder(databases, gazetteer, question, options, nothing).prepare();
}

void find_hits(Databases& databases, const Gazetteer& gazetteer, const Question& question,
               const SearchOptions& options, Answer& answer) {
  HitFinder(databases, gazetteer, question, options, answer).find();
}

}  // namespace chancery::search
