#include "search/option_values.h"
#include "search/render/json.h"
#include "serve/api/answers.h"
#include "serve/api/limits.h"

namespace chancery::serve {

void set_sort(const Parameters& given, search::SearchOptions& options) {
  options.sort_chosen = given.has("sort");
  if (options.sort_chosen) options.sort = search::sort_of(given.text("sort"));
}

std::string answer_search(const Call& call) {
  const Parameters& given = call.parameters;
  search::SearchOptions options;
  options.count = given.number("n");
  options.offset = given.number("offset");
  set_sort(given, options);
  options.facets = given.choices("facets");
  options.facet_values = given.number("facet_values");
  options.explain = given.flag("explain");
  options.all_copies = given.flag("all_copies");
  options.seconds = kQuerySeconds;
  const search::Answer answer = call.source.search(given.text("q"), options);
  return search::dump_json(search::answer_json(answer)) + "\n";
}

}  // namespace chancery::serve
