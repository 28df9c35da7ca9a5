// The hits of a query as a text to read on: whole sentences with notes and a bibliography.
#include <sstream>

#include "serve/api/answers.h"
#include "serve/api/limits.h"
#include "serve/http/problem.h"

namespace chancery::serve {

std::string answer_paper(const Call& call, search::ExportFormat format) {
  search::ExportRequest request;
  request.queries = {call.parameters.text("q")};
  request.options.count = call.parameters.number("n");
  request.options.seconds = kQuerySeconds;
  set_sort(call.parameters, request.options);
  std::ostringstream out;
  if (search::write_hits(out, format, call.source, request) == 0)
    throw Problem(404, "nothing was found that a paper could quote", {{"parameter", "q"}});
  return std::move(out).str();
}

}  // namespace chancery::serve
