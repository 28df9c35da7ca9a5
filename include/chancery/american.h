// American spelling, in which both spellings of an English word meet.
//
// Floor: text.
#pragma once

#include <string>
#include <string_view>

namespace chancery {

// A folded English word as Americans write it: labour → labor, normalisation → normalization,
// judgement → judgment. Words that have one spelling stay as they are.
std::string american_spelling(std::string_view word);

}  // namespace chancery
