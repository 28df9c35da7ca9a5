// How likely an editor says that a text is about a state.
//
// A logistic model over where a text names the state and how the other states fare, fitted on the
// places of newswire stories by script/measure/fit_salience.py, whose features these are. In texts
// longer than news it says too much of the beginning: salience.cpp weighs that.
#pragma once

#include <string_view>
#include <vector>

#include "chancery/record.h"

namespace chancery {

// 0 to 1 for each of `tags` that is a state, in their order; 0 for the others. `record` is that of
// the tags, its title and text final.
std::vector<double> state_salience(const std::vector<Tag>& tags, const Record& record);

// Bytes of `text` that a news agency's dateline takes ("LONDON, March 3 - "), 0 when it has none.
size_t dateline_end(std::string_view text);

}  // namespace chancery
