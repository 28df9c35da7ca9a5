// Who says what in a record.
#pragma once

#include "chancery/gazetteer.h"
#include "chancery/record.h"
#include "chancery/text.h"

namespace chancery::indexer {

// The statements of `record`, whose text, sentences and tags are final; `tokens` are those of its
// text. A language without a list of cues has none. Time grows with the text alone. Throws Error
// when a word list is wrong.
std::vector<Statement> find_statements(const Record& record, const TokenList& tokens,
                                       const Gazetteer& gazetteer);

}  // namespace chancery::indexer
