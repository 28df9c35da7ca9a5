// Any query: a tree and a Xapian query, or a QueryError that points into it.
#include <xapian.h>

#include <cstdint>

#include "chancery/error.h"
#include "chancery/gazetteer.h"
#include "chancery/matcher.h"
#include "chancery/record.h"
#include "chancery/schema.h"
#include "search/match/spelling.h"
#include "search/parse/lexer.h"
#include "search/parse/query_tree.h"
#include "search/plan/plan.h"
#include "tests/fuzz/check.h"
#include "tests/support/sample_gazetteer.h"

namespace chancery::fuzz {

using namespace search;
namespace {

Xapian::Database small_database() {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  Xapian::Document document;
  document.add_posting("peace", 1);
  document.add_posting("talks", 2);
  document.add_posting("XAarm", 1);
  document.add_posting("XBS", 1);
  document.add_posting("XBP", 1);
  document.add_posting("1325", 3);
  document.add_value(schema::kRecordSlot, pack(Record()));
  document.add_boolean_term("P/a/b.txt");
  database.add_document(document);
  return database;
}

}  // namespace
}  // namespace chancery::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace chancery;
  using namespace chancery::search;
  static const Gazetteer& gazetteer = testing::sample_gazetteer();
  static const Matcher matcher(gazetteer);
  static const Xapian::Database database = fuzz::small_database();
  static const std::vector<std::string> languages = {"en", "fr"};
  static WordForms forms({database});
  const PlanContext context{gazetteer, matcher, languages, database, forms};
  const std::string query(fuzz::text_of(data, size));
  const auto tokens = lex_query(query);
  fuzz::check(!tokens.empty() && tokens.back().kind == QueryToken::kEnd, "tokens end");
  try {
    const Plan plan = plan_query(query, parse_query(query), context);
    Xapian::Enquire enquire(database);
    enquire.set_query(ranked(plan.query, plan, true));
    enquire.get_mset(0, 10);
  } catch (const QueryError& error) {
    fuzz::check(error.offset() <= query.size(), "errors point into the query");
    error.caret();
  }
  static Spelling spelling;
  const Correction correction = spelling.correct(query, context);
  fuzz::check(correction.query.empty() == correction.words.empty(), "corrections have words");
  plan_words(query, context);
  return 0;
}
