// What marks at a word of a query make of it: word~, wor*, 20..25. Private to parse/.
#pragma once

#include <optional>
#include <string>

#include "search/parse/query_tree.h"

namespace chancery::search {

// word~, word~1, word~2: makes `node` a fuzzy word and takes the mark off its text. False when
// there is none.
bool take_fuzzy(QueryNode& node);

// wor*, w?rd. A ? at the end asks, it stands for nothing; one in an address belongs to that.
bool is_pattern(const std::string& text);

// 20..25, 1.5..2, 1300.., ..12
bool is_number_range(const std::string& text);

// Whether a text has a letter or digit: a lone & or + is no word.
bool has_words(const std::string& text);

// The words of ~5 behind a quote: other systems say so that its words are near each other.
std::optional<unsigned> phrase_distance(const std::string& text);

}  // namespace chancery::search
