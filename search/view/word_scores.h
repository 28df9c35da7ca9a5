// How much more often a word stands in one part of some texts than in the rest.
#pragma once

#include <cstdint>

namespace chancery::search {

// Counts of one word, and of all words, in a part and in the rest.
struct WordCounts {
  uint64_t here = 0, rest = 0;
  uint64_t all_here = 0, all_rest = 0;
};

// Dunning's log-likelihood ratio G² (1993) over both rows and columns, as Evert (2008) has it;
// negative where the word is rarer here than in the rest. 6.63, 10.83 and 15.13 are the bounds of
// p < 0.01, 0.001 and 0.0001.
double log_likelihood(const WordCounts& counts);

// Log ratio (Hardie 2014): of two relative frequencies, to base 2. 1: twice as often here; a count
// of none is taken for a half.
double log_ratio(const WordCounts& counts);

// logDice (Rychlý 2008): 14 where two words never stand apart, one less each time that they meet
// half as often. Does not depend on the size of the texts.
double log_dice(uint64_t together, uint64_t one, uint64_t other);

}  // namespace chancery::search
