// What other programs need to find words in any form: Xapian's own synonyms, from a stem as
// Xapian::QueryParser writes it ("Znegoti") to the words of the texts that have it.
//
// Our terms are words and no stems (schema.h), and Omega and quest ask for stems: with the flag
// auto_synonyms they ask for these words, too. Chancery itself reads none of it.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "chancery/word_table.h"

namespace chancery::indexer {

// A word and the stem that it is found by.
using Synonym = std::pair<std::string, std::string>;

// Of every `step`th of `words` from `first` on by its English stem.
std::vector<Synonym> english_synonyms(const WordTable& words, uint32_t first, uint32_t step);
// Of `forms`: lines of a key of schema::forms_key, a line feed and a word.
std::vector<Synonym> form_synonyms(const WordTable& forms);
void add_synonyms(Xapian::WritableDatabase& database, std::vector<Synonym> synonyms);
// All of `from`.
void copy_synonyms(Xapian::WritableDatabase& database, const Xapian::Database& from);

}  // namespace chancery::indexer
