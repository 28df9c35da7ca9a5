// chancery-serve as a library function.
#pragma once

#include <string>
#include <vector>

namespace chancery::serve {

// The program, until it is interrupted. Throws Error when it cannot begin. Gives its exit status.
int run(const std::vector<std::string>& arguments);

}  // namespace chancery::serve
