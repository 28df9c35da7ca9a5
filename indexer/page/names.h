// Names of people and of publishers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chancery::indexer {

// Whether `text` can be one person's name: two to five words in capitals, particles aside. Never a
// sentence, a place of publication or a role.
bool looks_like_person(std::string_view text);
// Whether `text` names an institution by a word such as Institute, Council, Review, Press.
bool looks_like_publisher(std::string_view text);

// The people in "A", "A and B", "A, B & C", "By A, Reporter": prefixes ("By", "Von"), roles,
// addresses and URLs are left out. Empty when there is none. `trusted` text comes from a field that
// only holds authors, so single names and institutions are kept.
std::vector<std::string> parse_authors(std::string_view text, bool trusted);

// "Jane Roe" of "Jane Roe for the Review", "Jane Roe, photos by John Doe".
std::string_view without_publication(std::string_view text);

// "Janie O'Hare" for "JANIE O'HARE"; anything but a person's name in ASCII capitals stays.
std::string without_capitals(std::string_view name);

}  // namespace chancery::indexer
