// Parts of sentences, for where a whole one does not fit.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "chancery/text.h"
#include "search/snippet/evidence.h"

namespace chancery::search {

inline constexpr size_t kShortestPart = 50;     // characters: less room than that is left empty
inline constexpr size_t kBetweenSentences = 3;  // characters of " … "

// Code points of a text.
size_t characters(std::string_view text);

// The part of `sentence` (bytes of `text`) of at most `most` characters that holds most weight of
// `places` (those of the sentence); the whole sentence when it fits. A part begins and ends at
// clauses where that costs little, and always between words and outside of `names` (in order); only
// a word or name of more than `most` characters is cut itself. `weights`: a unit each. `most` must
// be above 0.
Span best_part(std::string_view text, Span sentence, std::span<const Place> places,
               const std::vector<double>& weights, size_t most, std::span<const Span> names = {});

}  // namespace chancery::search
