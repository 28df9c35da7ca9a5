// One function a route.
#pragma once

#include <string>

#include "search/export/export.h"
#include "search/view/view.h"
#include "serve/api/route.h"

namespace chancery::serve {

std::string answer_search(const Call& call);
std::string answer_document(const Call& call);
std::string answer_cite(const Call& call);
std::string answer_complete(const Call& call);
std::string answer_coverage(const Call& call);
std::string answer_saved(const Call& call);
std::string answer_save(const Call& call);
std::string answer_feed(const Call& call);

// The order of hits, as the parameter "sort" says.
void set_sort(const Parameters& given, search::SearchOptions& options);

// How a picture is sorted or divided, as the parameter "by" says. Throws Problem.
void set_order(const Parameters& given, search::ViewRequest& request);

// The picture of `kind`.
std::string answer_view(const Call& call, search::ViewKind kind);
template <search::ViewKind kKind>
std::string answer_view(const Call& call) {
  return answer_view(call, kKind);
}

// The hits of a query as a file of `format`, which is_paper() knows.
std::string answer_paper(const Call& call, search::ExportFormat format);
template <search::ExportFormat kFormat>
std::string answer_paper(const Call& call) {
  return answer_paper(call, kFormat);
}

}  // namespace chancery::serve
