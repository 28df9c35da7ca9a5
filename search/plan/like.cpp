#include "search/plan/like.h"

#include <fmt/format.h>

#include <algorithm>

#include "chancery/record.h"
#include "chancery/schema.h"
#include "chancery/utf8.h"
#include "search/plan/combine.h"
#include "search/plan/fields.h"
#include "search/plan/ranking.h"
#include "search/plan/telling_words.h"
#include "search/plan/word_units.h"

namespace chancery {

using Xapian::Query;

namespace {

constexpr size_t kTerms = 25;
constexpr size_t kMustShare = 8;  // one of the most telling ones
constexpr size_t kShownConcepts = 3;
constexpr size_t kMaxLabel = 60;  // columns

std::vector<Xapian::docid> documents_at(const std::string& path, const Xapian::Database& database,
                                        std::string& problem) {
  std::vector<Xapian::docid> found;
  const auto collect = [&](const std::string& term) {
    for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
      found.push_back(*at);
    }
  };
  const std::string_view prefix = schema::prefix_of("path");
  collect(schema::exact_term(prefix, path));
  if (!found.empty()) return found;
  const std::vector<std::string> terms = path_terms(path, database, problem);
  for (size_t i = 0; i < std::min<size_t>(terms.size(), 2); ++i) collect(terms[i]);
  if (found.size() > 1) {
    problem = fmt::format("like:{} fits more than one document; write more of the path", path);
  }
  return found;
}

std::string label_of(const Record& record) {
  const std::string name = utf8::inert(
      record.title.empty() ? record.path.substr(record.path.rfind('/') + 1) : record.title);
  const std::string fitting(utf8::fit(name, kMaxLabel));
  return "\"" + fitting + (fitting.size() < name.size() ? "…" : "") + "\"";
}

// The main ones of the document, as concept terms.
std::vector<Query> concepts_of(const Record& record) {
  std::vector<Query> found;
  for (const auto& [field, tags] :
       {std::pair("actor", &record.actors), {"issue", &record.issues}}) {
    size_t count = 0;
    for (const Tag& tag : *tags) {
      if (tag.salience < kMainSalience || count++ == kShownConcepts) break;
      found.emplace_back(schema::concept_term(schema::prefix_of(field), tag.id));
    }
  }
  return found;
}

}  // namespace

LikeField like_field(const std::string& path, const Xapian::Database& database,
                     std::string& problem) {
  LikeField made;
  const std::vector<Xapian::docid> found = documents_at(path, database, problem);
  if (!problem.empty()) return made;
  if (found.empty()) {
    const bool number = path.find_first_not_of("0123456789") == std::string::npos;
    problem = number ? fmt::format(
                           "like:{} takes a hit of the last answer, at the prompt; "
                           "elsewhere give the path of a document",
                           path)
                     : fmt::format("no document's path has \"{}\"", path);
    return made;
  }
  const Record record = unpack(database.get_document(found.front()).get_data());
  made.label = label_of(record);
  TellingWords words;
  words.add(record);
  std::vector<Query> telling, others;
  for (const TellingTerm& term : words.best(database, 1, kTerms)) {
    auto& parts = telling.size() < kMustShare ? telling : others;
    parts.push_back(scaled(synonyms(term.terms), term.weight));
    WantedUnit unit;
    unit.weight = term.weight;
    unit.words.insert(term.terms.begin(), term.terms.end());
    made.wanted.push_back(std::move(unit));
  }
  for (const Query& concept_query : concepts_of(record)) {
    others.push_back(scaled(concept_query, ranking::kConceptWeight));
  }
  if (telling.empty()) {
    problem = fmt::format("{} has too few words to find others like it", made.label);
    return made;
  }
  made.query = raised(combine(Query::OP_OR, telling), combine(Query::OP_OR, others));
  made.query = Query(Query::OP_AND_NOT, made.query,
                     Query(schema::exact_term(schema::kUniquePrefix, record.path)));
  return made;
}

}  // namespace chancery
