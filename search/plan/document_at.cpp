#include "search/plan/document_at.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "chancery/utf8.h"
#include "search/plan/fields.h"
#include "search/plan/request_error.h"

namespace chancery::search {

namespace {

constexpr size_t kIdDigits = 16;

bool is_id(std::string_view name) {
  return name.size() == kIdDigits &&
         name.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::vector<Xapian::docid> with_term(const std::string& term, const Xapian::Database& database) {
  std::vector<Xapian::docid> found;
  for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at)
    found.push_back(*at);
  return found;
}

// Documents that were indexed before there were terms of ids are looked through.
std::vector<Xapian::docid> with_id(const std::string& id, const Xapian::Database& database) {
  std::vector<Xapian::docid> found = with_term(schema::id_term(id), database);
  const bool all_have =
      database.get_termfreq(std::string(schema::kIdPrefix)) == database.get_doccount();
  if (!found.empty() || all_have) return found;
  const auto end = database.valuestream_end(schema::kPathSlot);
  for (auto at = database.valuestream_begin(schema::kPathSlot); at != end; ++at) {
    if (document_id(*at) == id) found.push_back(at.get_docid());
  }
  return found;
}

}  // namespace

std::vector<Xapian::docid> documents_at(const std::string& path, const Xapian::Database& database,
                                        std::string& problem) {
  std::vector<Xapian::docid> found =
      with_term(schema::exact_term(schema::prefix_of("path"), path), database);
  if (!found.empty()) {
    found.resize(1);  // several databases have it
    return found;
  }
  const std::vector<std::string> terms = path_terms(path, database, problem);
  for (size_t i = 0; i < std::min<size_t>(terms.size(), 2); ++i) {
    for (const Xapian::docid one : with_term(terms[i], database)) found.push_back(one);
  }
  return found;
}

Xapian::Query documents_at_paths(const std::vector<std::string>& paths) {
  std::vector<Xapian::Query> terms;
  for (const std::string& path : paths) terms.emplace_back(schema::unique_term(path));
  if (terms.empty()) return Xapian::Query::MatchNothing;
  return {Xapian::Query::OP_SCALE_WEIGHT,
          Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()), 0};
}

Xapian::docid document_named(const std::string& name, const Xapian::Database& database) {
  if (is_id(name)) {
    if (const auto found = with_id(name, database); !found.empty()) return found.front();
  }
  std::error_code error;
  const std::string whole = std::filesystem::absolute(name, error).lexically_normal().string();
  std::string problem;
  std::vector<Xapian::docid> found =
      with_term(schema::exact_term(schema::prefix_of("path"), whole), database);
  if (found.empty()) found = documents_at(name, database, problem);
  const std::string shown = utf8::inert(name);
  if (!problem.empty()) throw RequestError(utf8::inert(problem));
  if (found.empty()) {
    throw NotFound(fmt::format("no document's path has \"{}\"", shown),
                   "--format paths lists the paths of hits");
  }
  if (found.size() > 1) {
    throw RequestError(fmt::format("\"{}\" fits more than one document", shown),
                       "write more of the path");
  }
  return found.front();
}

Xapian::docid document_with_id(const std::string& id, const Xapian::Database& database) {
  const std::vector<Xapian::docid> found = with_id(id, database);
  if (found.empty()) throw NotFound(fmt::format("there is no document {}", utf8::inert(id)));
  return found.front();
}

}  // namespace chancery::search
