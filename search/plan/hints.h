// What a query may have been meant to say and does not: fields that there are not, operators in
// lower case, patterns in quotes.
#pragma once

#include <string>
#include <vector>

namespace chancery::search {

// Sentences for people, each with what to type instead; none for most queries. Never throws.
std::vector<std::string> reading_hints(const std::string& query);

}  // namespace chancery::search
