// Counts of documents, which need no record and so cost little on remote databases too.
#pragma once

#include <xapian.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "chancery/gazetteer.h"
#include "chancery/record.h"
#include "search/plan/plan.h"
#include "search/view/deadline.h"
#include "search/view/facet.h"

namespace chancery::search {

// A series of a time line: the hits that have one more part.
struct SeriesQuery {
  std::string name, text;  // as it was typed; the whole query
  Xapian::Query query;
  Certainty certainty = Certainty::kExact;
  StatementCount statements = {};
};

// What a view is made of. `query` matches the hits.
struct ViewContext {
  Xapian::Database database;
  const Gazetteer& gazetteer;
  Xapian::Query query;
  const Wanted& wanted;
  const PlanContext& planning;
  bool vague;  // not all of what was asked for must be there
  // Docids of the first hits, at most so many, in the order and with the ranks that a search shows:
  // copies of a text are one.
  std::function<std::vector<uint32_t>(uint32_t)> first_hits;
  std::vector<SeriesQuery> series = {};
  StatementCount statements = {};  // of those that the query asks for
  Deadline deadline = Deadline();
  // Documents that a search for another query finds.
  std::function<uint64_t(const std::string&)> found = {};

  // The record of a document, absent where it is damaged. Throws TookTooLong.
  std::optional<Record> record(Xapian::docid document) const;
  // Documents of the view that match, exactly. Throws TookTooLong.
  uint64_t count(const Xapian::Query& query) const;
};

// The documents' main actors or issues, a list for each of `fields` ("actor", "issue"): most
// frequent first, at most `most`.
std::vector<std::vector<FacetValue>> main_concepts(const ViewContext& context,
                                                   const Xapian::Query& query,
                                                   const std::vector<std::string>& fields,
                                                   uint32_t most);

// What meets in sentences of one document: folded ids of an actor and an issue.
struct Meeting {
  std::string actor, issue;
};
// Of the first documents that match, by rank, as many as there are up to `documents`.
std::vector<std::vector<Meeting>> first_meetings(const ViewContext& context,
                                                 const Xapian::Query& query, uint32_t documents);

// The actor or issue that a folded id names, with a count of 0; nothing for a government, whose
// state counts its mentions, and for what no list has.
std::optional<FacetValue> value_of(const Gazetteer& gazetteer, ConceptKind kind,
                                   const std::string& folded_id);

// The ids that stand for a concept: its own and those of narrower ones.
std::vector<std::string> ids_of(const Gazetteer& gazetteer, ConceptIndex target);
// The same for the value of a facet.
std::vector<std::string> ids_of(const Gazetteer& gazetteer, ConceptKind kind,
                                const std::string& value);

}  // namespace chancery::search
