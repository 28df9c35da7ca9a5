// Texts, or parts of one, that somebody says: speeches, and the turns of a record of a meeting.
#pragma once

#include <vector>

#include "chancery/gazetteer.h"
#include "chancery/record.h"
#include "indexer/attribute/speakers.h"

namespace chancery::indexer {

struct Speech {
  Span text;  // bytes of the record's text
  Speaker speaker;
};

// In order; none for most texts. What tells of a speech: the name of the file (ISO3_SESSION_YEAR,
// as the UN General Debate Corpus has it), "Statement by …" at the head or in the title, and turns
// that begin "Mr. Ek (Armenia):" or, several times in one text, "EK:".
std::vector<Speech> find_speeches(const Record& record, const Gazetteer& gazetteer);

// Who speaks at a byte of the text; unknown outside of speeches.
Speaker speaker_of(const std::vector<Speech>& speeches, uint32_t at);

// A statement for each few sentences of a paragraph, so that what stands near is found together.
std::vector<Statement> speech_statements(const Record& record, const std::vector<Speech>& speeches);

}  // namespace chancery::indexer
