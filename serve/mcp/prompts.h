// Tasks that a user can begin by name, from prompts.json.
#pragma once

#include "search/answer/answer_source.h"
#include "serve/mcp/message.h"

namespace chancery::serve {

// {"prompts": […]}.
Json prompts_list();
// The messages of a prompt with the given arguments in their places; a line that names one that was
// not given is left out. Throws RpcError for an unknown prompt or a missing argument.
Json get_prompt(const Json& params);
// {"completion": …}: what an argument of a prompt may be.
Json complete_argument(search::AnswerSource& source, const Json& params);

}  // namespace chancery::serve
