// What a view asks where its subject or its series say more than the query at hand.
#pragma once

#include <string>
#include <vector>

#include "chancery/gazetteer.h"
#include "search/view/views.h"

namespace chancery::search {

// The query that `request` counts the documents of; `query` is the one at hand, empty for all.
std::string query_of_view(const std::string& query, const ViewRequest& request,
                          const Gazetteer& gazetteer);

struct SeriesQuestion {
  std::string name;   // as it was typed: "armenia"
  std::string query;  // with the query of the whole view: "(corridor) AND (armenia)"
};

// The series of a time line: all of the view's query and of the part must be there, in one
// statement where these are counted and the query has no operators. Throws RequestError for too
// many.
std::vector<SeriesQuestion> series_of_view(const std::string& query, const ViewRequest& request);

}  // namespace chancery::search
