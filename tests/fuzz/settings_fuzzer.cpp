// What the user types or keeps beside queries: converters, files of queries, times.
#include <cstdint>
#include <sstream>

#include "chancery/error.h"
#include "indexer/isolate/convert.h"
#include "search/plan/dates.h"
#include "search/queries.h"
#include "tests/fuzz/check.h"

namespace chancery::fuzz {

using namespace indexer;

using namespace search;
namespace {

template <typename Work>
void attempt(const Work& work) {
  try {
    work();
  } catch (const Error& error) {
    check(*error.what() != '\0', "there is a reason");
  }
}

}  // namespace
}  // namespace chancery::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace chancery;
  using namespace chancery::indexer;
  using namespace chancery::search;
  const std::string text(fuzz::text_of(data, size));
  fuzz::attempt([&] {
    const Converter converter = parse_converter(text);
    fuzz::check(!converter.command.empty() && !converter.type.empty(), "a converter is a program");
  });
  fuzz::attempt([&] {
    std::istringstream in(text);
    for (const NumberedQuery& query : read_queries(in, "queries.tsv")) {
      fuzz::check(query.id.empty() == !query.problem.empty(), "queries have ids, or a problem");
    }
  });
  std::string problem;
  if (const auto range = parse_date_range(text, problem, "20240315")) {
    fuzz::check(range->from.size() == 8 && range->to.size() == 8, "ranges have eight digits");
  }
  return 0;
}
