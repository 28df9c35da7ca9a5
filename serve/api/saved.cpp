#include "search/plan/request_error.h"
#include "search/render/json.h"
#include "search/saved/saved_searches.h"
#include "serve/api/answers.h"
#include "serve/api/saved_queries.h"
#include "serve/http/problem.h"

namespace chancery::serve {

using nlohmann::ordered_json;

std::vector<search::SavedSearch> saved_here(const Place& place) {
  std::vector<std::string> troubles;  // damaged files, which chancery-search tells of
  std::vector<search::SavedSearch> found;
  for (search::SavedSearch& one : search::SavedSearches(place.saved).all(troubles)) {
    if (one.databases == place.databases) found.push_back(std::move(one));
  }
  return found;
}

std::string answer_saved(const Call& call) {
  auto list = ordered_json::array();
  for (const search::SavedSearch& one : saved_here(call.place)) {
    list.push_back({{"name", one.name}, {"query", one.query}, {"looked", one.looked}});
    if (!call.parameters.flag("new")) continue;
    const search::NewHits found = search::new_hits(call.source, one, {});
    list.back()["new"] = found.ranks.size();
    list.back()["total"] = found.total;
  }
  return search::dump_json({{"saved", std::move(list)}, {"can_save", call.place.saves}}) + "\n";
}

std::string answer_save(const Call& call) {
  if (!call.place.saves) {
    throw Problem(501,
                  "this server may write no file; chancery-search --save NAME QUERY saves one");
  }
  const search::SavedSearches searches(call.place.saved);
  search::SavedSearch made;
  made.name = call.parameters.text("name");
  made.query = call.parameters.text("q");
  made.databases = call.place.databases;
  try {
    searches.find(made.name);
    throw Problem(409, "another saved query has this name", {{"parameter", "name"}});
  } catch (const search::NotFound&) {
    // The name is free.
  }
  const search::NewHits found = search::new_hits(call.source, made, {});
  search::mark_all_seen(made, found);
  searches.store(made);
  return search::dump_json({{"name", made.name}, {"query", made.query}, {"total", found.total}}) +
         "\n";
}

}  // namespace chancery::serve
