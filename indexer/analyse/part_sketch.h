// Sketches of the parts of long texts.
#pragma once

#include <string>
#include <string_view>

namespace chancery::indexer {

// `sketch` (sketch.h) as the document `path` has it. Parts of one text are no copies of each other,
// however alike they are, so theirs differ by the number of the part; a part is still a copy of the
// same part of another file.
std::string part_sketch(std::string sketch, std::string_view path);

}  // namespace chancery::indexer
