// How much one request may ask for: what a page or a program can use, and a server can give at
// once.
#pragma once

#include <cstdint>

namespace chancery::serve {

inline constexpr uint32_t kMostHits = 1'000;
inline constexpr uint32_t kMostOffset = 100'000;
inline constexpr uint32_t kMostValues = 10'000;
inline constexpr uint32_t kMostCells = 100;   // rows or columns of a matrix
inline constexpr uint32_t kMostMean = 99;     // periods
inline constexpr uint32_t kMostWindow = 100;  // words on a side
inline constexpr uint32_t kMostPage = 1'000'000;
inline constexpr uint32_t kMostCited = 200;  // documents
inline constexpr uint32_t kMostEntries = 200;
// Of processor time for the counting of hits.
inline constexpr double kQuerySeconds = 10;

}  // namespace chancery::serve
