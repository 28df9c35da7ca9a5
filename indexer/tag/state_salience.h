// How likely an editor says that a text is about a state.
//
// A logistic model over where a text names the state and how the other states fare, fitted on the
// places of newswire stories by script/measure/fit_salience.py. In texts longer than news it says
// too much of the beginning: salience.cpp weighs that.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "chancery/record.h"
#include "indexer/tag/passing_mention.h"

namespace chancery::indexer {

// What the model knows of a state in a text. script/measure/fit_salience.py reads the values from
// bin/salience_features, so that a feature is written once.
struct StateFeature {
  std::string_view name;
  double weight;
};
inline constexpr std::array kStateFeatures = {
    // As fit_salience.py prints them, for 3,901 stories of 1987 (Reuters-21578), at even odds.
    // Being named first, how many mentions stand right at the beginning, and how many states share
    // the title tell nothing more: without datelines they do not help unseen stories.
    StateFeature{"bias", -4.04},
    StateFeature{"count", 1.50},       // logarithm of the number of mentions
    StateFeature{"paragraphs", 0.41},  // logarithm of the number of paragraphs that name it
    StateFeature{"opening", 2.70},     // standing near the beginning
    StateFeature{"title", 1.65},
    StateFeature{"title_others", -0.74},  // the title names others
    StateFeature{"states", 0.52},         // logarithm of the number of states that the text names
    StateFeature{"alone", 1.69},
    StateFeature{"outdone", 1.32},  // at the end of a long list
};

struct StateFeatures {
  size_t tag = 0;  // its index
  std::array<double, kStateFeatures.size()> values = {};
};

// Those of each of `tags` that is a state, in their order. `record` is that of the tags, its title
// and text final; `passing` are its mentions in passing. `body`: the byte behind the text's
// dateline, for who knows it.
std::vector<StateFeatures> state_features(const std::vector<Tag>& tags, const Record& record,
                                          PassingMentions& passing,
                                          std::optional<uint32_t> body = std::nullopt);

// 0 to 1 for each of `tags` that is a state, in their order; 0 for the others.
std::vector<double> state_salience(const std::vector<Tag>& tags, const Record& record,
                                   PassingMentions& passing,
                                   std::optional<uint32_t> body = std::nullopt);

}  // namespace chancery::indexer
