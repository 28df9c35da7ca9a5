// What collocates and keywords have in common: which words are told of, and in which order.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/view/view.h"

namespace chancery::search {

// Whether a word tells of a matter: two characters at least, no number, none of the commonest words
// of `languages`.
bool is_telling(std::string_view word, const std::vector<std::string>& languages);

// The languages of at least a tenth of the documents. `counts`: documents of each.
std::vector<std::string> main_languages(
    const std::vector<std::pair<std::string, uint64_t>>& counts);

// Puts the words in the order that is asked for and keeps the first.
void sort_words(const ViewRequest& request, View& view);

}  // namespace chancery::search
