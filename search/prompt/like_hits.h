// like:3 at the prompt: the third hit of the last answer.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace chancery::search {

// `query` with the number behind each like: replaced by the path that `path_of` gives for it, so
// that it means the same when it is asked again: for another page, or kept by a name.
std::string with_paths(const std::string& query,
                       const std::function<std::string(uint32_t)>& path_of);

}  // namespace chancery::search
