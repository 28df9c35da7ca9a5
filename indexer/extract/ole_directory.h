// The directory of an OLE file ([MS-CFB]), so far as telling its type needs it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chancery::indexer {

// The names in the outermost folder of the file, in lower case; those of objects inside it are
// deeper. Empty when there is no directory to be read.
std::vector<std::string> ole_root_names(std::string_view bytes);

}  // namespace chancery::indexer
