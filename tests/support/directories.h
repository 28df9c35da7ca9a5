// Where this checkout and its programs are. One source file knows, so that all others compile to
// the same objects in every checkout and ccache serves them.
#pragma once

#include <string>

namespace chancery {

std::string source_directory();
std::string program_directory();

}  // namespace chancery
