#include "search/render/json.h"
#include "serve/api/answers.h"

namespace chancery::serve {

std::string answer_coverage(const Call& call) {
  return search::dump_json(search::coverage_json(call.source.coverage())) + "\n";
}

}  // namespace chancery::serve
