// How much a query may ask for at once.
#pragma once

#include <cstddef>
#include <string>

#include "search/parse/query_tree.h"

namespace chancery::search {

// Throws QueryError, pointing into `query`, for a tree of more than kMostParts: thousands of words
// joined by OR would take a minute. Long plain text is no such query, its first words are taken.
void check_size(const std::string& query, const QueryNode& tree);

// A word is one part, however often it stands beside itself; what stands for many words or compares
// their places counts for more.
inline constexpr size_t kMostParts = 1'000;
inline constexpr size_t kPartsOfPattern = 10;  // word*, word~, 20..25, NEAR, ADJ
inline constexpr size_t kPartsOfPlace = 20;    // /s, /p

}  // namespace chancery::search
