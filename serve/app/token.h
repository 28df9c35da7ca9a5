// The token that a request must have: a secret of the user's, in a file that is theirs alone.
#pragma once

#include <filesystem>
#include <string>

namespace chancery::serve {

// The first line of `file`, which is made with a random one where it is missing. Throws Error when
// the file cannot be read or made, others may read it, or its first line is no token: at least 16
// letters, digits, - . _ ~, as an address can have them.
std::string token_in(const std::filesystem::path& file);

}  // namespace chancery::serve
