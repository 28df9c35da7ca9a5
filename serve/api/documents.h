// Documents by their ids.
#pragma once

#include <string>

#include "chancery/record.h"
#include "search/answer/answer_source.h"

namespace chancery::serve {

// Throws Problem for what is no id (400) and for an id that no document has (404), and as
// AnswerSource::document does.
Record document_of(search::AnswerSource& source, const std::string& id);

}  // namespace chancery::serve
