// Where a person's state is kept, for who only reads it: asking makes no directory.
//
// Floor: base.
#pragma once

#include <filesystem>

namespace chancery {

// What state_directory() (paths.h) makes when it is missing.
std::filesystem::path state_path();

}  // namespace chancery
