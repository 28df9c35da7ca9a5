// Documents as resources: chancery://document/ID.
#pragma once

#include "search/answer/answer_source.h"
#include "serve/mcp/message.h"

namespace chancery::serve {

// {"resources": […]}, newest first, a page at a time.
Json resources_list(search::AnswerSource& source, const Json& params);
// {"resourceTemplates": […]}.
Json resource_templates();
// {"contents": […]}: the text of a document, cut where it is very long. Throws RpcError with the
// code `missing` where there is no such document.
Json read_resource(search::AnswerSource& source, const Json& params, RpcCode missing);

}  // namespace chancery::serve
