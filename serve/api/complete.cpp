#include "search/prompt/completion.h"
#include "search/render/json.h"
#include "serve/api/answers.h"

namespace chancery::serve {

std::string answer_complete(const Call& call) {
  const std::string field = call.parameters.text("field");
  const std::string start = call.parameters.text("start");
  search::Completion completion;
  if (!field.empty()) {
    completion.candidates = search::field_values(call.source, field, start);
  } else if (!start.starts_with(':')) {  // a command of the prompt
    completion = search::complete(call.source, start);
  }
  return search::dump_json({{"start", completion.start}, {"candidates", completion.candidates}}) +
         "\n";
}

}  // namespace chancery::serve
