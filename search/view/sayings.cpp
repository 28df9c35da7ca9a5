#include "search/view/sayings.h"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "chancery/schema.h"
#include "search/plan/same_place.h"
#include "search/plan/set_query.h"
#include "search/plan/sides.h"
#include "search/plan/unweighted.h"

namespace chancery::search {

namespace {

class SayingCounter {
 public:
  SayingCounter(const ViewContext& context, const std::vector<std::string>& subject, bool who)
      : database_(context.database), who_(who) {
    for (const std::string& id : subject) {
      issues_.push_back(schema::concept_term(schema::prefix_of("issue"), id));
      speakers_.push_back(schema::said_term(id));
    }
  }

  // What a document must have: the issue, or a statement of the actor.
  std::vector<std::string> terms() const {
    if (who_) return issues_;
    std::vector<std::string> begins;
    for (const schema::StatementTerm& term : speakers_) begins.push_back(term.begin);
    return begins;
  }

  // Adds folded ids, each once for the document.
  void look_at(Xapian::docid document, std::map<std::string, uint64_t>& counts) const {
    std::set<std::string> found;
    who_ ? find_speakers(document, found) : find_issues(document, found);
    for (const std::string& id : found) ++counts[id];
  }

 private:
  using Stretches = std::vector<PositionRange>;

  void add_statements(Xapian::docid document, const schema::StatementTerm& term,
                      Stretches& statements) const {
    const Positions begins = positions_of(database_, document, term.begin);
    const Positions ends = positions_of(database_, document, term.end);
    for (size_t i = 0; i < std::min(begins.size(), ends.size()); ++i)
      statements.push_back({begins[i], ends[i]});
  }

  static bool stands_in(const Positions& places, const Stretches& statements) {
    return std::any_of(statements.begin(), statements.end(), [&](const PositionRange& one) {
      const auto place = std::lower_bound(places.begin(), places.end(), one.first);
      return place != places.end() && *place <= one.last;
    });
  }

  void find_speakers(Xapian::docid document, std::set<std::string>& found) const {
    Positions places;
    for (const std::string& term : issues_) {
      const Positions of_term = positions_of(database_, document, term);
      places.insert(places.end(), of_term.begin(), of_term.end());
    }
    std::sort(places.begin(), places.end());
    std::istringstream ids(database_.get_document(document).get_value(schema::kSpeakersSlot));
    for (std::string id; ids >> id;) {
      Stretches statements;
      add_statements(document, schema::said_term(id), statements);
      if (stands_in(places, statements)) found.insert(id);
    }
  }

  void find_issues(Xapian::docid document, std::set<std::string>& found) const {
    Stretches statements;
    for (const schema::StatementTerm& term : speakers_) add_statements(document, term, statements);
    const std::string prefix(schema::prefix_of("issue"));
    auto term = database_.termlist_begin(document);
    const auto end = database_.termlist_end(document);
    for (term.skip_to(prefix); term != end && (*term).starts_with(prefix); ++term) {
      if (stands_in(positions_of(database_, document, *term), statements))
        found.insert((*term).substr(prefix.size()));
    }
  }

  const Xapian::Database& database_;
  const bool who_;
  std::vector<std::string> issues_;
  std::vector<schema::StatementTerm> speakers_;
};

}  // namespace

void count_sayings(const ViewContext& context, const std::vector<std::string>& subject, bool who,
                   View& view) {
  const SayingCounter counter(context, subject, who);
  const std::vector<std::string> terms = counter.terms();
  const Xapian::Query having(Xapian::Query::OP_SYNONYM, terms.begin(), terms.end());
  Xapian::Enquire enquire(context.database);
  enquire.set_weighting_scheme(Unweighted());
  set_query(enquire, context.database,
            Xapian::Query(Xapian::Query::OP_FILTER, context.query, having));
  const Xapian::MSet documents = enquire.get_mset(0, kMostLookedAt);
  if (documents.size() == kMostLookedAt) {
    view.looked_at = kMostLookedAt;
    view.certainty = Certainty::kAtLeast;
  }
  std::map<std::string, uint64_t> counts;
  for (auto item = documents.begin(); item != documents.end(); ++item) {
    context.deadline.check();
    counter.look_at(*item, counts);
  }
  const ConceptKind kind = who ? ConceptKind::kActor : ConceptKind::kIssue;
  for (const auto& [id, count] : counts) {
    std::optional<FacetValue> value = value_of(context.gazetteer, kind, id);
    if (!value) continue;
    value->count = count;
    view.counts.values.push_back(std::move(*value));
  }
}

}  // namespace chancery::search
