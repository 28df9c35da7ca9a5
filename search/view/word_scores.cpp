#include "search/view/word_scores.h"

#include <algorithm>
#include <cmath>

namespace chancery::search {

double log_likelihood(const WordCounts& counts) {
  const auto part = static_cast<double>(counts.all_here),
             rest = static_cast<double>(counts.all_rest);
  const double all = part + rest;
  const auto word = static_cast<double>(counts.here + counts.rest);
  if (part <= 0 || rest <= 0 || word <= 0) return 0;
  const auto term = [](double observed, double expected) {
    return observed > 0 && expected > 0 ? observed * std::log(observed / expected) : 0;
  };
  const auto here = static_cast<double>(counts.here), elsewhere = static_cast<double>(counts.rest);
  const double sum = term(here, word * part / all) + term(elsewhere, word * rest / all) +
                     term(part - here, (all - word) * part / all) +
                     term(rest - elsewhere, (all - word) * rest / all);
  const double score = 2 * std::max(sum, 0.0);
  return here / part >= elsewhere / rest ? score : -score;
}

double log_ratio(const WordCounts& counts) {
  if (counts.all_here == 0 || counts.all_rest == 0) return 0;
  constexpr double kNone = 0.5;
  const double here =
      std::max(static_cast<double>(counts.here), kNone) / static_cast<double>(counts.all_here);
  const double rest =
      std::max(static_cast<double>(counts.rest), kNone) / static_cast<double>(counts.all_rest);
  return std::log2(here / rest);
}

double log_dice(uint64_t together, uint64_t one, uint64_t other) {
  constexpr double kHighest = 14;
  if (together == 0) return 0;
  return kHighest + std::log2(2 * static_cast<double>(together) / static_cast<double>(one + other));
}

}  // namespace chancery::search
