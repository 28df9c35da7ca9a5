// The paths of the parts of a long document. A text that is longer than one document should be is
// kept as several, each with a path inside its file, as the members of an archive have.
//
// Floor: base.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace chancery {

// "PATH!part 2 of 3"; `number` is 1-based.
std::string part_path(std::string_view path, size_t number, size_t count);

// The number of the part that `path` names; 0 when it names none.
size_t part_number(std::string_view path);

}  // namespace chancery
