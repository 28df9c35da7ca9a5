#include "search/plan/fields.h"

#include <fmt/format.h>
#include <fnmatch.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <vector>

#include "chancery/document_symbol.h"
#include "chancery/text.h"
#include "search/plan/characters.h"
#include "search/plan/dates.h"
#include "search/plan/edit_distance.h"
#include "search/plan/units.h"

namespace chancery::search {

using Xapian::Query;

namespace {

constexpr size_t kMaxPaths = 20'000;

Query path_query(const std::string& pattern, const Xapian::Database& database,
                 std::string& problem) {
  const std::vector<std::string> terms = path_terms(pattern, database, problem);
  if (!problem.empty()) return Query();
  return terms.empty() ? Query::MatchNothing : Query(Query::OP_OR, terms.begin(), terms.end());
}

std::string full_type(std::string value) {
  static constexpr std::pair<std::string_view, std::string_view> kShort[] = {
      {"txt", "text/plain"},      {"text", "text/plain"},
      {"htm", "text/html"},       {"html", "text/html"},
      {"md", "text/markdown"},    {"markdown", "text/markdown"},
      {"pdf", "application/pdf"}, {"xhtml", "application/xhtml+xml"}};
  for (const auto& [name, type] : kShort) {
    if (value == name) return std::string(type);
  }
  return value;
}

// The code of a language that is called `name` in English or by its own speakers; `name` itself
// when none of the database is.
std::string language_code(const std::string& name, const std::vector<std::string>& languages) {
  for (const std::string& code : languages) {
    for (const char* locale : {"en", code.c_str()}) {
      icu::UnicodeString shown;
      icu::Locale(code.c_str()).getDisplayLanguage(icu::Locale(locale), shown);
      std::string called;
      shown.toUTF8String(called);
      if (fold(called) == name) return code;
    }
  }
  return name;
}

// Names that one or two mistakes part from `wanted` (folded), nearest first.
std::vector<std::string> misspelt_concepts(const Gazetteer& gazetteer, ConceptKind kind,
                                           const std::string& wanted) {
  constexpr size_t kLongName = 8;  // characters; a shorter one is forgiven one mistake
  const std::u32string typed = characters(wanted);
  const size_t forgiven = typed.size() < kLongName ? 1 : 2;
  std::vector<std::pair<size_t, std::string>> found;
  const auto try_name = [&](const std::string& form, const Concept& item) {
    const size_t distance = edit_distance(typed, characters(fold(form)), forgiven);
    if (distance <= forgiven) found.emplace_back(distance, item.name);
  };
  for (const Concept& item : gazetteer.concepts()) {
    if (item.kind != kind) continue;
    try_name(item.name, item);
    for (const std::string& pattern : item.patterns) try_name(pattern, item);
  }
  for (const Alias& alias : gazetteer.aliases()) {
    if (kind != ConceptKind::kActor || alias.target == kNoConcept) continue;
    try_name(alias.form, gazetteer[alias.target]);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> names;
  for (auto& [distance, name] : found) {
    if (std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(std::move(name));
  }
  return names;
}

}  // namespace

Query field_query(const schema::Field& field, const std::string& value, const PlanContext& context,
                  std::string& problem) {
  if (field.kind == schema::FieldKind::kRange) {
    const auto range = parse_date_range(value, problem);
    if (!range) return Query();
    return Query(Query::OP_VALUE_RANGE, schema::kDateOrLastSlot, range->from, range->to);
  }
  if (field.name == "path") return path_query(value, context.database, problem);
  std::string exact = field.name == "url" ? value : fold(value);
  if (field.name == "type") exact = full_type(exact);
  if (field.name == "lang") exact = language_code(exact, context.languages);
  if (field.name == "symbol") exact = symbol_key(exact);
  if (field.name == "host" && exact.starts_with("www.")) exact.erase(0, 4);
  return Query(schema::exact_term(field.prefix, exact));
}

std::vector<std::string> path_terms(const std::string& pattern, const Xapian::Database& database,
                                    std::string& problem) {
  const bool glob = pattern.find_first_of("*?[") != std::string::npos;
  std::vector<std::string> terms;
  const std::string prefix(schema::prefix_of("path"));
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    std::string path = (*term).substr(prefix.size());
    if (path.starts_with(':')) path.erase(0, 1);
    const bool hit = glob ? fnmatch(pattern.c_str(), path.c_str(), 0) == 0
                          : path.find(pattern) != std::string::npos;
    if (!hit) continue;
    if (terms.size() == kMaxPaths) {
      problem = fmt::format("{} matches more than {} paths; narrow it", pattern, kMaxPaths);
      return {};
    }
    terms.push_back(*term);
  }
  return terms;
}

ConceptIndex find_concept(const Gazetteer& gazetteer, const schema::Field& field,
                          const std::string& name) {
  const ConceptKind kind = field.name == "actor" ? ConceptKind::kActor : ConceptKind::kIssue;
  for (const ConceptIndex target : gazetteer.lookup(name)) {
    if (gazetteer[target].kind == kind) return target;
  }
  // Ids are typed with spaces too, and names with hyphens.
  std::string other = name;
  std::replace(other.begin(), other.end(), ' ', '-');
  const ConceptIndex by_id = gazetteer.find(kind, other);
  if (by_id != kNoConcept) return by_id;
  std::replace(other.begin(), other.end(), '-', ' ');
  for (const ConceptIndex target : gazetteer.lookup(other)) {
    if (gazetteer[target].kind == kind) return target;
  }
  return gazetteer.lookup_foreign(name, kind);
}

std::vector<std::string> similar_concepts(const Gazetteer& gazetteer, const schema::Field& field,
                                          const std::string& name) {
  constexpr size_t kMostSimilar = 3;
  const ConceptKind kind = field.name == "actor" ? ConceptKind::kActor : ConceptKind::kIssue;
  const std::string wanted = fold(name);
  std::vector<std::string> names;
  if (wanted.size() < 3) return names;
  for (const Concept& item : gazetteer.concepts()) {
    if (item.kind != kind || fold(item.name).find(wanted) == std::string::npos) continue;
    names.push_back(item.name);
  }
  // The shortest are the most general.
  std::stable_sort(names.begin(), names.end(),
                   [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
  if (names.empty()) names = misspelt_concepts(gazetteer, kind, wanted);
  if (names.size() > kMostSimilar) names.resize(kMostSimilar);
  return names;
}

}  // namespace chancery::search
