#include "search/option_values.h"
#include "search/plan/request_error.h"
#include "search/render/json.h"
#include "search/render/views.h"
#include "serve/api/answers.h"
#include "serve/api/limits.h"
#include "serve/http/problem.h"

namespace chancery::serve {

using search::ViewKind;
using search::ViewRequest;

void set_order(const Parameters& given, ViewRequest& request) {
  const std::string order = given.text("by");
  // Of a choice the table has checked it.
  if (!order.empty() && !search::set_order(order, request))
    throw Problem(400, "by takes left, right or up to three places such as 1L,1R,2R",
                  {{"parameter", "by"}});
}

std::string answer_view(const Call& call, ViewKind kind) {
  const Parameters& given = call.parameters;
  ViewRequest request;
  request.kind = kind;
  request.seconds = kQuerySeconds;
  request.subject = given.text("subject");
  request.wider = given.flag("wider");
  request.says = given.flag("says");
  if (given.has("window")) request.window = given.number("window");
  request.any = given.flag("any");
  if (given.flag("share")) request.share = search::Share::kYes;
  if (kind == ViewKind::kTimeline) {
    request.mean = given.number("mean");
    request.series = search::items_of({given.text("series")});
    if (request.mean != 0 && request.mean % 2 == 0)
      throw Problem(400, "mean takes an odd number", {{"parameter", "mean"}});
  }
  // A time line has all its times.
  request.most = kind == ViewKind::kTimeline ? 0 : given.number("n");
  if (kind == ViewKind::kMatrix) {
    request.rows = given.number("rows");
    request.columns = given.number("columns");
  }
  set_order(given, request);
  if (given.has("sort")) request.sort = search::sort_of(given.text("sort"));
  try {
    const search::View view = call.source.view(given.text("q"), request);
    return search::dump_json(search::view_json(view)) + "\n";
  } catch (const search::RequestError& error) {
    throw Problem(400, error.what(), {{"parameter", "subject"}});
  }
}

}  // namespace chancery::serve
