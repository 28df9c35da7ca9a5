// The terms of who says what (schema.h).
#pragma once

#include <xapian.h>

#include <vector>

#include "chancery/record.h"
#include "chancery/text.h"

namespace chancery::indexer {

// Adds the terms of the record's statements and the value of their speakers. `tokens` are those of
// its text, `positions` theirs.
void add_statements(Xapian::Document& document, const Record& record, const TokenList& tokens,
                    const std::vector<Xapian::termpos>& positions);

}  // namespace chancery::indexer
