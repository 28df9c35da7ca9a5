#include "search/plan/set_query.h"

#include <string>
#include <vector>

#include "chancery/schema.h"
#include "search/plan/all_documents.h"
#include "search/plan/word_source.h"

namespace chancery::search {

using Xapian::Query;

namespace {

class Rewriter {
 public:
  explicit Rewriter(const Xapian::Database& database)
      : database_(database), documents_(database.get_doccount()) {
    if (database.size() > 1) find_shards();
  }

  // `weighted`: what it weighs counts. Gives `query` itself when nothing is to be changed.
  Query rewritten(const Query& query, bool weighted) {
    switch (query.get_type()) {
      case Query::LEAF_TERM:
        return weighted ? query : unweighted(query, *query.get_terms_begin());
      case Query::OP_SCALE_WEIGHT:
        return scaled_anew(query, weighted);
      case Query::OP_FILTER:
      case Query::OP_AND_NOT:
        return with_parts(query, weighted, false);
      case Query::OP_OR:
      case Query::OP_AND:
      case Query::OP_XOR:
      case Query::OP_AND_MAYBE:
        return with_parts(query, weighted, weighted);
      case Query::OP_SYNONYM:
        // Without weight it is an OR; with it its words are looked up for their frequencies.
        return weighted ? query : with_parts(query, false, false);
      default:
        return query;
    }
  }

 private:
  // Those whose numbers have gaps; none where one is on another machine.
  void find_shards() {
    try {
      for (const auto& shard : database_.internal) {
        const Xapian::Database one(shard.get());
        one.get_revision();  // A server does not tell it.
        if (one.get_lastdocid() != one.get_doccount()) shards_.push_back(one);
      }
    } catch (const Xapian::Error&) {
      shards_.clear();
    }
  }

  Query unweighted(const Query& query, const std::string& term) const {
    if (all_have(term)) return all_documents();
    for (const Xapian::Database& shard : shards_) {
      if (!term.empty() && shard.get_termfreq(term) == shard.get_doccount())
        return Query((new WordSource(term))->release());
    }
    return query;
  }

  bool all_have(const std::string& term) const {
    // A path is of one document: hundreds of them need no look-up each, which a server answers one
    // after another.
    if (term.empty() || term.starts_with(schema::kUniquePrefix)) return false;
    return database_.get_termfreq(term) == documents_;
  }

  // `weighted` of the first part, `others` of those behind it.
  Query with_parts(const Query& query, bool weighted, bool others) {
    std::vector<Query> parts;
    bool changed = false;
    for (size_t i = 0; i < query.get_num_subqueries(); ++i) {
      const Query part = query.get_subquery(i);
      parts.push_back(rewritten(part, i == 0 ? weighted : others));
      changed = changed || !is_same(part, parts.back());
    }
    return changed ? Query(query.get_type(), parts.begin(), parts.end()) : query;
  }

  // Xapian does not tell the factor of a query; but its written form is the factor's, then that of
  // the part.
  Query scaled_anew(const Query& query, bool weighted) {
    const Query part = query.get_subquery(0);
    try {
      const std::string written = query.serialise();
      const bool by_nothing = written == Query(Query::OP_SCALE_WEIGHT, part, 0.0).serialise();
      const Query made = rewritten(part, weighted && !by_nothing);
      if (is_same(part, made)) return query;
      const std::string behind = part.serialise();
      if (!written.ends_with(behind)) return query;
      Xapian::Registry sources;
      sources.register_posting_source(WordSource(""));
      return Query::unserialise(
          written.substr(0, written.size() - behind.size()) + made.serialise(), sources);
    } catch (const Xapian::UnimplementedError&) {
      return query;  // It holds a source of documents that is only here.
    }
  }

  static bool is_same(const Query& a, const Query& b) {
    return a.internal.get() == b.internal.get();
  }

  const Xapian::Database& database_;
  const Xapian::doccount documents_;
  std::vector<Xapian::Database> shards_;
};

}  // namespace

Query without_words_of_all(const Xapian::Database& database, const Query& query) {
  // The numbers of documents have no gaps: Xapian counts then and reads no list.
  if (query.empty() || database.get_lastdocid() == database.get_doccount()) return query;
  return Rewriter(database).rewritten(query, true);
}

void set_query(Xapian::Enquire& enquire, const Xapian::Database& database, const Query& query) {
  enquire.set_query(without_words_of_all(database, query));
}

}  // namespace chancery::search
