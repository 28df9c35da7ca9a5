// Any bytes on a connection: a request with its answer, a problem, or a wait for more.
#include <cstdint>
#include <nlohmann/json.hpp>

#include "serve/api/route.h"
#include "serve/app/page.h"
#include "serve/http/guard.h"
#include "serve/http/wire.h"
#include "tests/fuzz/check.h"
#include "tests/search/fake_source.h"

namespace chancery::fuzz {
namespace {

using serve::Problem;
using serve::Request;
using serve::Response;

void check_problem(const Problem& problem) {
  const Response response = serve::response_of(problem);
  check(response.status >= 400 && response.status < 600, "problems have their statuses");
  check(nlohmann::json::accept(response.body), "problems are JSON");
}

void answer(const Request& request) {
  static testing::FakeSource source(3);
  static const serve::Guard guard({"0123456789abcdef", {"a"}, {"b"}});
  static const serve::Place place{{"/database"}, "/nowhere"};
  try {
    guard.has_token(request);
    serve::Guard::check_site(request);
    guard.check_sender(request);
  } catch (const Problem& problem) {
    check_problem(problem);  // and on, as if it were let in
  }
  try {
    const serve::Target target = serve::read_target(request.target);
    if (const auto file = serve::page_file(target.path, request))
      check(file->status == 200 || file->status == 304, "files are there");
    const serve::Route* const route = serve::find_route(target.path);
    if (!route) return;
    const Response response = serve::answer_route(*route, request, target, source, place);
    check(response.status == 200 || (response.status >= 400 && response.status != 500),
          "every request has an answer");
    if (response.status != 200 || !route->schema.empty())
      check(nlohmann::json::accept(response.body), "answers are JSON");
  } catch (const Problem& problem) {
    check_problem(problem);
  }
}

}  // namespace
}  // namespace chancery::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace chancery;
  const auto read = serve::read_request(fuzz::text_of(data, size));
  if (!read) return 0;
  if (const auto* problem = std::get_if<serve::Problem>(&*read)) {
    fuzz::check_problem(*problem);
  } else {
    fuzz::answer(std::get<serve::Request>(*read));
  }
  return 0;
}
