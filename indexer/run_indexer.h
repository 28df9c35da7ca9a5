// chancery-index as a library call.
#pragma once

#include <ostream>
#include <string>
#include <vector>

namespace chancery::indexer {

// Does what the command line (without the program's name) asks; results go to `out`, everything
// else to `log`. Returns the exit status (ExitStatus). Throws Error.
int run_indexer(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& log);

}  // namespace chancery::indexer
