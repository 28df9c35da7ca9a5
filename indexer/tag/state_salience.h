// How likely an editor says that a text is about a state.
//
// A logistic model over where a text names the state and how the other states fare, fitted on the
// places of newswire stories by script/measure/fit_salience.py. In texts longer than news it says
// too much of the beginning: salience.cpp weighs that.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "chancery/record.h"

namespace chancery::indexer {

// What the model knows of a state in a text. script/measure/fit_salience.py reads the values from
// bin/salience_features, so that a feature is written once.
struct StateFeature {
  std::string_view name;
  double weight;
};
inline constexpr std::array kStateFeatures = {
    // As fit_salience.py prints them, for 3,901 stories of 1987 (Reuters-21578).
    StateFeature{"bias", -4.71},
    StateFeature{"count", 1.51},       // logarithm of the number of mentions
    StateFeature{"paragraphs", 0.46},  // logarithm of the number of paragraphs that name it
    StateFeature{"opening", 2.15},     // standing near the beginning
    StateFeature{"early", 0.16},       // number of mentions right at the beginning
    StateFeature{"first", 3.41},       // being named before all others
    StateFeature{"title", 1.27},
    StateFeature{"title_shared", 0.82},   // logarithm of the number of states that the title names
    StateFeature{"title_others", -0.60},  // the title names others
    StateFeature{"dateline_only", 1.60},
    StateFeature{"states", 1.01},  // logarithm of the number of states that the text names
    StateFeature{"alone", 3.23},
    StateFeature{"outdone", 1.08},   // at the end of a long list
    StateFeature{"passing", -0.49},  // logarithm of the number of mentions in passing
};

struct StateFeatures {
  size_t tag = 0;  // its index
  std::array<double, kStateFeatures.size()> values = {};
};

// Those of each of `tags` that is a state, in their order. `record` is that of the tags, its title
// and text final.
std::vector<StateFeatures> state_features(const std::vector<Tag>& tags, const Record& record);

// 0 to 1 for each of `tags` that is a state, in their order; 0 for the others.
std::vector<double> state_salience(const std::vector<Tag>& tags, const Record& record);

}  // namespace chancery::indexer
