// What gave a hit its score, greatest first:
//
//     12.41  in all
//      8.18  ████████████  issue Zangezur corridor ×3
//      3.02  ████▍         the word corridor ×11
//      1.21  █▊            Armenia – Zangezur corridor in one sentence ×2
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "search/render/style.h"

namespace chancery::search {

// Hit::why as lines; every hit has at least the sum.
void write_why(std::ostream& out, const Hit& hit, const Style& style);

// "the word corridor", "Armenia – borders in one sentence"; not inert yet.
std::string described(const ScorePart& part);

// As JSON has it: word similar phrase actor issue meeting near field feedback.
std::string_view score_kind_name(ScoreKind kind);

}  // namespace chancery::search
