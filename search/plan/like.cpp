#include "search/plan/like.h"

#include <fmt/format.h>

#include <algorithm>

#include "chancery/damage.h"
#include "chancery/schema.h"
#include "chancery/sketch.h"
#include "chancery/stored_record.h"
#include "chancery/utf8.h"
#include "search/plan/combine.h"
#include "search/plan/document_at.h"
#include "search/plan/ranking.h"
#include "search/plan/set_query.h"
#include "search/plan/telling_words.h"
#include "search/plan/word_units.h"

namespace chancery::search {

using Xapian::Query;

namespace {

constexpr size_t kTerms = 25;
constexpr size_t kMustShare = 8;  // one of the most telling ones
constexpr size_t kShownConcepts = 3;
constexpr size_t kMaxLabel = 60;  // columns

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

std::string unique_term(const Xapian::Document& document) {
  return schema::unique_term(document.get_value(schema::kPathSlot));
}

// The document and its copies, as their unique terms. Copies share all that `query` asks for: none
// is looked for behind a hundred others.
std::vector<std::string> same_text(const Xapian::Document& document,
                                   const Xapian::Database& database, const Query& query) {
  constexpr Xapian::doccount kLook = 100;
  std::vector<std::string> same = {unique_term(document)};
  const std::string sketch = document.get_value(schema::kSketchSlot);
  if (sketch.empty()) return same;
  Xapian::Enquire enquire(database);
  set_query(enquire, database, query);
  for (Xapian::doccount from = 0;; from += kLook) {
    const size_t known = same.size();
    const Xapian::MSet found = enquire.get_mset(from, kLook);
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
      const Xapian::Document other = hit.get_document();
      if (resemblance(sketch, other.get_value(schema::kSketchSlot)) < kCopyResemblance) continue;
      std::string term = unique_term(other);
      if (term != same.front()) same.push_back(std::move(term));
    }
    if (found.size() < kLook || same.size() == known) return same;
  }
}

}  // namespace

LikeField like_field(const std::string& path, const Xapian::Database& database,
                     std::string& problem) {
  LikeField made;
  const std::vector<Xapian::docid> found = documents_at(path, database, problem);
  if (found.size() > 1)
    problem = fmt::format("like:{} fits more than one document; write more of the path", path);
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
  const Xapian::Document document = database.get_document(found.front());
  const std::optional<Record> whole = whole_record(database, found.front());
  if (!whole) {
    problem = fmt::format("what is kept of {} is damaged; {}",
                          remains_of(database, found.front()).path, kDamageAdvice);
    return made;
  }
  const Record& record = *whole;
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
    others.push_back(scaled(concept_query, RankingNumbers().concept_weight));
  }
  if (telling.empty()) {
    problem = fmt::format("{} has too few words to find others like it", made.label);
    return made;
  }
  made.query = raised(combine(Query::OP_OR, telling), combine(Query::OP_OR, others));
  made.query =
      Query(Query::OP_AND_NOT, made.query, synonyms(same_text(document, database, made.query)));
  return made;
}

}  // namespace chancery::search
