// A short fingerprint of a text by which copies of it are told, though trimmed, with another page
// around it or another date line.
//
// The words of the text in threes are hashed into 64 buckets, of each of which the least is kept
// (one-permutation min-hash: Li, Owen and Zhang 2012), 8 bits of it (b-bit min-hash: Li and König
// 2010). The share of equal buckets estimates the share of threes that two texts have in common.
//
// Floor: text.
#pragma once

#include <string>
#include <string_view>

#include "chancery/text.h"

namespace chancery {

inline constexpr size_t kSketchBuckets = 64;

// A byte a bucket, 0 for an empty one; an empty string for a text too short to tell.
std::string sketch(const TokenList& tokens);

// Estimated share of what two texts have in common, 0 to 1; 0 when one of them has no sketch.
double resemblance(std::string_view left, std::string_view right);

// From this on two texts are copies.
inline constexpr double kCopyResemblance = 0.53;

}  // namespace chancery
