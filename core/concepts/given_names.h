// The given names that the gazetteer's leaders have.
#pragma once

#include <vector>

#include "chancery/gazetteer.h"
#include "core/concepts/matcher_tries.h"

namespace chancery {

// By number of Tries::name_words: common ones of every language. Words that mean something else
// (King, Will) are left out.
std::vector<bool> given_names(const Gazetteer& gazetteer, const Tries& tries);

}  // namespace chancery
