// The matcher of a gazetteer, its compiled form kept between runs: building it costs more than a
// query.
//
// Floor: concepts.
#pragma once

#include <filesystem>
#include <string_view>

#include "chancery/matcher.h"

namespace chancery {

// The matcher of `gazetteer`, whose packed form is `packed`; from `cache` (a directory, made when
// missing) when it holds that matcher, else built and kept there.
Matcher load_matcher(const Gazetteer& gazetteer, std::string_view packed,
                     const std::filesystem::path& cache);

}  // namespace chancery
