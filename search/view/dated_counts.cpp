#include "search/view/dated_counts.h"

#include <algorithm>
#include <vector>

#include "chancery/schema.h"
#include "search/plan/set_query.h"
#include "search/plan/unweighted.h"

namespace chancery::search {

namespace {

constexpr size_t kMonth = 6;  // digits

Xapian::Enquire enquire_dated(const Xapian::Database& database, const Xapian::Query& query) {
  const Xapian::Query by_file(Xapian::Query::OP_VALUE_RANGE, schema::kDateSourceSlot, "file",
                              "file");
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Unweighted());
  set_query(enquire, database, Xapian::Query(Xapian::Query::OP_AND_NOT, query, by_file));
  return enquire;
}

}  // namespace

DatedCounts dated_documents(const Xapian::Database& database, const Xapian::Query& query) {
  Xapian::Enquire enquire = enquire_dated(database, query);
  Xapian::ValueCountMatchSpy spy(schema::kDateSlot);
  enquire.add_matchspy(&spy);
  enquire.get_mset(0, 0, database.get_doccount());
  DatedCounts counts;
  for (auto value = spy.values_begin(); value != spy.values_end(); ++value) {
    counts[(*value).substr(0, kMonth)] += value.get_termfreq();
  }
  counts.erase("");
  return counts;
}

DatedCounts dated_statements(const Xapian::Database& database, const Xapian::Query& query,
                             const StatementCount& count) {
  Xapian::Enquire enquire = enquire_dated(database, query);
  const Xapian::MSet hits = enquire.get_mset(0, database.get_doccount());
  std::vector<Xapian::docid> documents(hits.begin(), hits.end());
  std::sort(documents.begin(), documents.end());
  // Anybody's statements begin at different words, so that a document has as many as the term.
  const std::string anybody = schema::said_term("").begin;
  auto posting = database.postlist_begin(anybody);
  const auto end = database.postlist_end(anybody);
  auto date = database.valuestream_begin(schema::kDateSlot);
  const auto dates_end = database.valuestream_end(schema::kDateSlot);
  DatedCounts counts;
  for (const Xapian::docid document : documents) {
    if (posting != end) posting.skip_to(document);
    if (posting == end) break;
    if (*posting != document) continue;
    if (date != dates_end) date.skip_to(document);
    if (date == dates_end) break;
    if (date.get_docid() != document) continue;
    counts[(*date).substr(0, kMonth)] += count ? count(document) : posting.get_wdf();
  }
  std::erase_if(counts, [](const auto& item) { return item.second == 0; });
  return counts;
}

}  // namespace chancery::search
